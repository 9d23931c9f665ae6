import { expect, it } from 'vitest';
import { sniffBytes, sniffText } from '../../../../functions/ingest/read/sniff.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it.each([
  ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
  ['\xff\xd8\xff\xe0', 'a JPEG picture'],
  ['{\\rtf1\\ansi', 'an RTF document'],
  ['RIFF....WEBPVP8', 'a WebP picture'],
])('tells a binary file by its signature', (head, kind) => {
  expect(sniffBytes(latin1(head))).toMatchObject({ format: null, kind });
});

it.each([
  ['WordDocument', /^an old Word document/, /save it as \.docx/],
  ['EncryptedPackage', /^an Office document under a password/, /without a password/],
  ['__properties_version1.0', /^an Outlook message/, /\.eml/],
  ['Something', /^an old Office document/, /\.docx/],
])('tells what an old Office file is by its streams, and what to do with it: %s', (stream, kind, advice) => {
  const head = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
  const bytes = Buffer.concat([latin1(head), Buffer.alloc(9_000), Buffer.from(stream, 'utf16le')]);
  expect(sniffBytes(bytes)).toMatchObject({ kind: expect.stringMatching(kind), advice: expect.stringMatching(advice) });
});

it.each([
  ['PK\x03\x04........story.txt', 'zip'],
  ['\x1f\x8b\x08', 'gzip'],
  ['%PDF-1.7', 'pdf'],
])('tells a file that is read from its bytes', (head, format) => {
  expect(sniffBytes(latin1(head))).toEqual({ format });
});

it.each([
  ['From: a@x.example\r\nTo: b@x.example\r\nSubject: Story\r\n\r\nText', { format: 'mail' }],
  ['Received: from x\n by y\nDate: x\nSubject: Story\nAuthentication-Results: z\n\nText', { format: 'mail' }],
  ['From: our correspondent\nTo: the point\n\nSubject: Story', null],
  ['Headline: Ferry back\nByline: Ada Lune\nDate: today\n\nIt sails.', null],
])('tells an e-mail by its header: %j', (text, verdict) => {
  expect(sniffBytes(latin1(text))).toEqual(verdict);
});

it('finds no signature in text', () => {
  expect(sniffBytes(latin1('PNG pictures are back'))).toBeNull();
});

it('tells a page and a fragment of one from text', () => {
  expect(sniffText('<!DOCTYPE html><title>x</title>')).toEqual({ format: 'html' });
  expect(sniffText('<h1>Ferry back</h1><p>It sails.</p>')).toEqual({ format: 'html' });
  expect(sniffText('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')).toEqual({ format: 'html' });
  expect(sniffText('Ferry back\n\nIt sails at <6 knots>, said p > 3.')).toEqual({ format: 'text' });
});

it('tells Markdown from text', () => {
  expect(sniffText('# Ferry back\n\nIt sails.')).toEqual({ format: 'markdown' });
});

it('names formats that are not read', () => {
  expect(sniffText('<?xml version="1.0"?><rss version="2.0">')).toEqual({ format: null, kind: 'an XML file' });
  expect(sniffText('{"headline": "x"}')).toEqual({ format: null, kind: 'a JSON file' });
});

it.each(['<contentMeta>\n<title>Ferry back</title>\n</contentMeta>\n', '<x:order><p>One</p></x:order>'])(
  'takes a piece of XML whose elements HTML does not have for no page: %j',
  (text) => {
    expect(sniffText(text)).toEqual({ format: null, kind: 'an XML file' });
  },
);

it('takes a text that begins with a bracket for text', () => {
  expect(sniffText('[Updated] Ferry back on Monday')).toEqual({ format: 'text' });
});
