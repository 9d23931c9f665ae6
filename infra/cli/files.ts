import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { INCOMING } from '../names.ts';

/** A file, and the key that it is uploaded under. */
export type LocalFile = { readonly path: string; readonly key: string; readonly bytes: number };

const LONGEST_KEY = 1024; // bytes of UTF-8, S3's limit

/**
 * The files that an argument names: itself, or every file below a folder, in order of name. Hidden files and folders
 * below it are skipped, and links to folders are not followed. A key keeps the folder's own name, as `cp -r` does:
 * two folders' files of one name stay apart.
 * @param prefix a folder under `incoming/`, or the empty string
 * @throws ArchiveError where the argument or a folder below it cannot be read, or a key is too long
 */
export const filesUnder = async (argument: string, prefix = ''): Promise<readonly LocalFile[]> => {
  const root = resolve(argument);
  const files: LocalFile[] = [];

  const keyOf = (path: string): string => {
    const below = [prefix.replace(/^\/+|\/+$/g, ''), basename(root), ...relative(root, path).split(sep)];
    const key = INCOMING + below.filter((part) => part !== '').join('/');
    if (Buffer.byteLength(key) <= LONGEST_KEY) return key;
    throw new ArchiveError('bad-request', `${path}: the name is too long for S3, which takes ${LONGEST_KEY} bytes.`);
  };

  const visit = async (path: string): Promise<void> => {
    const found = await stat(path);
    if (found.isFile()) files.push({ path: fromHere(argument, root, path), key: keyOf(path), bytes: found.size });
    if (!found.isDirectory()) return;
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const child = join(path, entry.name);
      if (entry.isSymbolicLink() && (await stat(child)).isDirectory()) continue;
      await visit(child);
    }
  };

  try {
    await visit(root);
  } catch (error) {
    throw readingError(argument, error);
  }
  return files;
};

const fromHere = (argument: string, root: string, path: string): string =>
  path === root ? argument : join(argument, relative(root, path));

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

/** What the system says of a file that cannot be read, in words. */
export const readingError = (path: string, error: unknown): unknown => {
  if (error instanceof ArchiveError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const where = 'path' in error && typeof error.path === 'string' ? error.path : path;
  return new ArchiveError('not-found', `${where}: ${WHY[code] ?? code}`, { cause: error });
};
