import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../../functions/ingest/read/pdf/pdf.ts';
import { column, pdfOf, pdfWith } from '../../../../support/pdf.ts';

const blocks = async (bytes: Uint8Array) =>
  (await readPdf(bytes)).document.blocks.map(({ kind, text }) => [kind, text]);
const texts = async (bytes: Uint8Array) => (await blocks(bytes)).map(([, text]) => text);

const LEFT = [
  'The ferry sails again from Monday, the',
  'company said, and it will call at all the',
  'ports of the bay.',
];
const RIGHT = [
  'Fares stay as they were in the autumn, it',
  'said, and dogs travel at no charge on any',
  'of the crossings.',
];
const [PORTS, FARES] = [LEFT.join(' '), RIGHT.join(' ')];

describe('the text of a PDF', () => {
  it('is put together from lines to paragraphs, at a gap, at an indent and after a short line', async () => {
    const gap = pdfOf([...column(LEFT), ...column(RIGHT, { top: 640 })]);
    const indent = pdfOf([
      ...column(LEFT.slice(0, 2)),
      { text: 'ports of the bay, at the hours that were usual.', y: 676 },
      { text: 'Fares stay.', x: 84, y: 664 },
    ]);
    const short = pdfOf(column([...LEFT, ...RIGHT]));
    expect(await texts(gap)).toEqual([PORTS, FARES]);
    expect((await texts(indent)).at(-1)).toBe('Fares stay.');
    expect(await texts(short)).toEqual([PORTS, FARES]);
  });

  it('has its headline in the largest letters, and headings in larger ones', async () => {
    const bytes = pdfOf([
      { text: 'Ferry back after', y: 780, size: 24 },
      { text: 'nine long weeks', y: 752, size: 24 },
      ...column(LEFT),
      { text: 'What it costs', y: 640, size: 14 },
      ...column(RIGHT, { top: 620 }),
    ]);
    expect((await readPdf(bytes)).document.headlines).toEqual([
      { text: 'Ferry back after nine long weeks', source: 'largest-line' },
    ]);
    expect((await blocks(bytes)).map(([kind]) => kind)).toEqual(['heading', 'text', 'heading', 'text']);
  });

  it('is read column by column, in whatever order the file has them', async () => {
    const left = column(LEFT);
    const right = column(RIGHT, { x: 320 });
    const headline = { text: 'Ferry back after nine weeks in the yard of Lindow, says its owner', y: 780, size: 16 };
    const rows = left.flatMap((line, at) => [line, ...right.slice(at, at + 1)]);
    for (const order of [[...left, ...right], rows])
      expect((await texts(pdfOf([headline, ...order]))).slice(1)).toEqual([PORTS, FARES]);
  });

  it('has lines whole whose words justification drove apart', async () => {
    const apart = [
      { text: 'company said, and', y: 688 },
      { text: 'will call', x: 205, y: 688 },
    ];
    const [first, , last] = column([LEFT[0] ?? '', '', 'at all of the ports of the bay of Lindow.']);
    if (first === undefined || last === undefined) throw new Error('no lines');
    expect(await texts(pdfOf([first, ...apart, last]))).toEqual([
      'The ferry sails again from Monday, the company said, and will call at all of the ports of the bay of Lindow.',
    ]);
  });

  it('has no numbers of footnotes in it, and keeps those of measures', async () => {
    const note = (text: string, raised: string, x: number) =>
      pdfOf([
        { text, y: 700 },
        { text: raised, x, y: 704, size: 6 },
        { text: LEFT.join(' '), y: 640 },
      ]);
    expect((await texts(note('The ferry sails again.', '1', 168)))[0]).toBe('The ferry sails again.');
    expect((await texts(note('The bay has 60 km', '2', 156)))[0]).toBe('The bay has 60 km2');
  });

  it('goes on over the end of a column and of a page', async () => {
    const [first = '', ...rest] = LEFT;
    const over = pdfOf([...column([first], { top: 100 }), ...column(rest, { x: 320, top: 700 })]);
    expect(await texts(over)).toEqual([PORTS]);
    expect(await texts(pdfOf(column([first], { top: 100 }), column(rest)))).toEqual([PORTS]);
  });

  it('has the words whole that were parted at line ends, but for hyphens of their own', async () => {
    const bytes = pdfOf(
      column(['The harbour mas-', 'ter spoke of a well-', 'known wreck. It is a well-known place, he', 'said.']),
    );
    expect(await texts(bytes)).toEqual([
      'The harbour master spoke of a well-known wreck. It is a well-known place, he said.',
    ]);
  });

  it('has no running heads and no page numbers', async () => {
    const page = (number: number, lines: readonly string[]) => [
      { text: `The Lindow Post ${number}`, y: 810 },
      ...column(lines),
      { text: `Page ${number} of 3`, y: 30 },
    ];
    expect(await texts(pdfOf(page(1, LEFT), page(2, RIGHT), page(3, ['The end.'])))).toEqual([
      PORTS,
      FARES,
      'The end.',
    ]);
  });

  it('notes pages without text', async () => {
    expect((await readPdf(pdfOf(column(LEFT), []))).notes).toEqual([
      '1 of its 2 pages hold no text, only pictures or nothing.',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  it('says so where it is pictures of pages', async () => {
    await expect(readPdf(pdfOf([], []))).rejects.toMatchObject({
      code: 'unreadable',
      message: /pictures of its pages/,
    });
  });

  it('says so where it needs a password', async () => {
    const keys = `<${'00'.repeat(32)}>`;
    const encrypted = pdfWith(
      ['BT ET'],
      `/ID [${keys} ${keys}] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${keys} /U ${keys} >>`,
    );
    await expect(readPdf(encrypted)).rejects.toMatchObject({ code: 'unreadable', message: /password/ });
  });

  it.each([0.02, 0.3])('says so where it was cut short at %f', async (share) => {
    const whole = pdfOf(column(LEFT));
    await expect(readPdf(whole.slice(0, whole.length * share))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is refused where a stream unpacks to more than any story, before it is', async () => {
    const bomb = pdfWith([new Uint8Array(20 * 1024 * 1024)]);
    await expect(readPdf(bomb)).rejects.toMatchObject({ code: 'too-large', message: /unpacks to more/ });
  });

  it('is refused where its objects have no ends, before they are looked for', async () => {
    const bytes = Buffer.from(`%PDF-1.4\n${'1 0 obj\n<< /Type /Catalog /'.repeat(20_000)}`);
    await expect(readPdf(bytes)).rejects.toMatchObject({ code: 'unreadable', message: /its parts have no ends/ });
  });

  it('is refused where it has too many pages or pieces', async () => {
    await expect(readPdf(pdfWith(Array.from({ length: 201 }, () => '')))).rejects.toMatchObject({
      code: 'too-large',
      message: /201 pages/,
    });
    const flood = pdfWith([`BT /F1 9 Tf ${'1 0 0 1 72 700 Tm (a) Tj 1 0 0 1 400 90 Tm (b) Tj '.repeat(110_000)} ET`]);
    await expect(readPdf(flood)).rejects.toMatchObject({ code: 'too-large', message: /too intricate/ });
  });
});
