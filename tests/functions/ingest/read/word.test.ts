import { describe, expect, it } from 'vitest';
import { readWord } from '../../../../functions/ingest/read/word.ts';
import { openZip } from '../../../../functions/ingest/read/zip/open-zip.ts';
import { docxOf, footnotes, paragraph, wordParts } from '../../../support/docx.ts';
import { zipOf } from '../../../support/zip.ts';

const read = async (bytes: Uint8Array) => readWord(await openZip(bytes));
const blocks = async (bytes: Uint8Array) => (await read(bytes)).blocks.map(({ kind, text }) => [kind, text]);

describe('a Word document', () => {
  it('states its headline and deck by their styles', async () => {
    const body = [paragraph('Ferry back', 'T'), paragraph('After nine weeks', 'S'), paragraph('It sails again.')];
    expect(await read(docxOf(body.join('')))).toMatchObject({
      headlines: [{ text: 'Ferry back', source: 'title-style' }],
      deck: 'After nine weeks',
    });
  });

  it('is headings, paragraphs, captions and tables in order', async () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
    const body = [
      paragraph('Ferry back', 'H'),
      paragraph('The ferry &amp; its crew sail again from Monday, it said.'),
      paragraph('The ferry on Sunday at noon', 'C'),
      `<w:tbl>${row('Port', 'Fare')}${row('Lindow', '4')}</w:tbl>`,
      '<w:p><w:r><w:t>By Ada Lune</w:t><w:br/><w:t>3 March 2026</w:t></w:r></w:p>',
    ];
    expect(await blocks(docxOf(body.join('')))).toEqual([
      ['heading', 'Ferry back'],
      ['text', 'The ferry & its crew sail again from Monday, it said.'],
      ['caption', 'The ferry on Sunday at noon'],
      ['table', 'Port\tFare\nLindow\t4'],
      ['text', 'By Ada Lune'],
      ['text', '3 March 2026'],
    ]);
  });

  it('keeps tracked insertions and drops tracked deletions', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">It cost </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del><w:ins><w:r><w:t>nine</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> marks.</w:t></w:r></w:p>';
    expect(await blocks(docxOf(body))).toEqual([['text', 'It cost nine marks.']]);
  });

  it('has its footnotes below the text, and no numbers in it', async () => {
    const body = '<w:p><w:r><w:t>It sails.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    expect(await blocks(docxOf(body, [footnotes('By the timetable of March.')]))).toEqual([
      ['text', 'It sails.'],
      ['text', 'By the timetable of March.'],
    ]);
  });
});

describe('a hostile Word document', () => {
  const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

  it('is refused by the size of its text, whatever the archive says of it', async () => {
    const bomb = docxOf(paragraph(megabytes(11)));
    await expect(read(bomb)).rejects.toMatchObject({ code: 'too-large', message: /unpacks to 12 MB; at most 10 MB/ });
    const lying = wordParts(paragraph(megabytes(11))).map((part) =>
      part.name === 'word/document.xml' ? { ...part, says: 10 } : part,
    );
    await expect(read(zipOf(lying))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is refused where its text is longer than any story', async () => {
    const long = docxOf(paragraph(megabytes(4)));
    await expect(read(long)).rejects.toMatchObject({ code: 'too-large', message: /longer than any story/ });
  });

  it('is refused by the number of its tags', async () => {
    const flood = docxOf('<w:p/>'.repeat(150_000));
    await expect(read(flood)).rejects.toMatchObject({ code: 'too-large', message: /more than 150000 marks/ });
  });

  it('expands no entities and reads no files', async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const parts = wordParts(paragraph('The ferry &b;&f; sails again.')).map((part) =>
      part.name === 'word/document.xml'
        ? { ...part, content: String(part.content).replace('?>\n', `?>\n${entities}`) }
        : part,
    );
    const text = await blocks(zipOf(parts)).then(String, (error: Error) => error.message);
    expect(text).not.toMatch(/haha|root:/);
  });

  it.each([
    ['is nested too deeply', '<w:sdt><w:sdtContent>'.repeat(50_000)],
    ['holds no XML', '<<<'],
    ['is many documents in one', `</w:body></w:document>${'<a>b</a>'.repeat(50_000)}`],
  ])('that %s is refused', async (_, body) => {
    await expect(read(docxOf(body))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('without its text is refused', async () => {
    const parts = wordParts('').filter(({ name }) => name !== 'word/document.xml');
    await expect(read(zipOf(parts))).rejects.toMatchObject({ code: 'unreadable', message: /damaged/ });
  });
});
