import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { footnotes, paragraph, wordParts } from '../support/docx.ts';
import { column, contentOf, pdfWith } from '../support/pdf.ts';
import { zipOf } from '../support/zip.ts';
import { LETTER, LETTER_WITH_FILES, MARKDOWN, PAGE, SAVED_PAGE, WIRES } from './texts.ts';

/**
 * A file that is whole: the bytes that are damaged, and how they are packed to a file afterwards. Damage to what is in an
 * archive gets no further than its checksum, unless it is packed again.
 */
export type Sample = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pack: (bytes: Uint8Array) => Uint8Array;
};

const own = (name: string): Uint8Array => readFileSync(new URL(`../../infra/local/samples/${name}`, import.meta.url));
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));

const plain = (name: string, content: Uint8Array | string): Sample => ({
  name,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
  pack: (bytes) => bytes,
});

const DOCUMENT = `${paragraph('Ferry back on Monday', 'T')}${paragraph('By Ada Lune')}${paragraph('“The boat is ours,” said Oona Fairweather.')}${paragraph('The boat at its berth', 'C')}<w:tbl><w:tr><w:tc>${paragraph('Port')}</w:tc></w:tr></w:tbl>`;
const WORD = wordParts(DOCUMENT, [footnotes('By the timetable of March.')]);
const part = WORD.find(({ name }) => name === 'word/document.xml')?.content ?? '';

const CONTENT = contentOf([
  { text: 'Ferry back on Monday', y: 780, size: 24 },
  ...column(['By Ada Lune', '', 'The ferry sails again from Mon-', 'day, the company said on Tuesday.']),
]);
const PDF = pdfWith([CONTENT, contentOf(column(['“The boat is ours,” said Oona Fairweather.']))]);

const WEEK = zipOf([
  { name: 'ferry.txt', content: own('ferry-timetable.txt') },
  { name: 'more/page.html', content: PAGE },
  { name: 'more.zip', content: zipOf([{ name: 'harbour.md', content: own('harbour-lights.md') }]) },
]);

/** One of every format, of our own writing. */
export const SAMPLES: readonly Sample[] = [
  plain('text', own('ferry-timetable.txt')),
  plain('Russian text', own('kanal-vandermeer-ru.txt')),
  plain('text in UTF-16', bytesOf(`\uFEFF${Buffer.from(own('bakery-strike.txt')).toString()}`, 'utf16le')),
  plain('Markdown', MARKDOWN),
  plain('page', PAGE),
  plain('larger page', own('observatory-night.html')),
  plain('saved page', SAVED_PAGE),
  plain('e-mail', LETTER),
  plain('e-mail with files', LETTER_WITH_FILES),
  ...Object.entries(WIRES).map(([name, text]) => plain(name, text)),
  plain('Word document', zipOf(WORD)),
  {
    name: 'text of a Word document',
    bytes: bytesOf(String(part)),
    pack: (content) => zipOf(WORD.map((one) => (one.name === 'word/document.xml' ? { ...one, content } : one))),
  },
  plain('PDF', PDF),
  { name: 'page of a PDF', bytes: bytesOf(CONTENT), pack: (content) => pdfWith([content]) },
  plain('archive', WEEK),
  { name: 'page in an archive', bytes: bytesOf(PAGE), pack: (content) => zipOf([{ name: 'a.html', content }]) },
  plain('gzip archive', gzipSync(own('honey-court.txt'))),
  { name: 'text in a gzip archive', bytes: own('honey-court.txt'), pack: (bytes) => gzipSync(bytes, { level: 1 }) },
];
