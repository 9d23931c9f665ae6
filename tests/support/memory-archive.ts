import { createHash } from 'node:crypto';
import type { Article, ArticleDraft, Head, Notice } from '../../functions/archive/article.ts';
import type { Commit } from '../../functions/archive/commit.ts';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { ArchiveReader, SnapshotPointer, SnapshotStore } from '../../functions/archive/ports.ts';

/** What the archive holds: to be looked at, and to be damaged. Rows are JSON, so that nothing is shared with callers. */
export type MemoryRows = {
  readonly heads: Map<string, string>;
  readonly revisions: Map<string, string>; // superseded ones, by "id/revision"
  readonly log: Map<number, string>;
  readonly objects: Map<string, Uint8Array>; // snapshots by key
  readonly pointers: Map<string, readonly SnapshotPointer[]>; // by analyser
  readonly looked: Map<string, string>; // by analyser, when its snapshots were last looked after
};

/** The archive that readers see, in memory, and a short way to write it: each call is one commit. */
export type MemoryArchive = {
  readonly rows: MemoryRows;
  readonly reader: ArchiveReader;
  readonly snapshots: SnapshotStore;
  /** Stores drafts as the next revision of their articles; embargoed where their embargo ends after `now` (ms). `at` is an ISO instant. */
  readonly publish: (drafts: readonly ArticleDraft[], now?: number, at?: string) => readonly Article[];
  readonly withdraw: (...ids: readonly string[]) => readonly Notice[];
};

/** @param keep how many snapshots stay */
export const memoryArchive = (keep = 3): MemoryArchive => {
  const rows: MemoryRows = {
    heads: new Map(),
    revisions: new Map(),
    log: new Map(),
    objects: new Map(),
    pointers: new Map(),
    looked: new Map(),
  };
  const headOf = (id: string): Head | null => JSON.parse(rows.heads.get(id) ?? 'null');
  const commit = <H extends Head>(makeHeads: (number: number) => readonly H[]): readonly H[] => {
    const number = lastCommit(rows) + 1;
    const heads = makeHeads(number);
    const changes = heads.map(({ id, revision, state }) => ({
      id,
      revision,
      change: state === 'withdrawn' ? ('withdraw' as const) : ('put' as const),
    }));
    for (const head of heads) {
      const previous = headOf(head.id);
      if (head.state === 'withdrawn') purge(rows, head.id);
      else if (previous !== null && previous.state !== 'withdrawn') {
        rows.revisions.set(`${head.id}/${previous.revision}`, JSON.stringify(previous));
      }
      rows.heads.set(head.id, JSON.stringify(head));
    }
    rows.log.set(number, JSON.stringify({ number, changes, at: AT } satisfies Commit));
    return heads;
  };
  const next = (id: string): number => (headOf(id)?.revision ?? 0) + 1;

  return {
    rows,
    reader: readerOf(rows),
    snapshots: snapshotsOf(rows, keep),
    publish: (drafts, now = 0, at = AT) =>
      commit((number) =>
        drafts.map((draft): Article => {
          const embargoed = Date.parse(draft.rights.embargoedUntil ?? '') > now;
          return {
            ...draft,
            state: embargoed ? 'embargoed' : 'live',
            revision: next(draft.id),
            commit: number,
            committed: at,
          };
        }),
      ),
    withdraw: (...ids) =>
      commit((number) =>
        ids.map(
          (id): Notice => ({
            id,
            state: 'withdrawn',
            revision: next(id),
            commit: number,
            withdrawn: AT,
            reason: 'The newsroom removed the file that this article was made from.',
            source: { key: `incoming/${id}.txt` },
          }),
        ),
      ),
  };
};

const AT = '2031-05-04T03:02:01.000Z';

const purge = ({ revisions }: MemoryRows, id: string): void => {
  for (const key of revisions.keys()) if (key.startsWith(`${id}/`)) revisions.delete(key);
};

const lastCommit = ({ log }: MemoryRows): number => Math.max(0, ...log.keys());

const readerOf = (rows: MemoryRows): ArchiveReader => ({
  heads: async (ids) => new Map(ids.flatMap((id): [string, Head][] => entryOf(id, rows.heads.get(id)))),
  commits: async (after, limit) =>
    [...rows.log]
      .filter(([number]) => number > after)
      .sort(([one], [other]) => one - other)
      .slice(0, limit)
      .map(([, row]): Commit => JSON.parse(row)),
  filed: async (id) =>
    [...rows.revisions.keys()]
      .filter((key) => key.startsWith(`${id}/`))
      .map((key) => Number(key.slice(id.length + 1)))
      .sort((one, other) => other - one),
  revisions: async (id, numbers) =>
    numbers.flatMap((number): Article[] => {
      const row = rows.revisions.get(`${id}/${number}`);
      return row === undefined ? [] : [JSON.parse(row)];
    }),
  lastCommit: async () => lastCommit(rows),
  everyHead: async function* (_, after = null) {
    for (const [id, row] of [...rows.heads].sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (after !== null && id <= after) continue;
      for (const [, head] of entryOf(id, rows.heads.get(id) ?? row)) yield head;
      await null; // others may write meanwhile
    }
  },
});

const entryOf = (id: string, row: string | undefined): [string, Head][] =>
  row === undefined ? [] : [[id, JSON.parse(row)]];

const objectOf = ({ objects }: MemoryRows, key: string): Uint8Array => {
  const bytes = objects.get(key);
  if (bytes === undefined) throw new ArchiveError('not-found', `${key} is gone`);
  return bytes;
};

const snapshotsOf = (rows: MemoryRows, keep: number): SnapshotStore => ({
  pointers: async (analyser) => rows.pointers.get(analyser) ?? [],
  readRange: async ({ key }, from, to) => {
    const bytes = objectOf(rows, key);
    if (to > bytes.length) throw new ArchiveError('corrupt', `${key} has no ${to} bytes`);
    return Uint8Array.from(bytes.subarray(from, to));
  },
  read: async ({ key, sha256 }) => {
    const bytes = objectOf(rows, key);
    if (hashOf(bytes) !== sha256) throw new ArchiveError('corrupt', `${key} is not what was written`);
    return bytes;
  },
  write: async (analyser, facts, bytes, alone = false) => {
    const sha256 = hashOf(bytes);
    const key = `snapshots/${analyser}/${facts.commit}-${sha256.slice(0, 16)}`;
    rows.objects.set(key, bytes);
    const standing = rows.pointers.get(analyser) ?? [];
    if ((standing[0]?.commit ?? -1) >= facts.commit + (alone ? 1 : 0)) return false;
    const pointers = [{ ...facts, key, sha256, bytes: bytes.length }, ...standing.filter((old) => old.key !== key)];
    const stay = alone ? 1 : keep;
    rows.pointers.set(analyser, pointers.slice(0, stay));
    for (const old of pointers.slice(stay)) rows.objects.delete(old.key);
    return true;
  },
  sweep: async (analyser) => {
    const pointers = rows.pointers.get(analyser) ?? [];
    const others = new Set<string>();
    for (const key of [...rows.objects.keys()]) {
      const [, of = '', name = ''] = key.split('/');
      if (of !== analyser) others.add(of);
      else if (Number(name.split('-')[0]) <= (pointers[0]?.commit ?? 0) && !pointers.some((it) => it.key === key))
        rows.objects.delete(key);
    }
    return [...others];
  },
  lookAfter: async (analyser, at) => void rows.looked.set(analyser, at),
  lookedAfter: async (analyser) => rows.looked.get(analyser) ?? null,
  retire: async (analyser) => {
    for (const key of [...rows.objects.keys()]) if (key.split('/')[1] === analyser) rows.objects.delete(key);
    rows.pointers.delete(analyser);
    rows.looked.delete(analyser);
  },
  trimLog: async (commit) => {
    const last = Math.min(commit, lastCommit(rows) - 1);
    for (const number of [...rows.log.keys()]) if (number <= last) rows.log.delete(number);
  },
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
