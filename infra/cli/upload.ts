import { readFile } from 'node:fs/promises';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { alreadyThere, md5Of } from './already-there.ts';
import type { Desk } from './desk.ts';
import { filesUnder, type LocalFile, readingError } from './files.ts';
import { type Parcel, type SendMeans, type SendOptions, sendAll } from './send-all.ts';

export type UploadOptions = SendOptions & {
  readonly prefix?: string;
  /** Send nothing that the bucket has already as it is here: wait for its receipt only. */
  readonly resume?: boolean;
};

/**
 * Uploads files and folders and says what became of each.
 * @returns whether every file was accepted
 * @throws ArchiveError before anything is uploaded, where a path cannot be read or two files would have one key; and
 *         in the midst, once what is known is said, where the archive does not answer any more
 */
export const upload = async (
  paths: readonly string[],
  { prefix, resume = false, ...options }: UploadOptions,
  { desk, ...means }: SendMeans & { readonly desk: Desk },
): Promise<boolean> => {
  const parcels = await localParcels(paths, prefix, desk, resume);
  const there = parcels.filter((parcel) => parcel.there !== null).length;
  if (there > 0) means.console.tell(`${there} of ${parcels.length} files are in the bucket already.`);
  return sendAll(parcels, options, { desk, ...means });
};

/** The files of this machine that are meant, each with the version by which the bucket has it already if `resume`. */
export const localParcels = async (
  paths: readonly string[],
  prefix: string | undefined,
  desk: Desk,
  resume: boolean,
): Promise<readonly Parcel[]> => {
  const files = (await Promise.all(paths.map((path) => filesUnder(path, prefix)))).flat();
  refuseClashes(files);
  const comparable = files.map((file) => ({ ...file, md5: async () => md5Of(await read(file)) }));
  const there = resume ? await alreadyThere(comparable, desk.stored()) : new Map<string, string>();
  return files.map((file) => ({
    path: file.path,
    key: file.key,
    there: there.get(file.key) ?? null,
    send: async () => desk.put(file.key, await read(file)),
  }));
};

const read = async ({ path }: LocalFile): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw readingError(path, error);
  }
};

const refuseClashes = (files: readonly LocalFile[]): void => {
  const paths = new Map<string, string>();
  for (const { key, path } of files) {
    const other = paths.get(key);
    if (other !== undefined) {
      throw new ArchiveError(
        'bad-request',
        `${other} and ${path} would both be ${key}: upload them with a --prefix each.`,
      );
    }
    paths.set(key, path);
  }
};
