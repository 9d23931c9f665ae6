import { ArchiveError, rejectUpload } from '../../archive/errors.ts';
import { bareDocument, type Document } from './document.ts';
import { readFragment } from './html/fragment.ts';
import { faultInXml } from './well-formed.ts';
import type { ZipEntry } from './zip/open-zip.ts';

const LARGEST_PART = 10 * 1024 * 1024;
/** Of all parts together. A long magazine story has 20,000; the library takes seconds and 400 MB for this many. */
const MOST_TAGS = 150_000;
const LARGEST_TEXT = 3 * 1024 * 1024; // bytes outside of the tags of all parts: five times what an article may have

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];
/** The numbers that stand in the text for footnotes, and the arrows back to them. */
const REFERENCES = 'a[href^="#footnote-"], a[href^="#endnote-"], a[href^="#comment-"]';

/**
 * A Word document: its text with tracked insertions and without deletions, its footnotes below. Headers, footers,
 * comments, pictures and macros are left aside, and nothing outside the file is followed. The document's properties are
 * not asked: its author is whose computer it was, its title the template's.
 * @throws ArchiveError `unreadable`, `too-large`
 */
export const readWord = async (entries: readonly ZipEntry[]): Promise<Document> => {
  const html = await toHtml(entries);
  const title = textOf(/<h1 class="title">(.{1,2000}?)<\/h1>/s.exec(html)?.[1]);
  return {
    ...bareDocument(readFragment(html, REFERENCES)),
    headlines: title === null ? [] : [{ text: title, source: 'title-style' }],
    deck: textOf(/<p class="subtitle">(.{1,2000}?)<\/p>/s.exec(html)?.[1]),
  };
};

const textOf = (html: string | undefined): string | null =>
  html === undefined
    ? null
    : readFragment(html)
        .map(({ text }) => text)
        .join(' ') || null;

const toHtml = async (entries: readonly ZipEntry[]): Promise<string> => {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(partsOf(entries), {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false, // the file does not say how it is read
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })), // else each is unpacked into the text
    });
    return value;
  } catch (error) {
    if (error instanceof ArchiveError || !(error instanceof Error)) throw error;
    throw rejectUpload('unreadable', 'The Word document is damaged. Open it in a word processor and save it anew.');
  }
};

/**
 * The archive as mammoth's own reader of archives hands it on (lib/zipfile.js), so that every part is unpacked within
 * bounds: that reader unpacks a part whole before it compares its size.
 */
const partsOf = (entries: readonly ZipEntry[]): { readonly buffer: Buffer } => {
  const parts = new Map(entries.map((entry) => [entry.path, entry]));
  let tags = 0;
  let text = 0;
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = await readPart(parts.get(name));
      const inside = tagsIn(bytes);
      tags += inside.count;
      text += bytes.length - inside.bytes;
      if (text > LARGEST_TEXT)
        throw rejectUpload(
          'too-large',
          'The Word document is longer than any story. Upload each story as a file of its own.',
        );
      if (tags > MOST_TAGS)
        throw rejectUpload('too-large', `The Word document has more than ${MOST_TAGS} marks of formatting.`);
      return encoding === undefined ? bytes : wellFormed(new TextDecoder(encoding).decode(bytes));
    },
  };
  return { file } as unknown as { readonly buffer: Buffer };
};

/** The library mends what is not well-formed, in time by the square of its length. */
const wellFormed = (xml: string): string => {
  const fault = faultInXml(xml);
  if (fault === null) return xml;
  throw rejectUpload(
    'unreadable',
    `The Word document is damaged: ${fault}. Open it in a word processor and save it anew.`,
  );
};

const readPart = async (part: ZipEntry | undefined): Promise<Uint8Array> => {
  if (part === undefined) throw rejectUpload('unreadable', 'The Word document is damaged: a part of it is missing.');
  if (part.bytes > LARGEST_PART)
    throw rejectUpload(
      'too-large',
      `The text of the Word document unpacks to ${Math.ceil(part.bytes / 1024 / 1024)} MB; at most ${LARGEST_PART / 1024 / 1024} MB are read.`,
    );
  return part.read();
};

const tagsIn = (xml: Uint8Array): { readonly count: number; readonly bytes: number } => {
  let count = 0;
  let bytes = 0;
  for (let at = xml.indexOf(LESS_THAN); at >= 0; at = xml.indexOf(LESS_THAN, at + 1)) {
    const end = xml.indexOf(GREATER_THAN, at);
    count += 1;
    bytes += (end < 0 ? xml.length : end + 1) - at;
    if (end < 0) break;
  }
  return { count, bytes };
};

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
