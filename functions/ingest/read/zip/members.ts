import { rejectUpload } from '../../../archive/errors.ts';
import { memberNames } from '../member-names.ts';
import type { ZipEntry } from './open-zip.ts';

/** A file of an archive that is to be made an article of. */
export type ZipMember = { readonly name: string; readonly read: () => Promise<Uint8Array> };

const MOST_MEMBERS = 500;
const LARGEST_MEMBER = 50 * 1024 * 1024;
const LARGEST_ALL = 200 * 1024 * 1024;
/** Text packs to a fifth; a file that packs to a two-hundredth holds next to nothing, and is made to be unpacked. */
const HIGHEST_RATIO = 200;
const SMALL = 5 * 1024 * 1024; // a small file may pack as well as it likes

const HIDDEN = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The members of an archive, each under a name that is unique and the same each time, and how many hidden files of the
 * machine that packed it were left out.
 * @throws ArchiveError `too-large` or `empty`
 */
export const membersOf = (
  entries: readonly ZipEntry[],
): { readonly members: readonly ZipMember[]; readonly hidden: number } => {
  const shown = entries.filter(({ path }) => !HIDDEN.test(path));
  if (shown.length === 0) throw rejectUpload('empty', 'The archive is empty: it holds no files.');
  if (shown.length > MOST_MEMBERS)
    throw rejectUpload('too-large', `The archive holds ${shown.length} files; at most ${MOST_MEMBERS} are read.`);
  const all = shown.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > LARGEST_ALL)
    throw rejectUpload(
      'too-large',
      `The archive unpacks to ${megabytes(all)} MB; at most ${megabytes(LARGEST_ALL)} MB are read.`,
    );
  const nameOf = memberNames();
  const members = shown.map((entry) => ({ name: nameOf(entry.path), read: () => readBounded(entry) }));
  return { members, hidden: entries.length - shown.length };
};

const readBounded = async ({ bytes, packed, read }: ZipEntry): Promise<Uint8Array> => {
  if (bytes > LARGEST_MEMBER)
    throw rejectUpload(
      'too-large',
      `The file has ${megabytes(bytes)} MB; at most ${megabytes(LARGEST_MEMBER)} MB are read.`,
    );
  if (bytes > SMALL && bytes > packed * HIGHEST_RATIO)
    throw rejectUpload('too-large', `The file unpacks to more than ${HIGHEST_RATIO} times its size, as no story does.`);
  return read();
};

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
