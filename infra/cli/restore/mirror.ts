import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ArchiveError } from '../../../functions/archive/errors.ts';

/** A file of a folder that mirrors a bucket, as `aws s3 sync` makes it. */
export type Mirrored = { readonly key: string; readonly path: string };

/**
 * The objects of a mirrored bucket.
 * @param prefixes of the keys that are wanted; a folder that was copied from further down has none of them
 * @throws ArchiveError `bad-request` where the folder is none, or mirrors something else
 */
export const mirrored = async (folder: string, ...prefixes: readonly string[]): Promise<readonly Mirrored[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new ArchiveError('bad-request', `${folder} cannot be read.`, { cause });
  });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, key: relative(folder, path).split(sep).join('/') };
    })
    .filter(({ key }) => prefixes.some((prefix) => key.startsWith(prefix)))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (files.length > 0 || found.length === 0) return files;
  throw new ArchiveError(
    'bad-request',
    `${folder} has nothing under ${prefixes.join(' or ')}: it is to mirror the bucket from its root.`,
  );
};

/** In hexadecimal, as S3's ETag of what is put in one part. */
export const md5Of = async (path: string): Promise<string> => {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};
