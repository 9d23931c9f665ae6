import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../../../../functions/archive/errors.ts';
import {
  elementAt,
  elementsBelow,
  parseXml,
  rawTextOf,
  textOf,
} from '../../../../../functions/ingest/read/wire/xml.ts';

const codeOf = (text: string): string | null => {
  try {
    parseXml(text);
    return null;
  } catch (error) {
    return error instanceof ArchiveError ? error.code : 'bug';
  }
};

it('keeps text and elements in the order of the file, and finds elements by their names without prefix', () => {
  const root = parseXml(
    '<?xml version="1.0"?><n:a xmlns:n="urn:x"><n:b>one <i>two</i> three</n:b><c><b>four</b></c></n:a>',
  );
  expect(rawTextOf(elementAt(root, 'b'))).toBe('one two three');
  expect(elementsBelow(root, 'b').map(textOf)).toEqual(['one two three', 'four']);
  expect(elementAt(root, 'c/d')).toBeNull();
});

it('knows the names that HTML has for characters, and leaves any other as it is written', () => {
  expect(textOf(parseXml('<a>caf&eacute; &mdash; &hellip; &amp; &#233; &nothing; &constructor;</a>'))).toBe(
    'café — … & é &nothing; &constructor;',
  );
});

it('expands no entity of the file’s own, and fetches none', () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;"><!ENTITY z SYSTEM "file:///etc/passwd">]><a>&y; &z;</a>';
  expect(textOf(parseXml(bomb))).toBe('&y; &z;');
});

it.each([
  ['half a file', '<a><b>The early fer'],
  ['half a tag', '<a><b>The early ferry</b'],
  ['tags that cross', '<a><b></a></b>'],
  ['nothing', ''],
  ['a bare ampersand', '<a>Lune & Oost</a>'],
  ['a million unknown entities', `<a>${'&x;'.repeat(1_000_000)}</a>`],
])('rejects %s as unreadable', (_, text) => expect(codeOf(text)).toBe('unreadable'));

it.each([
  ['depth', '<a>'.repeat(100_000)],
  ['elements', `<a>${'<b/>'.repeat(300_000)}</a>`],
  ['size', `<a>${' '.repeat(10_000_000)}</a>`],
])('bounds the %s of a file', (_, text) => expect(codeOf(text)).toBe('too-large'));

it('reads any text or rejects it', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b x="1">',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&',
    ';',
    '<!DOCTYPE',
    '[',
    '>',
    '"',
    'x',
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => codeOf(pieces.join('')) !== 'bug'));
});
