import type { Head, Notice } from '../../../functions/archive/article.ts';
import type { Commit } from '../../../functions/archive/commit.ts';
import type { Feeding } from '../../../functions/feed/feeding.ts';
import { costOf } from '../cost.ts';
import { headOf, numberOf } from '../search/heads.ts';

/** The bench's archive as feeders read it, and what changes in it. Heads are made up when they are read. */
export type ChangingArchive = Feeding['archive'] & {
  readonly change: (number: number) => void;
  readonly withdraw: (number: number) => void;
  /** Writes down what was changed since the last time. */
  readonly commit: () => void;
  /** ms that making heads up took. */
  readonly made: { cpu: number; wall: number };
};

export const changingArchive = (articles: number): ChangingArchive => {
  const revisions = new Map<number, number>();
  const withdrawn = new Set<number>();
  const log: Commit[] = [{ number: 1, changes: [], at: new Date().toISOString() }];
  let changes: Commit['changes'][number][] = [];
  const made = { cpu: 0, wall: 0 };
  const note = (number: number, change: 'put' | 'withdraw'): void => {
    const revision = (revisions.get(number) ?? 1) + 1;
    revisions.set(number, revision);
    changes.push({ id: headOf(number).id, revision, change });
  };
  const read = async (number: number): Promise<Head> => {
    const { result, cost } = await costOf(async () => headOf(number, revisions.get(number)));
    made.cpu += cost.cpu;
    made.wall += cost.wall;
    return withdrawn.has(number) ? noticeOf(result) : result;
  };
  return {
    made,
    change: (number) => {
      if (!withdrawn.has(number)) note(number, 'put');
    },
    withdraw: (number) => {
      if (withdrawn.has(number)) return;
      withdrawn.add(number);
      note(number, 'withdraw');
    },
    commit: () => {
      log.push({ number: log.length + 1, changes, at: new Date().toISOString() });
      changes = [];
    },
    lastCommit: async () => log.length,
    commits: async (after, limit) => log.slice(after, after + limit),
    heads: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await read(numberOf(id))] as const))),
    everyHead: async function* (_, after) {
      const first = after === null || after === undefined ? 0 : numberOf(after) + 1;
      for (let number = first; number < articles; number++) yield await read(number);
    },
  };
};

const noticeOf = ({ id, revision, commit, source }: Head): Notice => ({
  id,
  revision,
  commit,
  source,
  state: 'withdrawn',
  withdrawn: '2031-05-04T03:02:01.000Z',
  reason: 'The newsroom removed the file that this article was made from.',
});
