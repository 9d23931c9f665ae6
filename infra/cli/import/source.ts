import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { calling } from '../../../functions/stores/failures.ts';
import { INCOMING } from '../../names.ts';
import type { Comparable } from '../already-there.ts';
import type { StoredObject } from '../desk.ts';
import type { Connection } from '../stack-outputs.ts';

/** `s3://bucket/prefix` in its parts, or null where it is a path of this machine. */
export const bucketOf = (source: string): { readonly bucket: string; readonly prefix: string } | null => {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(source) ?? [];
  if (bucket !== undefined) return { bucket, prefix };
  if (!source.startsWith('s3://')) return null;
  throw new ArchiveError('bad-request', `${source} names no bucket: it is s3://bucket or s3://bucket/prefix.`);
};

const whereNone =
  (bucket: string) =>
  (error: unknown): never => {
    if (!(error instanceof Error) || error.name !== 'NoSuchBucket') throw error;
    throw new ArchiveError('not-found', `There is no bucket ${bucket}.`, { cause: error });
  };

export type BucketFile = Comparable & { readonly from: StoredObject };

/**
 * The objects under a prefix of another bucket, with the keys that they are to have: all of their own, under `incoming/`
 * and the prefix that is wished. What ends in a slash is a folder of the console's, and no file.
 */
export const bucketFiles = async (
  connection: Connection,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  under: string,
): Promise<readonly BucketFile[]> => {
  const forcePathStyle = connection.endpoint !== undefined;
  const s3 = new S3Client({ ...connection, forcePathStyle, followRegionRedirects: true });
  const folder = under.replace(/^\/+|\/+$/g, '');
  const files: BucketFile[] = [];
  let token: string | undefined;
  do {
    const request = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    });
    const page = await calling(`list ${bucket}`, () => s3.send(request).catch(whereNone(bucket)));
    for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? []) {
      if (Key.endsWith('/')) continue;
      const etag = ETag.replaceAll('"', '');
      const key = `${INCOMING}${folder === '' ? '' : `${folder}/`}${Key}`;
      files.push({
        key,
        bytes: Size,
        md5: async () => (etag.includes('-') ? null : etag),
        from: { bucket, key: Key },
      });
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return files;
};
