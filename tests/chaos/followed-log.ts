import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Commit } from '../../functions/archive/commit.ts';
import { readCommits } from '../../functions/stores/commit-log.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type Address, connectionOf } from '../machine/newsroom.ts';

const EVERY = 250; // ms; a row is trimmed only behind several snapshots
const PAGE = 1_000;

/** The whole commit log, as somebody wrote it down who looked at it all the time: snapshots trim it. */
export type FollowedLog = {
  readonly commits: readonly Commit[];
  /** Reads to the end, then stops. */
  readonly stop: () => Promise<void>;
};

/** Follows the log whatever happens to the machine; that it cannot be reached now is no news. */
export const followLog = (address: Address): FollowedLog => {
  const client = new DynamoDBClient(connectionOf(address, 'engineer'));
  const commits: Commit[] = [];
  let isOver = false;
  const read = async (): Promise<void> => {
    const rows = await readCommits({ client, table: 'cuttings-archive' }, commits.at(-1)?.number ?? 0, PAGE);
    commits.push(...rows);
    if (rows.length > 0) await read();
  };
  const follow = async (): Promise<void> => {
    while (!isOver) {
      await read().catch(() => {});
      await systemClock.sleep(EVERY);
    }
    await read();
  };
  const following = follow();
  return {
    commits,
    stop: async () => {
      isOver = true;
      await following;
      client.destroy();
    },
  };
};
