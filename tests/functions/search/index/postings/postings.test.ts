import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingsReader } from '../../../../../functions/search/index/postings/postings-reader.ts';
import { PostingsWriter } from '../../../../../functions/search/index/postings/postings-writer.ts';

const FIELDS = 3;

// Mostly short lists, some of several blocks; distances and frequencies of one to three bytes.
const list = fc
  .tuple(
    fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: 120, max: 400 })),
    fc.array(fc.nat({ max: 20_000 }), { minLength: 1 }),
  )
  .map(([count, steps]) => {
    let document = (steps[0] as number) % 3;
    return Array.from({ length: count }, (_, at) => {
      const step = steps[at % steps.length] as number;
      const posting = [document, step % 3 === 0 ? 1 : 1 + (step % 300)] as const;
      document += 1 + step;
      return posting;
    });
  });
const records = fc.array(fc.array(list, { minLength: FIELDS, maxLength: FIELDS }), { minLength: 1, maxLength: 6 });

const write = (all: readonly (readonly (readonly (readonly [number, number])[])[])[]): PostingsReader => {
  const writer = new PostingsWriter(FIELDS);
  for (const record of all) {
    for (const [field, postings] of record.entries()) {
      const [documents, frequencies] = [0, 1].map((part) => postings.map((posting) => posting[part] as number));
      if (postings.length > 0) writer.list(field, documents ?? [], frequencies ?? [], postings.length);
    }
    writer.endTerm();
  }
  const { postings, offsets } = writer.finish();
  return new PostingsReader(postings, offsets, FIELDS, null);
};

const buffer = () => ({ documents: new Uint32Array(600), frequencies: new Uint32Array(600) });

describe('postings', () => {
  it('come back as they were written, by term and field', () => {
    fc.assert(
      fc.property(records, (all) => {
        const reader = write(all);
        for (const [term, record] of all.entries()) {
          reader.open(term);
          for (const [field, postings] of record.entries()) {
            const { documents, frequencies } = buffer();
            expect(reader.read(field, { documents, frequencies })).toBe(postings.length);
            expect(postings.map((_, at) => [documents[at], frequencies[at]])).toEqual(postings);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('can be read for some documents alone', () => {
    fc.assert(
      fc.property(
        list,
        fc.array(fc.nat({ max: 400 }), { maxLength: 12 }),
        fc.nat({ max: 9 }),
        (postings, places, off) => {
          const reader = write([[postings, [], []]]);
          const wanted = places.map(
            (at) => (postings[at % (postings.length || 1)]?.[0] ?? at) + (at % 4 === 0 ? off : 0),
          );
          const among = Uint32Array.from(new Set(wanted)).sort();
          const { documents, frequencies } = buffer();
          reader.open(0);
          const count = reader.readWithin(0, among, among.length, { documents, frequencies });
          const found = Array.from({ length: count }, (_, at) => [documents[at], frequencies[at]]);
          expect(found).toEqual(postings.filter(([document]) => among.includes(document)));
        },
      ),
    );
  });

  it('take none for a term that is not there', () => {
    const reader = write([[[[7, 1]], [], []]]);
    reader.open(-1);
    expect([...reader.counts]).toEqual([0, 0, 0]);
  });
});
