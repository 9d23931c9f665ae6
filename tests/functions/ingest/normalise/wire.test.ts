import { expect, it } from 'vitest';
import { UNTIL_LIFTED } from '../../../../functions/ingest/normalise/embargo.ts';
import { normalise } from '../../../../functions/ingest/normalise/normalise.ts';
import { rawBlock, type Wire } from '../../../../functions/ingest/read/document.ts';
import { type Found, wireDocument } from '../../../../functions/ingest/read/wire/facts.ts';

const SOURCE = { key: 'incoming/ferry.xml', format: 'nitf', bytes: 100, url: null };
const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const ofWire = (wire: Partial<Wire>, found: Partial<Found> = {}) => {
  const headlines = [{ text: 'Fire in port - three dead', source: 'hl1' }];
  return normalise(wireDocument({ headlines, blocks: [rawBlock('text', PROSE)], ...found, wire }), SOURCE);
};

it('keeps what a wire states: version, rights, subjects and its headline to the letter', () => {
  const subjects = [{ name: 'transport', code: 'medtop:20000337' }];
  const correction = { note: 'The boat has 80 seats.' };
  const { story } = ofWire({ version: 3, usageTerms: 'Not in Hallow.', expires: '2027-01-01', subjects, correction });
  expect(story).toMatchObject({
    headline: 'Fire in port - three dead',
    rights: { usageTerms: 'Not in Hallow.', expires: '2027-01-01', embargoedUntil: null },
    subjects,
    correction,
    source: { ...SOURCE, version: 3 },
  });
});

it('embargoes what a wire embargoes or withholds, and says so', () => {
  expect(ofWire({ embargo: '2026-04-30T06:00:00+02:00' }).story.rights.embargoedUntil).toBe('2026-04-30T04:00:00Z');
  const withheld = ofWire({ status: 'withheld' });
  expect(withheld.story.rights.embargoedUntil).toBe(UNTIL_LIFTED);
  expect(withheld.notes).toEqual([expect.stringContaining('withheld')]);
});

it('takes the dateline from the text, else the stated one, else the stated place', () => {
  const stated = { dateline: 'Skarrow (LNA) -', place: 'Lindow' };
  const place = (wire: Partial<Wire>, text = PROSE) => ofWire(wire, { blocks: [rawBlock('text', text)] }).story;
  expect(place(stated, `PORT HALLOW -- ${PROSE}`).dateline?.place).toBe('Port Hallow');
  expect(place(stated).dateline).toEqual({ place: 'Skarrow', agency: 'LNA', date: null, raw: 'Skarrow (LNA) -' });
  expect(place({ place: 'Lindow' }).dateline?.place).toBe('Lindow');
  expect(place({ dateline: 'Skarrow, so' }, `Skarrow, so - ${PROSE}`).blocks).toEqual([
    { type: 'paragraph', text: PROSE },
  ]);
});

it('drops no short line of a wire’s story', () => {
  const blocks = [
    rawBlock('text', 'Numbered:'),
    rawBlock('list', 'One\nTwo'),
    rawBlock('text', PROSE),
    rawBlock('text', PROSE),
  ];
  expect(ofWire({}, { blocks }).dropped).toEqual([]);
});

it('takes no desk’s initials for an author', () => {
  const { story } = ofWire({}, { authors: ['gr/bp', 'NTB', 'Von dpa', 'tholl.ada', 'Frances d’Oost'] });
  expect(story.authors).toEqual([{ name: 'Frances d’Oost', role: null }]);
});
