import { describe, expect, it } from 'vitest';
import { entryName } from '../../../../../functions/ingest/read/zip/entry-name.ts';
import { zipKind } from '../../../../../functions/ingest/read/zip/kind.ts';
import { membersOf } from '../../../../../functions/ingest/read/zip/members.ts';
import { openZip } from '../../../../../functions/ingest/read/zip/open-zip.ts';
import { type Packed, zipOf } from '../../../../support/zip.ts';

const open = async (files: readonly Packed[]) => membersOf(await openZip(zipOf(files)));
const names = async (...paths: (string | Uint8Array)[]) =>
  (await open(paths.map((name) => ({ name, content: 'x' })))).members.map(({ name }) => name);
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('the members of a zip archive', () => {
  it('are its files in order, read when their turn comes', async () => {
    const { members } = await open([
      { name: 'week/', content: '' },
      { name: 'week/ferry.txt', content: 'Ferry back' },
      { name: 'harbour.txt', content: 'Harbour shut' },
    ]);
    expect(members.map(({ name }) => name)).toEqual(['week/ferry.txt', 'harbour.txt']);
    expect(text(await members[1]?.read())).toBe('Harbour shut');
  });

  it('leave out what the packing computer hides', async () => {
    const { members, hidden } = await open(
      ['a.txt', '__MACOSX/._a.txt', '.DS_Store', 'b/.hidden', 'Thumbs.db'].map((name) => ({ name, content: 'x' })),
    );
    expect(members.map(({ name }) => name)).toEqual(['a.txt']);
    expect(hidden).toBe(4);
  });

  it('are never named outside the archive, and never alike', async () => {
    expect(await names('../../etc/passwd', '/etc/passwd', 'C:\\a\\b.txt', 'a/../b.txt', 'a/b.txt')).toEqual([
      'etc/passwd',
      'etc/passwd~2',
      'a/b.txt',
      'a/b.txt~2',
      'a/b.txt~3',
    ]);
  });

  it('are at most 500, and one at least', async () => {
    const many = Array.from({ length: 501 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }));
    await expect(open(many)).rejects.toMatchObject({ code: 'too-large', message: /501 files; at most 500/ });
    await expect(open([])).rejects.toMatchObject({ code: 'empty' });
  });
});

describe('the name of an entry', () => {
  const name = (fileNameRaw: Buffer, generalPurposeBitFlag = 0) =>
    entryName({ fileNameRaw, generalPurposeBitFlag, extraFields: [] });

  it('is UTF-8 where the archive says so, and where it can be nothing else', async () => {
    expect(await name(Buffer.from('Алматы.txt'), 0x800)).toBe('Алматы.txt');
    expect(await name(Buffer.from('Алматы.txt'))).toBe('Алматы.txt');
  });

  it('is in code page 866 where Windows packed Cyrillic names, and 437 elsewhere', async () => {
    expect(await name(Buffer.from([0x8f, 0xa0, 0xe0, 0xae, 0xac, 0x20, 0x32]))).toBe('Паром 2');
    expect(await name(Buffer.from([0x46, 0x84, 0x68, 0x72, 0x65]))).toBe('Fähre');
  });
});

describe('a hostile archive', () => {
  const zeros = new Uint8Array(8 * 1024 * 1024);

  it('is refused by what it would unpack to', async () => {
    const { members } = await open([{ name: 'bomb.txt', content: zeros }]);
    await expect(members[0]?.read()).rejects.toMatchObject({ code: 'too-large', message: /200 times its size/ });
    const huge = await open([{ name: 'huge.txt', content: 'x', says: 60 * 1024 * 1024 }]);
    await expect(huge.members[0]?.read()).rejects.toMatchObject({ code: 'too-large', message: /60 MB; at most 50 MB/ });
    const six = Array.from({ length: 6 }, (_, at) => ({ name: `${at}`, content: 'x', says: 40 * 1024 * 1024 }));
    await expect(open(six)).rejects.toMatchObject({ code: 'too-large', message: /240 MB; at most 200 MB/ });
  });

  it('that lies about a size is not unpacked beyond it', async () => {
    const { members } = await open([{ name: 'lie.txt', content: zeros, says: 10 }]);
    await expect(members[0]?.read()).rejects.toMatchObject({ code: 'unreadable', message: /damaged or cut short/ });
  });

  it.each([0.3, 0.6, 0.95])('that was cut short at %f is refused', async (share) => {
    const whole = zipOf([{ name: 'a.txt', content: 'The ferry sails again.' }]);
    await expect(openZip(whole.slice(0, whole.length * share))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('that is encrypted says so', async () => {
    const { members } = await open([{ name: 'a.txt', content: 'x', flags: 1 }]);
    await expect(members[0]?.read()).rejects.toMatchObject({ code: 'unreadable', message: /encrypted/ });
  });
});

it.each([
  [['[Content_Types].xml', 'word/document.xml'], 'word'],
  [['[Content_Types].xml', 'xl/workbook.xml'], { kind: 'an Excel workbook' }],
  [['[Content_Types].xml', 'ppt/presentation.xml'], { kind: 'a PowerPoint presentation' }],
  [['mimetype', 'META-INF/container.xml'], { kind: 'an e-book' }],
  [['mimetype', 'content.xml'], expect.objectContaining({ kind: 'an OpenDocument file (.odt)' })],
  [['word/story.txt'], 'zip'],
])('tells by the names %j what the archive is', (paths, kind) => {
  expect(zipKind(paths)).toEqual(kind);
});
