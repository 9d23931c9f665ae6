import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ArticleDraft } from '../../../functions/archive/article.ts';
import type { Made } from '../../../functions/ingest/made.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { docxOf, paragraph } from '../../support/docx.ts';
import { column, pdfOf } from '../../support/pdf.ts';
import { zipOf } from '../../support/zip.ts';

const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const make = async (key: string, content: string | Uint8Array) => {
  const made = await makeFile({
    key,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });
  if (made.kind !== 'article') throw new Error(`a ${made.kind}`);
  return made;
};

it('makes the article of a text file', async () => {
  const { draft, notes } = await make(
    'incoming/ferry.txt',
    `Ferry back\n\nBy Ada Lune\n\n${PROSE}\n\n"Go home," said Oona Fairweather.`,
  );
  expect(notes).toEqual([]);
  expect(draft).toMatchObject({
    headline: 'Ferry back',
    quotations: expect.arrayContaining([expect.objectContaining({ text: 'Go home,', kind: 'direct' })]),
    speakers: expect.arrayContaining([expect.objectContaining({ name: 'Oona Fairweather' })]),
    source: { key: 'incoming/ferry.txt', format: 'text', url: null },
  });
});

it('tells the format by the bytes, and notes a name that disagrees', async () => {
  const { draft, notes } = await make(
    'incoming/ferry.txt',
    `<html><body><h1>Ferry back</h1><p>${PROSE}</p></body></html>`,
  );
  expect(draft.source.format).toBe('html');
  expect(notes).toEqual(['It is named .txt, but it is a web page.']);
});

it('notes a legacy encoding', async () => {
  const latin1 = Buffer.from(
    `Fähre zurück\n\nDie Fähre fährt ab Montag wieder, sagte die Reederei für die Insel.`,
    'latin1',
  );
  expect((await make('incoming/faehre.txt', new Uint8Array(latin1))).notes).toEqual([
    expect.stringMatching(/^Its text was in the encoding /),
  ]);
});

it.each([
  ['an empty file', new Uint8Array(), 'empty', 'The file is empty: it has no bytes at all.'],
  ['zeros', new Uint8Array(100_000), 'unreadable', /holds no readable text/],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    'unsupported',
    /^This is a PNG picture, although it is named \.txt\. Accepted are plain text \(\.txt\), .{20,300} and archives of these \(\.zip, \.gz\)\.$/,
  ],
  ['three words', 'three short words', 'no-article', /There is no article in this file/],
  ['JSON', '{"a": 1}', 'unsupported', /^This is a JSON file, although it is named \.txt\./],
  [
    'XML of no news format',
    '<orders><order>1</order></orders>',
    'unsupported',
    /^This is an XML file, although it is named \.txt\./,
  ],
  [
    'half of a JSON file',
    '{"uri": "urn:x", "headline": "Ferry back',
    'unreadable',
    /^This JSON file is damaged or cut short\./,
  ],
  ['too much', new Uint8Array(51 * 1024 * 1024), 'too-large', 'The file has 51 MB; at most 50 MB are read.'],
  ['a text longer than any article', `${PROSE}\n`.repeat(10_000), 'too-large', /characters; at most 600000 are read/],
])('rejects %s with a reason that a journalist understands', async (_, content, code, reason) => {
  await expect(make('incoming/file.txt', content)).rejects.toMatchObject({
    code,
    message: typeof reason === 'string' ? reason : expect.stringMatching(reason),
  });
});

const madeOf = (key: string, bytes: Uint8Array) => makeFile({ key, bytes });

it('makes the story in a gzip archive, under the key of the archive', async () => {
  const { draft, notes } = await make('incoming/ferry.txt.gz', gzipSync(`Ferry back\n\n${PROSE}`));
  expect(draft).toMatchObject({ headline: 'Ferry back', source: { key: 'incoming/ferry.txt.gz', format: 'text' } });
  expect(notes).toEqual([]);
});

it('makes a collection of an archive, with a key for each member', async () => {
  const made = await madeOf(
    'incoming/week.zip',
    zipOf([
      { name: 'ferry.txt', content: `Ferry back\n\n${PROSE}` },
      { name: 'bad.txt', content: '' },
    ]),
  );
  if (made.kind !== 'collection') throw new Error(`a ${made.kind}`);
  const [ferry, bad] = made.members;
  expect(await ferry?.make()).toMatchObject({ draft: { source: { key: 'incoming/week.zip#ferry.txt' } } });
  await expect(bad?.make()).rejects.toMatchObject({ code: 'empty' });
});

it('opens an archive in an archive once, so that one which holds itself ends', async () => {
  const nest = (inner: Uint8Array) => zipOf([{ name: 'in.zip', content: inner }]);
  const open = async (made: Made) => (made.kind === 'collection' ? made.members[0]?.make() : undefined);
  const inner = await open(await madeOf('a.zip', nest(nest(nest(zipOf([]))))));
  expect(inner).toMatchObject({ kind: 'collection' });
  await expect(inner && open(inner)).rejects.toMatchObject({ code: 'too-large', message: /lies too deep/ });
});

it("takes no line of a file that is all story for a page's frame, though its headline is stated", async () => {
  const text = `---\ntitle: Ferry back\n---\n\nFirst crossing in nine weeks\n\n${`${PROSE}\n\n`.repeat(5)}`;
  const { draft } = await make('incoming/ferry.md', text);
  expect(draft.blocks[0]).toMatchObject({ text: 'First crossing in nine weeks' });
});

it('makes the article of a Word document', async () => {
  const { draft, notes } = await make(
    'incoming/ferry.docx',
    docxOf(`${paragraph('Ferry back', 'T')}${paragraph(PROSE)}`),
  );
  expect(draft).toMatchObject({ headline: 'Ferry back', source: { format: 'word' } });
  expect(notes).toEqual([]);
});

const MAIL = 'From: Ada Lune <ada@lindow.example>\nSubject: Ferry back\nDate: Mon, 2 Mar 2026 12:30:00 +0500\n';

it('makes the article of an e-mail', async () => {
  const { draft, notes } = await make('incoming/ferry.eml', `${MAIL}\n${PROSE}\n`);
  expect(draft).toMatchObject({
    headline: 'Ferry back',
    authors: [],
    published: { iso: '2026-03-02T12:30:00+05:00', source: 'mail-date' },
    source: { format: 'mail' },
  });
  expect(notes).toEqual([]);
});

it('makes a collection of an e-mail with attachments, and its letter a member unless it only covers them', async () => {
  const mail = (letter: string) =>
    `${MAIL}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${letter}\n--b\nContent-Type: text/plain; name="harbour.txt"\nContent-Disposition: attachment\n\nHarbour shut\n\n${PROSE}\n--b--\n`;
  const short = await madeOf('a.eml', Buffer.from(mail('Dear desk, here it is.')));
  expect(short).toMatchObject({ kind: 'collection', members: [{ name: 'harbour.txt' }] });
  const long = await madeOf('a.eml', Buffer.from(mail(`${PROSE}\n\n`.repeat(10))));
  expect(long).toMatchObject({ members: [{ name: 'text' }, { name: 'harbour.txt' }] });
  if (long.kind !== 'collection') throw new Error(`a ${long.kind}`);
  expect(await long.members[0]?.make()).toMatchObject({
    draft: { headline: 'Ferry back', source: { key: 'a.eml#text' } },
  });
  expect(await long.members[1]?.make()).toMatchObject({ draft: { headline: 'Harbour shut' } });
});

it('makes the article of a page that was saved as MHTML', async () => {
  const page = `From: <Saved by Blink>\nSnapshot-Content-Location: https://lindow.example/ferry\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<html><body><h1>Ferry back</h1><p>${PROSE}</p></body></html>\n--b--\n`;
  const { draft, notes } = await make('incoming/ferry.mhtml', page);
  expect(draft).toMatchObject({
    headline: 'Ferry back',
    source: { format: 'html', url: 'https://lindow.example/ferry' },
  });
  expect(notes).toEqual([]);
});

it('makes the article of a PDF', async () => {
  const lines = ['By Ada Lune', '', 'The ferry sails again from Monday, the', 'company said on Tuesday.'];
  const bytes = pdfOf([{ text: 'Ferry back on Monday', y: 780, size: 24 }, ...column(lines)]);
  const { draft, notes } = await make('incoming/ferry.pdf', bytes);
  expect(draft).toMatchObject({
    headline: 'Ferry back on Monday',
    authors: [{ name: 'Ada Lune' }],
    blocks: [{ type: 'paragraph', text: PROSE }],
    source: { format: 'pdf' },
  });
  expect(notes).toEqual([]);
});

it('says what to do with a document of another program', async () => {
  await expect(make('incoming/a.rtf', '{\\rtf1\\ansi Ferry back}')).rejects.toMatchObject({
    message: expect.stringMatching(
      /^This is an RTF document\. Open it in a word processor and save it as \.docx\. Acc/,
    ),
  });
});

it('takes the subject of an e-mail for its headline to the letter', async () => {
  const { draft } = await make('a.eml', `${MAIL.replace('Ferry back', 'Fire in port - three dead')}\n${PROSE}\n`);
  expect(draft.headline).toBe('Fire in port - three dead');
});

it('says what an Office archive is', async () => {
  const workbook = zipOf(['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({ name, content: 'x' })));
  await expect(madeOf('a.xlsx', workbook)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringMatching(/^This is an Excel workbook\. Accepted are/),
  });
});

const SAMPLES = new URL('../../../infra/local/samples/', import.meta.url);

it.each(readdirSync(SAMPLES))('makes a whole article of the sample %s', async (name) => {
  const { draft, notes } = await make(`incoming/${name}`, readFileSync(new URL(name, SAMPLES)));
  expect(notes).toEqual([]);
  expect(ArticleDraft.parse(draft)).toEqual(draft);
  expect(draft.headline).toMatch(/^\p{Lu}/u);
  expect(draft.blocks.filter(({ type }) => type === 'paragraph').length).toBeGreaterThanOrEqual(6);
  const text = draft.blocks.map((block) => block.text).join('\n');
  expect(text).not.toMatch(/cookies|Share this|Compartir|Поделиться|Related stories|Read also|newsletter|comments/i);
});
