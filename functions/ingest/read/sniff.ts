/** What a file is, told by its bytes and never by its name. */

import type { Format } from './formats.ts';
import { looksLikeMarkdown } from './markdown/markdown.ts';
import { rootOf } from './wire/root.ts';
import type { WireFormat } from './wire/sniff.ts';

/** The verdict on a file: a format that we read, or in words for people what it is instead. */
export type Sniffed<Known = Format> = { readonly format: Known } | { readonly format: null; readonly kind: string };

/** Formats whose files are text, and those that are read from their bytes. */
export type TextFormat = 'text' | 'markdown' | 'html';
export type BinaryFormat = Exclude<Format, TextFormat | WireFormat | 'word'>; // Word's are zip archives

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
  ['{\\rtf', 'an RTF document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document (.doc or .xls) or an encrypted one'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
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

/** Signatures of binary files that are read. */
const READ: readonly (readonly [string, BinaryFormat])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'], // without a single file
  ['\x1f\x8b', 'gzip'],
  ['%PDF-', 'pdf'],
];

/** What a binary file is, or null where the bytes have no signature that we know. */
export const sniffBytes = (bytes: Uint8Array): Sniffed<BinaryFormat> | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  const format = READ.find(([signature]) => head.startsWith(signature))?.[1];
  if (format !== undefined) return { format };
  if (isMail(head)) return { format: 'mail' }; // by its bytes, since each of its parts has an encoding of its own
  const kind = SIGNATURES.find(([signature, , at = 0]) => head.startsWith(signature, at))?.[1];
  return kind === undefined ? null : { format: null, kind };
};

/** Fields that an e-mail has, and a text does not begin with: three of them, and nothing but fields above the first empty line. */
const MAIL_FIELD =
  /^(?:from|to|cc|subject|date|received|return-path|reply-to|sender|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|x-[\w-]{1,60}|dkim-signature|arc-seal|snapshot-content-location):/i;
const FIELD = /^(?:[!-9;-~]{1,60}:|[ \t])/;
const LEAST_FIELDS = 3;

/** The header of an e-mail, as RFC 5322 has it; a saved page (MHTML) begins so too. */
const isMail = (head: string): boolean => {
  const lines = head.replace(/^\xef\xbb\xbf/, '').split(/\r?\n/);
  const end = lines.indexOf('');
  const header = end < 0 ? lines.slice(0, -1) : lines.slice(0, end);
  return (
    header.every((line) => FIELD.test(line)) && header.filter((line) => MAIL_FIELD.test(line)).length >= LEAST_FIELDS
  );
};

const TAG =
  /<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|title|meta|table|ul|ol|blockquote|figure)(?=[\s>/])/i;
const CLOSING = /<\/(?:html|head|body|article|main|section|div|p|h[1-6]|title|table|ul|ol|blockquote|figure)\s{0,5}>/i;
/** The format of a decoded text. */
export const sniffText = (text: string): Sniffed<TextFormat> => {
  const head = text.slice(0, HEAD).trimStart();
  if (/^(?:<!--|<!doctype html|<html)/i.test(head)) return { format: 'html' };
  if (head.startsWith('<?xml'))
    return /<html[\s>]/i.test(head) ? { format: 'html' } : { format: null, kind: 'an XML file' };
  if (isOtherXml(text)) return { format: null, kind: 'an XML file' };
  if (head.startsWith('<') && TAG.test(head)) return { format: 'html' };
  if (/^<[a-z][\w.-]{0,60}(?::[\w.-]{1,60})?\s[^<]{0,2000}?xmlns/i.test(head))
    return { format: null, kind: 'an XML file' };
  if (isJson(text)) return { format: null, kind: 'a JSON file' };
  if (looksLikeMarkdown(text)) return { format: 'markdown' };
  return { format: TAG.test(head) && CLOSING.test(text.slice(0, 16 * HEAD)) ? 'html' : 'text' };
};

const HTML_ELEMENT =
  /^(?:a|abbr|address|article|aside|b|blockquote|body|br|center|cite|code|details|div|dl|em|fieldset|figure|font|footer|form|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|ins|link|main|mark|meta|nav|noscript|ol|p|picture|pre|q|s|script|section|small|span|strong|style|sub|sup|table|template|time|title|u|ul|video)$/i;

/** An element from the first character to the last, by a name that HTML does not have. */
const isOtherXml = (text: string): boolean => {
  const root = rootOf(text);
  return root !== null && /^[A-Z_]+$/i.test(root.local) && !HTML_ELEMENT.test(root.local) && endsElement(text, root);
};

const endsElement = (text: string, { local }: { readonly local: string }): boolean =>
  new RegExp(`</(?:[\\w.-]{1,60}:)?${local}\\s{0,20}>\\s{0,200}$`).test(text.slice(-400));

const isJson = (text: string): boolean => {
  if (!/^\s{0,1000}[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // a text that begins with a bracket
  }
};
