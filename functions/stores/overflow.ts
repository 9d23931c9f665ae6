import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { overflowPrefix } from './heads.ts';

/** The objects that hold what is too large for a row, and when they were written: of one article, or where `id` is null of all. */
export const listOverflow = (
  { s3, bucket }: Pick<ArchiveLocation, 's3' | 'bucket'>,
  id: string | null,
): Promise<readonly { readonly key: string; readonly at: string }[]> =>
  calling('list large articles', async () => {
    const objects: { key: string; at: string }[] = [];
    const Prefix = id === null ? overflowPrefix('').slice(0, -1) : overflowPrefix(id);
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix })) {
      for (const { Key = '', LastModified = new Date(0) } of page.Contents ?? [])
        objects.push({ key: Key, at: LastModified.toISOString() });
    }
    return objects;
  });
