import fc from 'fast-check';
import SearchableMap from 'minisearch/SearchableMap';
import { describe, expect, it } from 'vitest';
import { type Dictionary, dictionaryOver } from '../../../../../functions/search/index/dictionary/dictionary.ts';
import { TrieWriter } from '../../../../../functions/search/index/dictionary/trie-writer.ts';

// Of one, two and three bytes, both halves of a surrogate pair, and long enough labels for their long form.
const unit = fc.constantFrom('a', 'b', 'ж', '字', '\ud83d', '\udc00', 'long'.repeat(20));
const term = fc.string({ unit, maxLength: 6, size: 'max' });
const terms = fc.uniqueArray(term, { maxLength: 40, size: 'max' }).map((all) => all.sort());
const asked = fc.string({ unit, minLength: 1, maxLength: 5 });

const written = (all: readonly string[]): Dictionary => {
  const writer = new TrieWriter();
  for (const one of all) writer.add(one);
  return dictionaryOver(writer.finish());
};

describe('a dictionary', () => {
  it('numbers its terms by rank, and knows them by word and by number', () => {
    fc.assert(
      fc.property(terms, asked, (all, other) => {
        const dictionary = written(all);
        expect(dictionary.size).toBe(all.length);
        expect([...dictionary.terms()]).toEqual(all);
        expect(all.map(dictionary.find)).toEqual([...all.keys()]);
        expect([...all.keys()].map(dictionary.termOf)).toEqual(all);
        expect(dictionary.find(other)).toBe(all.indexOf(other));
      }),
    );
  });

  it('finds the terms that begin so, in order, with their lengths', () => {
    fc.assert(
      fc.property(terms, asked, (all, prefix) => {
        const dictionary = written(all);
        const expected = all.filter((one) => one.startsWith(prefix));
        const found: [string | undefined, number][] = [];
        dictionary.eachWithPrefix(prefix, (number, length) => found.push([all[number], length]));
        expect(dictionary.termsWithPrefix(prefix)).toEqual(found.map(([term]) => term));
        expect(found).toEqual(expected.map((one) => [one, one.length]));
        const { from, to } = dictionary.withPrefix(prefix);
        expect(all.slice(from, to)).toEqual(expected);
      }),
    );
  });

  it("finds the very misspellings that MiniSearch's radix tree finds, at the same distances", () => {
    fc.assert(
      fc.property(terms, asked, fc.integer({ min: 1, max: 4 }), (all, word, most) => {
        const dictionary = written(all);
        const theirs = new SearchableMap<true>();
        for (const one of all) theirs.set(one, true);
        const found: [string | undefined, number][] = [];
        dictionary.eachNear(word, most, (number, _length, distance) => found.push([all[number], distance]));
        const expected = [...theirs.fuzzyGet(word, most)].map(([one, [, distance]]) => [one, distance]);
        expect(found).toEqual(expected.sort(([one = ''], [other = '']) => (one < other ? -1 : 1)));
      }),
    );
  });
});
