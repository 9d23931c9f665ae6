import type { Entry, ZipFile } from 'yauzl';
import { type ArchiveError, rejectUpload } from '../../../archive/errors.ts';
import { entryName } from './entry-name.ts';

/** One file of an archive. */
export type ZipEntry = {
  /** Its path as stored, parts parted by `/`. Only a name: nothing is ever written there. */
  readonly path: string;
  /** Unpacked, as the archive states it; reading fails where that is a lie. */
  readonly bytes: number;
  readonly packed: number;
  /** @throws ArchiveError of a rejection's code where it is encrypted, damaged or unpacks to more than `bytes` */
  readonly read: () => Promise<Uint8Array>;
};

const MOST_ENTRIES = 5000; // an Office file with a great many pictures has a thousand

/**
 * The files in a zip archive; folders are left out. Nothing is unpacked yet.
 * @throws ArchiveError `unreadable` where the archive is damaged or cut short, `too-large` for a flood of entries
 */
export const openZip = async (bytes: Uint8Array): Promise<readonly ZipEntry[]> => {
  const yauzl = await import('yauzl');
  const entries: ZipEntry[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false, // names are decoded here: yauzl knows no code page but 437, and refuses "../" outright
    });
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= MOST_ENTRIES)
        throw rejectUpload('too-large', `The archive holds more than ${MOST_ENTRIES} files.`);
      const path = await entryName(entry);
      if (path.endsWith('/')) continue;
      entries.push({
        path,
        bytes: entry.uncompressedSize,
        packed: entry.compressedSize,
        read: () => unpack(zip, entry),
      });
    }
  } catch (error) {
    throw damaged(
      error,
      'The file, an archive or a Word document, is damaged or cut short. Upload it again, or save it anew.',
    );
  }
  return entries;
};

const unpack = async (zip: ZipFile, entry: Entry): Promise<Uint8Array> => {
  if (entry.isEncrypted())
    throw rejectUpload('unreadable', 'The file in the archive is encrypted: it needs a password.');
  if (!entry.canDecodeFileData())
    throw rejectUpload(
      'unreadable',
      `The file in the archive is packed by method ${entry.compressionMethod}, which is not read.`,
    );
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk); // ends at the stated size
    return Buffer.concat(chunks);
  } catch (error) {
    throw damaged(error, 'The file in the archive is damaged or cut short. Pack it anew.');
  }
};

/** yauzl's errors have no class of their own, and tell in a program's words what they find wrong. */
const damaged = (error: unknown, reason: string): unknown =>
  !(error instanceof Error) || isOurs(error) ? error : rejectUpload('unreadable', reason);

const isOurs = (error: Error): error is ArchiveError => error.name === 'ArchiveError';
