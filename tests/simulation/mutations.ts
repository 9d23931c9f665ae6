import type { Head } from '../../functions/archive/article.ts';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { ArchiveReader } from '../../functions/archive/ports.ts';
import type { Replica } from '../../functions/search/replica.ts';
import { LOG, logEndKey } from '../../functions/stores/table.ts';
import type { Law } from './laws/law.ts';
import type { Tamper } from './world/dynamodb-client.ts';
import { NO_WRAPPERS, type Wrappers } from './wrappers.ts';

/** A fault of the software, put between it and what it depends on, and the law that it must break. */
export type Mutation = { readonly name: string; readonly breaks: Law; readonly wrappers: Wrappers };

const mutation = (name: string, breaks: Law, wrappers: Partial<Wrappers>): Mutation => ({
  name,
  breaks,
  wrappers: { ...NO_WRAPPERS, ...wrappers },
});

type Put = { readonly TableName: string; readonly Item: Readonly<Record<string, { readonly S?: string }>> };
type Action = { readonly Put?: Put };

/** Changes the puts of a transaction; one that is changed into null is left out. */
const puts =
  (change: (put: Put) => object | null): Tamper =>
  (operation, input) =>
    operation !== 'TransactWriteItems'
      ? input
      : {
          ...input,
          TransactItems: (input.TransactItems as readonly Action[]).flatMap((action): object[] => {
            const Put = action.Put === undefined ? null : change(action.Put);
            return Put === null ? [] : [{ Put }];
          }),
        };

const without =
  (isMeant: (put: Put) => boolean): ((put: Put) => object) =>
  (put) =>
    isMeant(put) ? { TableName: put.TableName, Item: put.Item } : put;

const isEnd = ({ Item }: Put): boolean => Item.pk?.S === logEndKey.pk?.S;
const isLog = ({ Item }: Put): boolean => Item.pk?.S === LOG;

const readsAnyhow: Tamper = (operation, { ConsistentRead: _, RequestItems, ...input }) => {
  if (operation !== 'BatchGetItem') return RequestItems === undefined ? input : { ...input, RequestItems };
  const requests = Object.entries(RequestItems as Readonly<Record<string, { readonly Keys: unknown }>>);
  return { RequestItems: Object.fromEntries(requests.map(([name, { Keys }]) => [name, { Keys }])) };
};

const released = (head: Head): Head =>
  head.state === 'embargoed' ? { ...head, state: 'live', rights: { ...head.rights, embargoedUntil: null } } : head;

const mappedHeads = (reader: ArchiveReader, map: (head: Head) => Head): ArchiveReader => ({
  ...reader,
  heads: async (ids) => new Map([...(await reader.heads(ids))].map(([id, head]) => [id, map(head)])),
  everyHead: async function* () {
    for await (const head of reader.everyHead()) yield map(head);
  },
});

/** Answers what it was once told of an article, under the number of what it is told now. */
const remembering = (reader: ArchiveReader, isForgotten: (old: Head, head: Head) => boolean): ArchiveReader => {
  const known = new Map<string, Head>();
  return mappedHeads(reader, (head) => {
    const old = known.get(head.id);
    if (old === undefined || isForgotten(old, head)) known.set(head.id, head);
    const { revision, commit } = head;
    return { ...(known.get(head.id) ?? head), revision, commit };
  });
};

/** A replica of which some methods are others. */
const changed = (replica: Replica, by: Partial<Replica>): Replica =>
  new Proxy(replica, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in by ? by : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

export const MUTATIONS: readonly Mutation[] = [
  mutation('drop the sequencer condition', 'each upload has one final receipt', {
    table: puts(without(({ Item }) => Item.sk?.S === 'RECEIPT')),
  }),
  mutation('drop the head condition', 'the log has no gap and no repeat', {
    table: puts(without(({ Item }) => Item.sk?.S === 'HEAD')),
  }),
  mutation('drop the log conditions', 'the log has no gap and no repeat', {
    table: puts(without((put) => isLog(put) || isEnd(put))),
  }),
  mutation('forget the end of the log', 'the log has no gap and no repeat', {
    table: puts((put) => (isEnd(put) ? null : put)),
  }),
  mutation('skip the ClientRequestToken', 'what is committed is said once', {
    table: (_, { ClientRequestToken: __, ...input }) => input,
  }),
  mutation('read without consistency', 'what is committed is found', { table: readsAnyhow }),
  mutation('leave the log row out', 'the log has no gap and no repeat', {
    table: puts((put) => (isLog(put) ? null : put)),
  }),
  mutation('acknowledge before the commit', 'nothing acknowledged is lost', { acknowledgesFirst: true }),
  mutation('acknowledge what failed', 'nothing acknowledged is lost', {
    ingest: (run) => async (messages, dependencies) =>
      (await run(messages, dependencies)).map((outcome) => ({ ...outcome, error: null })),
  }),
  mutation('read the newest version instead of the announced', 'nothing acknowledged is lost', {
    uploads: (store) => ({ ...store, read: (upload) => store.read({ ...upload, versionId: null }) }),
  }),
  mutation('ignore what a removed version uncovers', 'the table holds the newest version of every object', {
    uploads: (store) => ({ ...store, current: async () => null }),
  }),
  mutation('skip the purge', 'a withdrawal leaves no word in the table', {
    writer: (writer) => ({ ...writer, purge: async () => {} }),
  }),
  mutation('skip the state check at hydration', 'no withdrawn or embargoed word is answered', {
    reader: (reader, of) => (of === 'pages' ? remembering(reader, (_, head) => head.state !== 'withdrawn') : reader),
  }),
  mutation('apply lower revisions', 'a replica at a commit is what one is that was built there', {
    reader: (reader, of) => (of === 'replica' ? remembering(reader, (_, head) => head.revision > 2) : reader),
  }),
  mutation('ignore embargo', 'no withdrawn or embargoed word is answered', {
    reader: (reader) => mappedHeads(reader, released),
  }),
  mutation('hide gaps of the log', 'a replica at a commit is what one is that was built there', {
    reader: (reader) => ({
      ...reader,
      commits: async (after, limit) =>
        (await reader.commits(after, limit)).map((commit, at) => ({ ...commit, number: after + 1 + at })),
    }),
  }),
  mutation('answer before the commit that was asked for', 'atLeast holds', {
    replica: (replica) => changed(replica, { atLeast: () => replica.current() }),
  }),
  mutation('say that every answer is of this moment', 'an answer is as new as it says', {
    replica: (replica) => changed(replica, { asOf: () => Date.parse('2032-01-01') }),
  }),
  mutation('never look at the log again', 'a replica at a commit is what one is that was built there', {
    reader: (reader, of) => (of === 'replica' ? { ...reader, commits: async () => [] } : reader),
  }),
  mutation('keep a corrupt snapshot', 'a replica at a commit is what one is that was built there', {
    snapshots: (store) => ({
      ...store,
      read: (pointer) => store.read(pointer).catch(kept),
      readRange: (pointer, from, to) => store.readRange(pointer, from, to).catch(kept),
    }),
  }),
  mutation('let the pointer move back', 'the pointer never moves back', {
    table: (operation, input) => (operation === 'PutItem' ? { TableName: input.TableName, Item: input.Item } : input),
  }),
  mutation('leave the snapshots of before', 'a takedown leaves no word anywhere', {
    takedowns: (store) => ({ ...store, snapshotsBefore: async () => [] }),
  }),
  mutation('leave the file without its mark', 'a takedown takes nothing else', {
    table: puts(({ TableName, Item, ...condition }) => {
      const { takedown: _, ...unmarked } = Item;
      return { ...condition, TableName, Item: unmarked };
    }),
  }),
  mutation('take what S3 leaves for a bug', 'a takedown fails only for what may pass', {
    takedowns: (store) => ({ ...store, removeVersions: (...what) => store.removeVersions(...what).catch(untold) }),
  }),
  mutation('say that it committed what it did not', 'what an invocation says is true', {
    writer: (writer) => ({
      ...writer,
      append: async (...what) => {
        await writer.append(...what);
        return 'appended';
      },
    }),
  }),
  mutation('take what is throttled for a bug', 'a message fails only for what may pass', {
    uploads: (store) => ({ ...store, read: (upload) => store.read(upload).catch(untold) }),
  }),
  mutation('fail what was committed before', 'everything settles', {
    ingest: (run) => async (messages, dependencies) =>
      (await run(messages, dependencies)).map((outcome) => {
        const isRepeated = outcome.uploads.some(({ settled }) => settled === 'repeated');
        return isRepeated ? { ...outcome, error: new ArchiveError('unavailable', 'It was there before') } : outcome;
      }),
  }),
  mutation('take a damaged snapshot for a bug', 'the snapshot function fails only for what may pass', {
    snapshots: (store) => ({ ...store, read: (pointer) => store.read(pointer).catch(untold) }),
  }),
  mutation('take a damaged piece of a snapshot for a bug', 'readers get an answer', {
    snapshots: (store) => ({
      ...store,
      readRange: (pointer, from, to) => store.readRange(pointer, from, to).catch(untold),
    }),
  }),
];

const untold = (error: unknown): never => {
  throw new Error(String(error));
};

const kept = (error: unknown): never => {
  if (!(error instanceof ArchiveError) || !['corrupt', 'not-found'].includes(error.code)) throw error;
  throw new ArchiveError('unavailable', error.message, { cause: error });
};
