import { inflateSync } from 'node:zlib';
import { rejectUpload } from '../../../archive/errors.ts';

const MB = 1024 * 1024;
const LARGEST_STREAM = 16 * MB; // a font of all Chinese signs; pages have a hundredth
const LARGEST_PICTURE = 128 * MB; // a page of a newspaper in four colours
const LARGEST_ALL = 128 * MB;
const DICTIONARY = 1500; // bytes before a stream that are looked at

/**
 * Refuses a PDF whose packed streams unpack to more than any story's, before its library unpacks them whole: a
 * megabyte can hold a gigabyte. Streams that are no deflated data are left to the library.
 * @throws ArchiveError `too-large`
 */
export const requireHonestStreams = (bytes: Uint8Array): void => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let all = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const start = file[at + 6] === 0x0d ? at + 8 : at + 7;
    if (!isDeflated(file, start)) continue;
    const dictionary = file.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1);
    if ((own.match(/\/Fl(?:ateDecode)?\b/g)?.length ?? 0) > 1)
      throw rejectUpload('too-large', 'The PDF is packed twice over, as no story is.');
    const isPicture = /\/Subtype\s?\/Image\b/.test(own) && /\/Width\b/.test(own);
    const size = unpackedSize(file.subarray(start), isPicture ? LARGEST_PICTURE : LARGEST_STREAM);
    all += isPicture ? 0 : size;
    if (size === Number.POSITIVE_INFINITY || all > LARGEST_ALL)
      throw rejectUpload(
        'too-large',
        'The PDF unpacks to more than any story: it is made to be too large, or holds a book.',
      );
  }
};

/** The two bytes that begin deflated data (RFC 1950, 2.2). */
const isDeflated = (file: Buffer, at: number): boolean => {
  const [first = 0, second = 0] = file.subarray(at, at + 2);
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
};

/** How many bytes it is; infinite past `most`, none where it is damaged or no such data after all. */
const unpackedSize = (packed: Uint8Array, most: number): number => {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') return Number.POSITIVE_INFINITY;
    if (typeof code === 'string') return 0;
    throw error;
  }
};
