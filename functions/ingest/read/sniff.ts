/** What a file is, told by its bytes and never by its name. */

import type { Format } from './formats.ts';
import { looksLikeMarkdown } from './markdown/markdown.ts';
import { type Unread, unreadKind } from './unread.ts';
import { rootOf } from './wire/root.ts';
import type { WireFormat } from './wire/sniff.ts';

/** The verdict on a file: a format that we read, or in words for people what it is instead, and what to do with it. */
export type Sniffed<Known = Format> = { readonly format: Known } | ({ readonly format: null } & Unread);

/** Formats whose files are text, and those that are read from their bytes. */
export type TextFormat = 'text' | 'markdown' | 'html';
export type BinaryFormat = Exclude<Format, TextFormat | WireFormat | 'word'>; // Word's are zip archives

const HEAD = 4096;

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
  const unread = unreadKind(bytes, head);
  return unread === null ? null : { format: null, ...unread };
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
