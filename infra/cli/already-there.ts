import { createHash } from 'node:crypto';
import type { StoredUpload } from './desk.ts';

/** What is to be uploaded, as far as it is compared. */
export type Comparable = {
  readonly key: string;
  readonly bytes: number;
  /** Its MD5 in hexadecimal, or null where that is not known: then its size decides. Asked only where the sizes agree. */
  readonly md5: () => Promise<string | null>;
};

const AT_ONCE = 8;

/**
 * By key, the versions of those files that the bucket has as they are: after a run that was cut short, what need not be sent
 * again. S3's ETag is the MD5 of an object that came in one piece, encrypted by S3's own keys (API Reference, "Object"); of one
 * that came in parts it has a dash, and size alone decides.
 */
export const alreadyThere = async (
  files: readonly Comparable[],
  stored: AsyncIterable<StoredUpload>,
): Promise<ReadonlyMap<string, string>> => {
  const wanted = new Map(files.map((file) => [file.key, file]));
  const there = new Map<string, string>();
  let comparing: Promise<void>[] = [];
  for await (const object of stored) {
    const file = wanted.get(object.key);
    if (file === undefined || file.bytes !== object.bytes) continue;
    comparing.push(
      isSame(file, object).then((same) => {
        if (same) there.set(object.key, object.versionId);
      }),
    );
    if (comparing.length < AT_ONCE) continue;
    await Promise.all(comparing);
    comparing = [];
  }
  await Promise.all(comparing);
  return there;
};

const isSame = async (file: Comparable, { etag }: StoredUpload): Promise<boolean> => {
  if (etag.includes('-')) return true;
  const md5 = await file.md5();
  return md5 === null || md5 === etag;
};

export const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
