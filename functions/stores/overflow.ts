import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { overflowPrefix } from './heads.ts';

/** The keys of the objects that hold what is too large for a row: of one article, or where `id` is null of all. */
export const listOverflow = (
  { s3, bucket }: Pick<ArchiveLocation, 's3' | 'bucket'>,
  id: string | null,
): Promise<readonly string[]> =>
  calling('list large articles', async () => {
    const keys: string[] = [];
    const Prefix = id === null ? overflowPrefix('').slice(0, -1) : overflowPrefix(id);
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix })) {
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    }
    return keys;
  });
