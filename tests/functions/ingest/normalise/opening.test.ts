import { expect, it } from 'vitest';
import { type Known, readOpening } from '../../../../functions/ingest/normalise/opening.ts';
import { rawBlock } from '../../../../functions/ingest/read/document.ts';

const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const NOTHING: Known = { headline: null, repeats: new Set(), authors: [], framed: false };
const open = (lines: readonly string[], known = NOTHING) =>
  readOpening(
    lines.map((line) => rawBlock('text', line)),
    known,
  );

it('takes the head of a scraped page apart', () => {
  const opening = open([
    'TRANSPORT',
    'Islanders win back the early ferry',
    'The boat returns after 400 letters.',
    'By Ada Lune and Bram Oost',
    'Published 28 April 2026',
    'Updated 29 April 2026',
    'Share',
    'The ferry at its berth. [Ada Lune]',
    PROSE,
    'Share',
  ]);
  expect(opening).toMatchObject({
    headline: 'Islanders win back the early ferry',
    deck: 'The boat returns after 400 letters.',
    authors: [{ name: 'Ada Lune' }, { name: 'Bram Oost' }],
    published: { iso: '2026-04-28' },
    updated: { iso: '2026-04-29' },
  });
  expect(opening.body.map(({ text }) => text)).toEqual(['The ferry at its berth. [Ada Lune]', PROSE, 'Share']);
  expect(opening.dropped).toEqual([
    { text: 'TRANSPORT', rule: 'kicker' },
    { text: 'Share', rule: 'widget' },
  ]);
});

it('finds no headline where the text begins with prose', () => {
  expect(open([`${PROSE} ${PROSE}`])).toMatchObject({ headline: null, body: [{ text: `${PROSE} ${PROSE}` }] });
});

it('keeps a short line that no rule knows, in a plain text', () => {
  expect(open(['Ferry back', 'Nobody had expected it', PROSE]).body).toHaveLength(2);
});

const PAGE: Known = {
  headline: 'Ferry back',
  repeats: new Set(['ferry back']),
  authors: [{ name: 'Ada Lune', role: null }],
  framed: true,
};

it('drops from a page what repeats its metadata, and short lines of its frame', () => {
  const opening = open(['Ferry back', 'Ada Lune, Harbour Correspondent', 'Skarrow edition', PROSE, PROSE], PAGE);
  expect(opening.body).toHaveLength(2);
  expect(opening.dropped.map(({ rule }) => rule)).toEqual(['stated already', 'byline again', 'before the story']);
});

it('keeps all short lines of a page that has no prose, or little beside them', () => {
  expect(open(['Skarrow 06:00', 'Port Hallow 07:15'], PAGE).body).toHaveLength(2);
  expect(
    open(['Skarrow 06:00', 'Port Hallow 07:15', 'Skarrow 17:30', 'Port Hallow 19:00', PROSE], PAGE).body,
  ).toHaveLength(5);
});
