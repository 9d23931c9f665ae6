import { type ArchiveError, rejectUpload } from '../../archive/errors.ts';
import { acceptedFormats, extensionOf, isAcceptedName } from './formats.ts';

/** A file that is not read: what people call it, and what they can do to have it read. */
export type Unread = { readonly kind: string; readonly advice?: string };

export const SAVE_AS_WORD = 'Open it in a word processor and save it as .docx.';
const SAVE_AS_ZIP = 'Pack its files as .zip.';
const DECRYPT = 'Save it without a password.';

/** Signatures and where they stand. After the table of the WHATWG's MIME Sniffing, section 6. */
const SIGNATURES: readonly (readonly [signature: string, at: number, kind: string, advice?: string])[] = [
  ['\x89PNG\r\n', 0, 'a PNG picture'],
  ['\xff\xd8\xff', 0, 'a JPEG picture'],
  ['GIF8', 0, 'a GIF picture'],
  ['WEBP', 8, 'a WebP picture'],
  ['ftypheic', 4, 'a HEIC picture'],
  ['ftypavif', 4, 'an AVIF picture'],
  ['II*\0', 0, 'a TIFF picture'],
  ['MM\0*', 0, 'a TIFF picture'],
  ['8BPS', 0, 'a Photoshop picture'],
  ['{\\rtf', 0, 'an RTF document', SAVE_AS_WORD],
  ['Rar!\x1a\x07', 0, 'a RAR archive', SAVE_AS_ZIP],
  ["7z\xbc\xaf'\x1c", 0, 'a 7-Zip archive', SAVE_AS_ZIP],
  ['BZh', 0, 'a bzip2 archive', SAVE_AS_ZIP],
  ['\xfd7zXZ\0', 0, 'an XZ archive', SAVE_AS_ZIP],
  ['(\xb5/\xfd', 0, 'a Zstandard archive', SAVE_AS_ZIP],
  ['ustar', 257, 'a tar archive', SAVE_AS_ZIP],
  ['ID3', 0, 'an MP3 recording'],
  ['OggS', 0, 'an Ogg recording'],
  ['fLaC', 0, 'a FLAC recording'],
  ['WAVE', 8, 'a WAV recording'],
  ['AVI ', 8, 'an AVI film'],
  ['ftyp', 4, 'an MP4 film'],
  ['\x1aE\xdf\xa3', 0, 'a WebM or Matroska film'],
  ['\x7fELF', 0, 'a program'],
  ['MZ\x90\0', 0, 'a program'],
  ['SQLite format 3\0', 0, 'an SQLite database'],
  ['bplist00', 0, 'a property list'],
  ['wOFF', 0, 'a font'],
  ['wOF2', 0, 'a font'],
];

/** The container of Microsoft's older programs ([MS-CFB]), by the streams that its directory names. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const STREAMS: readonly (readonly [stream: string, kind: string, advice?: string])[] = [
  ['EncryptedPackage', 'an Office document under a password', DECRYPT],
  ['WordDocument', 'an old Word document (.doc)', SAVE_AS_WORD],
  ['__properties_version1.0', 'an Outlook message (.msg)', 'Save it as .eml, or its text as .txt.'],
  ['PowerPoint Document', 'an old PowerPoint presentation'],
  ['Workbook', 'an old Excel workbook'],
];

/** What a file is that is not read, told by its bytes; null where they have no signature that is known. `head` is Latin 1. */
export const unreadKind = (bytes: Uint8Array, head: string): Unread | null => {
  if (head.startsWith(COMPOUND)) return compoundKind(bytes);
  const found = SIGNATURES.find(([signature, at]) => head.startsWith(signature, at));
  return found === undefined ? null : unread(found[2], found[3]);
};

const compoundKind = (bytes: Uint8Array): Unread => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = STREAMS.find(([stream]) => file.includes(stream, 0, 'utf16le'));
  return found === undefined ? unread('an old Office document', SAVE_AS_WORD) : unread(found[1], found[2]);
};

const unread = (kind: string, advice: string | undefined): Unread =>
  advice === undefined ? { kind } : { kind, advice };

/** The rejection of a file that is not read: what it is, what to do with it, and what is accepted. */
export const unsupported = ({ kind, advice }: Unread, name: string): ArchiveError => {
  const although = isMisnamed(name, kind) ? `, although it is named .${extensionOf(name)}` : '';
  return rejectUpload(
    'unsupported',
    [`This is ${kind}${although}.`, advice, acceptedFormats()].filter(Boolean).join(' '),
  );
};

/** An XML file that is none of ours is named .xml with good reason. */
const isMisnamed = (name: string, kind: string): boolean =>
  isAcceptedName(name) &&
  !kind
    .toLowerCase()
    .split(' ')
    .includes(extensionOf(name) ?? '');
