import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../../functions/ingest/read/mail/mail.ts';

const HEAD =
  'From: Ada Lune <ada@lindow.example>\nTo: desk@lindow.example\nSubject: Fwd: Ferry back\nDate: Mon, 2 Mar 2026 12:30:00 +0500';
const read = (text: string) => readMail(Buffer.from(text));
const part = (type: string, body: string, more = '') => `--b\nContent-Type: ${type}\n${more}\n${body}\n`;
const mixed = (...parts: string[]) =>
  `${HEAD}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${parts.join('')}--b--\n`;
const attached = (name: string) => `Content-Disposition: attachment; filename="${name}"\n`;

describe('an e-mail', () => {
  it('is a story under its subject, of its date', async () => {
    expect(await read(`${HEAD}\n\nThe ferry sails again from Monday, the company said.\n`)).toMatchObject({
      letter: {
        headlines: [{ text: 'Ferry back', source: 'subject' }],
        authors: [],
        published: [{ text: 'Mon, 2 Mar 2026 12:30:00 +0500', source: 'mail-date' }],
        blocks: [{ kind: 'text', text: 'The ferry sails again from Monday, the company said.' }],
      },
      attachments: [],
      left: 0,
    });
  });

  it('is decoded part by part, whatever its charset and transfer encoding', async () => {
    const body = Buffer.from([0xcf, 0xe0, 0xf0, 0xee, 0xec]).toString('base64');
    const mail = `Subject: =?koi8-r?B?8MHSz80=?=\nFrom: a@lindow.example\nDate: x\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: base64\n\n${body}`;
    expect(await read(mail)).toMatchObject({
      letter: { headlines: [{ text: 'Паром' }], blocks: [{ text: 'Паром' }] },
    });
  });

  it('is read from its HTML where its text is none or a stub', async () => {
    const html = part('text/html', '<p>The ferry sails <b>again</b> from Monday, it said.</p><p>Twice a day.</p>');
    expect(await read(mixed(part('text/plain', 'View online'), html))).toMatchObject({
      letter: {
        blocks: [
          { text: 'View online' },
          { text: 'The ferry sails again from Monday, it said.' },
          { text: 'Twice a day.' },
        ],
      },
    });
  });

  it('of more lines than a story has is refused before they are read, but for those of what is attached', async () => {
    const lines = (line: string, count: number) => `${HEAD}\n\n${`${line}\n`.repeat(count)}`;
    await expect(read(lines('a', 150_000))).rejects.toMatchObject({ code: 'too-large', message: /too many lines/ });
    const attachment = part('application/pdf', `${'QUJD'.repeat(19)}\n`.repeat(150_000), attached('a.pdf'));
    expect(await read(mixed(attachment))).toMatchObject({ attachments: [{ name: 'a.pdf' }] });
  });

  it('ends where the signature begins, and quotes without marks', async () => {
    expect(await read(`${HEAD}\n\n> The ferry sails again.\n\n-- \nAda Lune\n+1 555 0100\n`)).toMatchObject({
      letter: { blocks: [{ text: 'The ferry sails again.' }] },
    });
  });

  it('has attachments, but for pictures and signatures', async () => {
    const mail = await read(
      mixed(
        part('text/plain', 'Two stories.'),
        part('text/plain', 'Ferry back', attached('../ferry.txt')),
        part('message/rfc822', 'Subject: Harbour shut\n\nThe harbour is shut.'),
        part('image/png', 'x', attached('a.png')),
        part('application/pgp-signature', 'x', attached('a.asc')),
      ),
    );
    expect(mail).toMatchObject({ left: 2, letter: { blocks: [{ text: 'Two stories.' }] } });
    if (mail.kind !== 'mail') throw new Error('a page');
    expect(mail.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString().trim()])).toEqual([
      ['ferry.txt', 'Ferry back'],
      ['attached.eml', 'Subject: Harbour shut\n\nThe harbour is shut.'],
    ]);
  });

  it('that is a saved web page is that page', async () => {
    const page = `From: <Saved by Blink>\nSnapshot-Content-Location: https://lindow.example/ferry\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=b\n\n${part('text/html', '<h1>Ferry back</h1>')}--b--`;
    expect(await read(page)).toMatchObject({ kind: 'page', url: 'https://lindow.example/ferry' });
  });
});

describe('a hostile e-mail', () => {
  it('that is encrypted is refused', async () => {
    await expect(read(`${HEAD}\nContent-Type: multipart/encrypted; boundary=b\n\n--b--`)).rejects.toMatchObject({
      code: 'unreadable',
      message: /encrypted/,
    });
  });

  it('is refused by the number of its parts and attachments', async () => {
    await expect(read(mixed('--b\n\n'.repeat(20_000)))).rejects.toMatchObject({ code: 'too-large' });
    const many = Array.from({ length: 101 }, (_, at) => part('text/plain', 'x', attached(`${at}.txt`)));
    await expect(read(mixed(...many))).rejects.toMatchObject({ code: 'too-large', message: /101 attachments/ });
  });

  it.each([
    ['all line ends', `${HEAD}\n\n${'\n'.repeat(1_000_001)}`],
    ['longer than any story', `${HEAD}\n\n${'The ferry sails.\n'.repeat(60_000)}`],
  ])('that is %s is refused', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that nests part in part ends', async () => {
    const nest = Array.from(
      { length: 1000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    await expect(read(`${HEAD}\n${nest.join('')}`)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
