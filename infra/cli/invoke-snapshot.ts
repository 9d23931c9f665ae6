import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { When } from '../../functions/snapshot/snapshot.ts';
import { calling } from '../../functions/stores/failures.ts';
import type { Connection } from './stack-outputs.ts';

/** The newest snapshot, when the function has done what it was asked. */
const Snapshotted = z.object({ key: z.string(), commit: z.number(), bytes: z.number(), articles: z.number() });
export type Snapshotted = Readonly<z.infer<typeof Snapshotted>>;

const Outcome = z.object({ newest: z.nullable(Snapshotted) });
const Failure = z.object({ errorMessage: z.string() });

const LONGEST = 16 * 60_000; // ms; the function's own time-out is 15 minutes

/**
 * Has the snapshot function look after the snapshots, and waits for it. Null where there is none yet, as of an empty archive.
 * @throws ArchiveError `unavailable` where it failed: its log says at what
 */
export const invokeSnapshot = async (connection: Connection, name: string, when: When): Promise<Snapshotted | null> => {
  const client = new LambdaClient({
    ...connection,
    maxAttempts: 1, // a second run beside the first helps nobody
    requestHandler: { connectionTimeout: 3_000, requestTimeout: LONGEST, socketTimeout: LONGEST },
  });
  const answer = await calling(`have ${name} write a snapshot`, () =>
    client.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ snapshot: when }) })),
  );
  const said: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8') || 'null');
  if (answer.FunctionError !== undefined) {
    const { errorMessage = 'it did not say why' } = Failure.safeParse(said).data ?? {};
    throw new ArchiveError('unavailable', `${name} wrote no snapshot: ${errorMessage}`);
  }
  return z.parse(Outcome, said).newest;
};
