import { createHash } from 'node:crypto';
import { GetItemCommand, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { RemovedObject, Takedown, type TakedownStore } from '../archive/takedown.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { removeVersions, versionsOfKey } from './object-versions.ts';
import { listOverflow } from './overflow.ts';
import { pack, unpack } from './packing.ts';
import { commitOfSnapshot, listSnapshots } from './snapshot-objects.ts';
import { RECORD, REMOVED, type Row, takedownKey } from './table.ts';

const AT_ONCE = 1000; // versions in one row: 90 KB at most, of which a row holds 400

/** What a takedown removes, with the rights of the engineer who runs it, and its record in the table. */
export const takedownStore = (location: ArchiveLocation, uploads: string): TakedownStore => {
  const { client, s3, table, bucket } = location;
  const incoming = { s3, bucket: uploads };
  return {
    versions: (key) => versionsOfKey(incoming, key),
    removeVersions: (key, versions) => removeVersions(incoming, key, versions),
    overflow: async (id) => (await listOverflow(location, id)).map(({ key }) => key),
    snapshotsBefore: async (commit) =>
      (await listSnapshots(location, null)).filter((key) => commitOfSnapshot(key) < commit),
    removeSnapshots: async (keys) => {
      for (const Key of keys)
        await calling(`delete ${Key}`, () => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key })));
    },
    record: (target) =>
      calling(`read the takedown of ${target}`, async () => {
        const request = { TableName: table, Key: takedownKey(target, RECORD), ConsistentRead: true };
        const { Item } = await client.send(new GetItemCommand(request));
        return Item === undefined ? null : z.parse(Takedown, unpack(Item.body?.B ?? new Uint8Array()));
      }),
    save: (takedown) =>
      put(location, takedown.target, RECORD, takedown, { isFinished: { BOOL: takedown.finished !== null } }),
    saveRemoved: async (target, { key, versions }) => {
      for (let at = 0; at < versions.length; at += AT_ONCE) {
        const some = versions.slice(at, at + AT_ONCE);
        const name = createHash('sha256')
          .update(JSON.stringify([key, some]))
          .digest('hex')
          .slice(0, 32);
        await put(location, target, `${REMOVED}${name}`, { key, versions: some } satisfies RemovedObject);
      }
    },
    removed: (target) => readRemoved(location, target),
  };
};

const put = (
  { client, table }: ArchiveLocation,
  target: string,
  sort: string,
  value: unknown,
  shown: Row = {},
): Promise<void> =>
  calling(`record the takedown of ${target}`, async () => {
    const Item = { ...takedownKey(target, sort), ...shown, body: { B: pack(value) } };
    await client.send(new PutItemCommand({ TableName: table, Item }));
  });

/** A takedown that was cut short lists some of the versions again: each counts once. */
const readRemoved = ({ client, table }: ArchiveLocation, target: string): Promise<readonly RemovedObject[]> =>
  calling(`read what the takedown of ${target} removed`, async () => {
    const objects = new Map<string, Map<string, RemovedObject['versions'][number]>>();
    const query = {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :target AND begins_with(sk, :removed)',
      ExpressionAttributeValues: {
        ':target': takedownKey(target, REMOVED).pk ?? { S: '' },
        ':removed': { S: REMOVED },
      },
    };
    for await (const page of paginateQuery({ client }, query)) {
      for (const { body } of page.Items ?? []) {
        const { key, versions } = z.parse(RemovedObject, unpack(body?.B ?? new Uint8Array()));
        const known = objects.get(key) ?? new Map();
        for (const version of versions) known.set(`${version.kind} ${version.id}`, version);
        objects.set(key, known);
      }
    }
    return [...objects].map(([key, versions]) => ({ key, versions: [...versions.values()] }));
  });
