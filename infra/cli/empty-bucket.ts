import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { calling } from '../../functions/stores/failures.ts';
import { type VersionOfKey, versionsUnder } from '../../functions/stores/object-versions.ts';
import type { Emptied } from './empty.ts';

const LARGEST_BATCH = 1000; // DeleteObjects' limit

/** A bucket as `emptyBuckets` wants it. What comes while it is emptied may stay: then it is not empty, and is to be emptied again. */
export const emptiedBucket = (s3: S3Client, name: string): Emptied => {
  const versions = () => versionsUnder({ s3, bucket: name }, '');
  return {
    name,
    count: async () => {
      let count = 0;
      for await (const _ of versions()) count++;
      return count;
    },
    empty: async () => {
      let removed = 0;
      let batch: VersionOfKey[] = [];
      for await (const version of versions()) {
        batch.push(version);
        if (batch.length < LARGEST_BATCH) continue;
        removed += await remove(s3, name, batch);
        batch = [];
      }
      return removed + (await remove(s3, name, batch));
    },
  };
};

const remove = async (s3: S3Client, Bucket: string, versions: readonly VersionOfKey[]): Promise<number> => {
  if (versions.length === 0) return 0;
  const Objects = versions.map(({ key, id }) => ({ Key: key, VersionId: id }));
  const { Errors: [first] = [] } = await calling(`empty ${Bucket}`, () =>
    s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } })),
  );
  if (first === undefined) return versions.length;
  const code = first.Code === 'AccessDenied' ? 'denied' : 'unavailable';
  throw new ArchiveError(code, `S3 did not delete ${first.Key} of ${Bucket}: ${first.Code}: ${first.Message}`);
};
