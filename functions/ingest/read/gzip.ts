import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { rejectUpload } from '../../archive/errors.ts';

const unpack = promisify(gunzip);

/**
 * The one file in a gzip archive.
 * @param largest bytes; unpacking stops there
 * @throws ArchiveError `unreadable` where it is damaged or cut short, `too-large`
 */
export const readGzip = async (bytes: Uint8Array, largest: number): Promise<Uint8Array> => {
  try {
    return await unpack(bytes, { maxOutputLength: largest });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ERR_BUFFER_TOO_LARGE')
      throw rejectUpload(
        'too-large',
        `The archive unpacks to more than ${largest / 1024 / 1024} MB, the most that is read.`,
      );
    throw rejectUpload('unreadable', 'The gzip archive is damaged or cut short. Upload it again, or pack it anew.');
  }
};
