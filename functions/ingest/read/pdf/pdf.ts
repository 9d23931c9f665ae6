import { rejectUpload } from '../../../archive/errors.ts';
import { oneLine } from '../characters.ts';
import { bareDocument, type Document, rawBlock } from '../document.ts';
import { inReadingOrder } from './columns.ts';
import type { Line } from './line.ts';
import { linesOf } from './lines.ts';
import { readPages } from './pages.ts';
import { bodySize, paragraphsIn } from './paragraphs.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** A PDF's story, and what a person should know of it. */
export type PdfStory = { readonly document: Document; readonly notes: readonly string[] };

const HEADLINE_SIZE = 1.3; // times the size of the text
const HEADLINE_WORDS = { least: 3, most: 25 };

/**
 * The text of a PDF in reading order. Lines are put together to paragraphs by where they stand, words parted at line
 * ends are joined, running heads and page numbers dropped; the largest line of the first page is the headline.
 * @throws ArchiveError `unreadable` where it is encrypted, damaged, or holds pictures of pages and no text; `too-large`
 */
export const readPdf = async (bytes: Uint8Array): Promise<PdfStory> => {
  const pages = (await readPages(bytes)).map((page) => inReadingOrder(linesOf(page)));
  const blank = pages.filter((lines) => lines.length === 0).length;
  requireText(pages);
  const lines = withoutRunningHeads(pages);
  const size = bodySize(lines.flat());
  const paragraphs = paragraphsIn(lines, size);
  const headline = paragraphs
    .filter(({ page, text, ...one }) => page === 0 && one.size >= size * HEADLINE_SIZE && isHeadline(text))
    .reduce<(typeof paragraphs)[number] | null>(
      (largest, one) => (one.size > (largest?.size ?? 0) ? one : largest),
      null,
    );
  return {
    document: {
      ...bareDocument(paragraphs.map(({ isHeading, text }) => rawBlock(isHeading ? 'heading' : 'text', oneLine(text)))),
      headlines: headline === null ? [] : [{ text: oneLine(headline.text), source: 'largest-line' }],
    },
    notes: blank === 0 ? [] : [`${blank} of its ${pages.length} pages hold no text, only pictures or nothing.`],
  };
};

const isHeadline = (text: string): boolean => {
  const words = text.split(/\s+/).length;
  return words >= HEADLINE_WORDS.least && words <= HEADLINE_WORDS.most;
};

const UNKNOWN = /[\p{Co}\p{Cn}\uFFFD]/gu;
const MOST_UNKNOWN = 0.2;

const requireText = (pages: readonly (readonly Line[])[]): void => {
  const text = pages.flatMap((lines) => lines.map((line) => line.text)).join('');
  if (text.trim() === '')
    throw rejectUpload(
      'unreadable',
      'This PDF holds pictures of its pages and no text, as scanners make them. Upload its text, or a PDF with text.',
    );
  if ((text.match(UNKNOWN)?.length ?? 0) > text.length * MOST_UNKNOWN)
    throw rejectUpload(
      'unreadable',
      'The PDF does not say which letters its signs are, so that its text cannot be told.',
    );
};
