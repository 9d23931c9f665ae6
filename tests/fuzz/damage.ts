import fc from 'fast-check';
import { SAMPLES } from './samples.ts';

/** A damaged file, and what it was. */
export type Damaged = { readonly name: string; readonly bytes: Uint8Array };

const LARGEST = 1_000_000; // bytes that repetition may make of a file

/** Signs that mean something in some format: where parsers turn. */
const SIGNS: readonly string[] = [
  ...'<>"\'&{}[]():;,=-|`*_#~\\/%$@!?.\n\r\t\0',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.1"?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#x110000;',
  '<p>',
  '</p>',
  '<div>',
  '<table><tr><td>',
  '<script>',
  '<svg>',
  '<template>',
  'null',
  '1e999',
  '\\ud800',
  '\n---\n',
  '\n\n',
  '\r\n\r\n--b\r\n',
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
  '=?utf-8?B?////?=',
  'endstream',
  'BT ',
  '<< /Length 99999999 >>',
  'PK\x01\x02',
  'PK\x05\x06',
  'By ',
  '"',
  '“',
  '» ',
  '— ',
  '\u202e',
  '\ufeff',
  '\ud83d\ude00',
  'İ',
  '2026-02-30',
  'LONDON (Reuters) -- ',
  'said ',
  '\xff\xfe',
  '\x00\x00\x00',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 40 }) },
  { weight: 1, arbitrary: fc.nat({ max: 5_000 }) },
);
const times = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 2, max: 9 }) }, fc.integer({ min: 100, max: 20_000 }));
const sign = fc.constantFrom(...SIGNS).map((text) => new Uint8Array(Buffer.from(text)));

type Edit = (bytes: Uint8Array) => Uint8Array;

/** Replaces what is between two places. */
const splice = (bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]));

const atOf = (bytes: Uint8Array, where: number): number => Math.floor(where * bytes.length);

const repeated = (piece: Uint8Array, count: number): Uint8Array => {
  const most = Math.min(count, Math.floor(LARGEST / Math.max(1, piece.length)));
  return new Uint8Array(Buffer.concat(Array(most).fill(piece)));
};

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, length).map(
    ([where, many]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        return splice(bytes, at, at + many, new Uint8Array());
      },
  ),
  fc.tuple(place, length, sign).map(
    ([where, many, put]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        return splice(bytes, at, at + (many % 5), put);
      },
  ),
  fc.tuple(place, sign, times).map(
    ([where, put, count]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        return splice(bytes, at, at, repeated(put, count));
      },
  ),
  fc.tuple(place, length, times).map(
    ([where, many, count]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        return splice(bytes, at, at, repeated(bytes.slice(at, at + many), count));
      },
  ),
  fc.tuple(place, fc.nat({ max: 255 })).map(
    ([where, value]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        return splice(bytes, at, at + 1, Uint8Array.of(value));
      },
  ),
  place.map(
    (where): Edit =>
      (bytes) =>
        bytes.slice(0, atOf(bytes, where)),
  ),
  place.map(
    (where): Edit =>
      (bytes) =>
        bytes.slice(atOf(bytes, where)),
  ),
  fc.tuple(place, place, length, fc.constantFrom(...SAMPLES)).map(
    ([where, whence, many, other]): Edit =>
      (bytes) => {
        const at = atOf(bytes, where);
        const from = atOf(other.bytes, whence);
        return splice(bytes, at, at, other.bytes.slice(from, from + many));
      },
  ),
);

/** A sample with one to five edits, its archive packed again around it. */
export const damaged: fc.Arbitrary<Damaged> = fc
  .record({ sample: fc.constantFrom(...SAMPLES), edits: fc.array(edit, { minLength: 1, maxLength: 5 }) })
  .map(({ sample: { name, bytes, pack }, edits }) => ({
    name,
    bytes: pack(edits.reduce((all, change) => change(all).subarray(0, 3 * LARGEST), bytes)),
  }));

/** The first cases of a seed, always the same. */
export const casesOf = (seed: number, count: number): readonly Damaged[] =>
  fc.sample(damaged, { seed, numRuns: count });
