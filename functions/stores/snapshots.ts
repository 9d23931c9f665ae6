import { createHash } from 'node:crypto';
import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { SnapshotPointer, SnapshotStore } from '../archive/ports.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { batchWrite } from './batch-write.ts';
import { readLastCommit } from './commit-log.ts';
import { calling } from './failures.ts';
import { readRange } from './read-range.ts';
import { analyserOfSnapshot, commitOfSnapshot, listSnapshots, snapshotObject } from './snapshot-objects.ts';
import { commitSortKey, LOG, lookedKey, snapshotKey } from './table.ts';

const Pointer = z.readonly(
  z.object({
    key: z.string(),
    commit: z.number(),
    sha256: z.string(),
    bytes: z.number(),
    articles: z.number(),
    at: z.string(),
  }),
);
const PointerRow = z.object({ pointers: z.readonly(z.array(Pointer)) });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const PATIENCE = 15_000; // ms; a read that slept while Lambda had the function frozen is past it when it wakes

/**
 * Snapshots as immutable objects of the archive bucket; their pointers are one row per analyser version, replaced only
 * by a newer commit.
 * @param keep how many snapshots stay to fall back upon, the newest included
 * @param patience ms after which the read of a range is given up, and done again once
 */
export const snapshotStore = (location: ArchiveLocation, keep: number, patience = PATIENCE): SnapshotStore => ({
  pointers: (analyser) => readPointers(location, analyser),
  read: async (pointer) => {
    const bytes = await calling(`read ${pointer.key}`, async () => {
      const found = await location.s3.send(new GetObjectCommand({ Bucket: location.bucket, Key: pointer.key }));
      return found.Body === undefined ? new Uint8Array() : await found.Body.transformToByteArray();
    });
    if (sha256(bytes) !== pointer.sha256) throw new ArchiveError('corrupt', `${pointer.key} is not what was written`);
    return bytes;
  },
  readRange: (pointer, from, to) => readRange(location, pointer, { from, to }, patience),
  write: async (analyser, facts, bytes, alone = false) => {
    const hash = sha256(bytes);
    const key = snapshotObject(analyser, facts.commit, hash);
    const standing = await readPointers(location, analyser);
    await calling(`write ${key}`, () =>
      location.s3.send(new PutObjectCommand({ Bucket: location.bucket, Key: key, Body: bytes })),
    );
    const others = standing.filter((old) => old.key !== key);
    const pointers = [{ ...facts, key, sha256: hash, bytes: bytes.length }, ...others];
    const stay = alone ? 1 : keep;
    const moved = await movePointer(location, analyser, pointers.slice(0, stay), alone);
    if (moved) for (const old of pointers.slice(stay)) await deleteObject(location, old.key);
    return moved;
  },
  sweep: async (analyser) => {
    const pointers = await readPointers(location, analyser);
    const newest = pointers[0]?.commit ?? 0;
    const others = new Set<string>();
    for (const key of await listSnapshots(location, null)) {
      const of = analyserOfSnapshot(key);
      if (of !== analyser) others.add(of);
      // One of a later commit may be another writer's, who has yet to move the pointer to it.
      else if (commitOfSnapshot(key) <= newest && !pointers.some((it) => it.key === key))
        await deleteObject(location, key);
    }
    return [...others];
  },
  lookAfter: async (analyser, at) => {
    const Item = { ...lookedKey(analyser), at: { S: at } };
    await calling('note a look at the snapshots', () =>
      location.client.send(new PutItemCommand({ TableName: location.table, Item })),
    );
  },
  lookedAfter: (analyser) =>
    calling('read when snapshots were looked after', async () => {
      const request = { TableName: location.table, Key: lookedKey(analyser), ConsistentRead: true };
      return (await location.client.send(new GetItemCommand(request))).Item?.at?.S ?? null;
    }),
  retire: async (analyser) => {
    for (const key of await listSnapshots(location, analyser)) await deleteObject(location, key);
    const rows = [snapshotKey(analyser), lookedKey(analyser)]; // last: a crash before leaves what is found again
    await batchWrite(
      location,
      rows.map((Key) => ({ DeleteRequest: { Key } })),
    );
  },
  trimLog: async (commit) => {
    // The newest row is the end of the log: without it the next commit would begin at 1 again.
    const last = Math.min(commit, (await readLastCommit(location)) - 1);
    while (await trimSome(location, last));
  },
});

const readPointers = ({ client, table }: ArchiveLocation, analyser: string): Promise<readonly SnapshotPointer[]> =>
  calling('read the snapshot pointer', async () => {
    const request = { TableName: table, Key: snapshotKey(analyser), ConsistentRead: true };
    const { Item } = await client.send(new GetItemCommand(request));
    return Item === undefined ? [] : z.parse(PointerRow, unmarshall(Item)).pointers;
  });

const deleteObject = async ({ s3, bucket }: ArchiveLocation, key: string): Promise<void> => {
  await calling(`delete ${key}`, () => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
};

/** Moves the pointer forward only: of two snapshots at once the newer wins, whichever is later. */
const movePointer = async (
  { client, table }: ArchiveLocation,
  analyser: string,
  pointers: readonly SnapshotPointer[],
  orReplace: boolean,
): Promise<boolean> => {
  const commit = pointers[0]?.commit ?? 0;
  try {
    await calling('move the snapshot pointer', () =>
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...snapshotKey(analyser), ...marshall({ commit, pointers }) },
          ConditionExpression: `attribute_not_exists(pk) OR #commit ${orReplace ? '<=' : '<'} :commit`,
          ExpressionAttributeNames: { '#commit': 'commit' },
          ExpressionAttributeValues: { ':commit': { N: String(commit) } },
        }),
      ),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Deletes up to 25 of the oldest rows through `last`; answers whether there may be more. */
const trimSome = ({ client, table }: ArchiveLocation, last: number): Promise<boolean> =>
  calling('trim the commit log', async () => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :log AND sk <= :last',
        ExpressionAttributeValues: { ':log': { S: LOG }, ':last': { S: commitSortKey(Math.max(last, 0)) } },
        ProjectionExpression: 'pk, sk',
        Limit: 25,
      }),
    );
    const doomed = (Items ?? []).map((Key) => ({ DeleteRequest: { Key } }));
    if (doomed.length > 0) await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: doomed } }));
    return doomed.length > 0; // what was left unprocessed is found again
  });
