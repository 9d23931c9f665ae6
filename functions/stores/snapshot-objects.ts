import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { commitSortKey } from './table.ts';

const SNAPSHOTS = 'snapshots/';

/** The key of a snapshot's object. The hash makes a repeated write the same object. */
export const snapshotObject = (analyser: string, commit: number, sha256: string): string =>
  `${SNAPSHOTS}${analyser}/${commitSortKey(commit)}-${sha256.slice(0, 16)}`;

/** The version of the analyser whose snapshot an object's key names. */
export const analyserOfSnapshot = (key: string): string => key.split('/')[1] ?? '';

/** The commit of the snapshot that an object's key names. */
export const commitOfSnapshot = (key: string): number => Number(key.split('/')[2]?.split('-')[0]);

/** The keys of every snapshot in the bucket, whether a pointer names it or not; of one analyser, or where that is null of all. */
export const listSnapshots = (
  { s3, bucket }: Pick<ArchiveLocation, 's3' | 'bucket'>,
  analyser: string | null,
): Promise<readonly string[]> =>
  calling('list snapshots', async () => {
    const Prefix = analyser === null ? SNAPSHOTS : `${SNAPSHOTS}${analyser}/`;
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix })) {
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    }
    return keys;
  });
