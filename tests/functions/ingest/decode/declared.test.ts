import { expect, it } from 'vitest';
import { declaredEncoding } from '../../../../functions/ingest/decode/declared.ts';

const declared = (text: string) => declaredEncoding(new TextEncoder().encode(text));

it('finds the encoding in a meta tag of either form, and in an XML prolog', () => {
  expect(declared('<html><head><meta charset="KOI8-R">')).toBe('koi8-r');
  expect(declared('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')).toBe('windows-1251');
  expect(declared('<?xml version="1.0" encoding="ISO-8859-5"?><html>')).toBe('iso-8859-5');
});

it('passes over a declaration of UTF-8, which has been tried, and a text that declares nothing', () => {
  expect(declared('<meta charset="utf-8">')).toBeNull();
  expect(declared('The charset = windows-1251 debate')).toBeNull();
});
