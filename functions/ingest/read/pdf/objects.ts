import { rejectUpload } from '../../../archive/errors.ts';

/** Bytes that reading every object to its end may come to; where each is closed, they are no more than the file has. */
const MOST_READ = 32 * 1024 * 1024;

/**
 * Refuses a PDF whose objects are not closed, again and again: its library, mending the file, reads each of them to the
 * end of the next that is, which takes time by the square of its size.
 * @throws ArchiveError `unreadable`
 */
export const requireClosedObjects = (bytes: Uint8Array): void => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let read = 0;
  let end = 0;
  for (let at = file.indexOf(' obj'); at >= 0; at = file.indexOf(' obj', at + 4)) {
    if (end >= 0 && end < at) end = file.indexOf('endobj', at);
    read += (end < 0 ? file.length : end) - at;
    if (read > MOST_READ + file.length)
      throw rejectUpload('unreadable', 'The PDF is damaged: its parts have no ends. Save it anew, or upload its text.');
  }
};
