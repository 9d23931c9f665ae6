/** What a file is, told by its bytes and never by its name. */

/** A format that is read. */
export type Format = 'text' | 'html';

/** The verdict on a file: a format that we read, or in words for people what it is instead. */
export type Sniffed = { readonly format: Format } | { readonly format: null; readonly kind: string };

const HEAD = 4096;

/** Signatures of binary files: where they stand, and what people call the file. After the table of the WHATWG's MIME Sniffing, section 6. */
const SIGNATURES: readonly (readonly [string, string, number?])[] = [
  ['\x89PNG\r\n', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['WEBP', 'a WebP picture', 8],
  ['ftypheic', 'a HEIC picture', 4],
  ['ftypavif', 'an AVIF picture', 4],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['8BPS', 'a Photoshop picture'],
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'an RTF document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document (.doc or .xls) or an encrypted one'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ\0', 'an XZ archive'],
  ['(\xb5/\xfd', 'a Zstandard archive'],
  ['ustar', 'a tar archive', 257],
  ['ID3', 'an MP3 recording'],
  ['OggS', 'an Ogg recording'],
  ['fLaC', 'a FLAC recording'],
  ['WAVE', 'a WAV recording', 8],
  ['AVI ', 'an AVI film', 8],
  ['ftyp', 'an MP4 film', 4],
  ['\x1aE\xdf\xa3', 'a WebM or Matroska film'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\0', 'a program'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['bplist00', 'a property list'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
];

/** What a binary file is, e.g. "a PNG picture", or null where the bytes have no signature that we know. */
export const binaryKind = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(head);
  return SIGNATURES.find(([signature, , at = 0]) => head.startsWith(signature, at))?.[1] ?? null;
};

/** Office and e-book formats are zip archives whose first entries have telling names. */
const zipKind = (head: string): string => {
  if (head.includes('word/')) return 'a Word document';
  if (head.includes('xl/')) return 'an Excel workbook';
  if (head.includes('ppt/')) return 'a PowerPoint presentation';
  if (head.includes('mimetypeapplication/vnd.oasis')) return 'an OpenDocument file';
  if (head.includes('mimetypeapplication/epub')) return 'an e-book';
  return head.includes('[Content_Types].xml') ? 'an Office document' : 'a ZIP archive';
};

const TAG =
  /<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|title|meta|table|ul|ol|blockquote|figure)(?=[\s>/])/i;
const CLOSING = /<\/(?:html|head|body|article|main|section|div|p|h[1-6]|title|table|ul|ol|blockquote|figure)\s{0,5}>/i;
const MAIL_HEADER =
  /^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|x-[\w-]+):\s/i;

/** The format of a decoded text. */
export const sniffText = (text: string): Sniffed => {
  const head = text.slice(0, HEAD).trimStart();
  if (/^(?:<!--|<!doctype html|<html)/i.test(head)) return { format: 'html' };
  if (head.startsWith('<?xml'))
    return /<html[\s>]/i.test(head) ? { format: 'html' } : { format: null, kind: 'an XML file' };
  if (head.startsWith('<') && TAG.test(head)) return { format: 'html' };
  if (/^<[a-z][\w.-]{0,60}(?::[\w.-]{1,60})?\s[^<]{0,2000}?xmlns/i.test(head))
    return { format: null, kind: 'an XML file' };
  if (isMail(head)) return { format: null, kind: 'an e-mail' };
  if (isJson(text)) return { format: null, kind: 'a JSON file' };
  return { format: TAG.test(head) && CLOSING.test(text.slice(0, 16 * HEAD)) ? 'html' : 'text' };
};

/** Three header fields in a row, as RFC 5322 has them; a saved page (MHTML) begins so too. */
const isMail = (head: string): boolean => {
  const lines = head.split(/\r?\n/, 12).filter((line) => !/^[ \t]/.test(line));
  return lines.slice(0, 3).length === 3 && lines.slice(0, 3).every((line) => MAIL_HEADER.test(line));
};

const isJson = (text: string): boolean => {
  if (!/^\s{0,1000}[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // a text that begins with a bracket
  }
};
