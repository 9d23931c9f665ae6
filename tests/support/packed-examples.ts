import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { docxOf, paragraph } from './docx.ts';
import { contentOf, pdfWith, type Set as SetLine } from './pdf.ts';
import { zipOf } from './zip.ts';

/** Where there is one example of each format that is read. */
export const EXAMPLES = new URL('../../docs/examples/', import.meta.url);

const own = (name: string): string => readFileSync(new URL(name, EXAMPLES), 'utf8');

/** The examples that are no text, made of those that are. */
export const packedExamples = (): Readonly<Record<string, Uint8Array>> => ({
  'tide-mill.docx': docxOf(wordBody()),
  'tide-mill.pdf': pdfWith([contentOf(pdfLines())]),
  'tide-mill.mhtml': new Uint8Array(Buffer.from(savedPage())),
  'tide-mill.zip': zipOf(['tide-mill.txt', 'tide-mill.html'].map((name) => ({ name, content: own(name) }))),
  'tide-mill.txt.gz': new Uint8Array(gzipSync(own('tide-mill.txt'), { level: 9 })),
});

type Story = {
  readonly title: string;
  readonly byline: string;
  readonly date: string;
  readonly lines: readonly string[];
};

const DECK = 'Volunteers rebuilt the wheel from an undertaker’s sketch';
const CAPTION = 'The new wheel at its first tide. Photo: Milo Garrick';
const CROSS_HEAD = /^[^.]{1,40}$/;

const story = (): Story => {
  const [title = '', credits = '', ...lines] = own('tide-mill.txt').trimEnd().split('\n\n');
  const [byline = '', date = ''] = credits.split('\n');
  return { title, byline, date, lines };
};

const wordBody = (): string => {
  const { title, byline, date, lines } = story();
  const [lead = '', ...rest] = lines;
  const body = rest.map((line) => paragraph(line, CROSS_HEAD.test(line) ? 'H' : undefined));
  return [
    paragraph(title, 'T'),
    paragraph(DECK, 'S'),
    paragraph(byline),
    paragraph(date),
    paragraph(lead),
    paragraph(CAPTION, 'C'),
    ...body,
  ].join('');
};

const WIDE = 88; // characters of a line on the page

const pdfLines = (): readonly SetLine[] => {
  const { title, byline, date, lines } = story();
  const set: SetLine[] = [
    { text: title, y: 780, size: 16 },
    { text: byline, y: 752 },
    { text: date, y: 738 },
  ];
  let y = 712;
  for (const line of lines) {
    for (const text of wrapped(line)) {
      set.push({ text, y, size: CROSS_HEAD.test(line) ? 12 : 10 });
      y -= 12;
    }
    y -= 8;
  }
  return set;
};

const wrapped = (text: string): readonly string[] => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length < WIDE) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** As a browser saves a page in one file (RFC 2557). */
const savedPage = (): string =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://gazette.example/2026/tide-mill',
    'Subject: The tide mill at Sallow Creek grinds again after ninety years',
    'Date: Thu, 14 May 2026 12:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="saved"',
    '',
    '--saved',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://gazette.example/2026/tide-mill',
    '',
    ...(Buffer.from(own('tide-mill.html'))
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--saved--',
    '',
  ].join('\r\n');

// node --import tsx tests/support/packed-examples.ts writes them anew.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [name, bytes] of Object.entries(packedExamples())) writeFileSync(new URL(name, EXAMPLES), bytes);
