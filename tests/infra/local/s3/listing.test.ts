import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, formEncode } from '../../../../infra/local/s3/key.ts';
import { type Item, nameOf, walk } from '../../../../infra/local/s3/listing.ts';
import { sortedKeys } from '../../../../infra/local/s3/sorted-keys.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'ä', '\uFFFD', '🗞'), minLength: 1, maxLength: 5 });
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The same list as S3's documentation tells it, without any haste. */
const slowly = (keys: readonly string[], prefix: string, delimiter: string): readonly string[] => {
  const names = keys
    .filter((one) => one.startsWith(prefix))
    .map((one) => {
      const cut = delimiter === '' ? -1 : one.indexOf(delimiter, prefix.length);
      return cut < 0 ? one : one.slice(0, cut + delimiter.length);
    });
  return [...new Set(names)].sort(byBytes);
};

describe('listing', () => {
  it('orders keys by their bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(byBytes(a, b));
      }),
    );
  });

  it('keeps keys sorted through additions and removals', () => {
    const change = fc.record({ key, add: fc.boolean(), look: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const keys = sortedKeys();
        const model = new Set<string>();
        for (const { key, add, look } of changes) {
          if (add && !model.has(key)) keys.add(key);
          if (!add && model.has(key)) keys.remove(key);
          add ? model.add(key) : model.delete(key);
          if (look) expect(keys.all()).toEqual([...model].sort(byBytes));
        }
        expect(keys.all()).toEqual([...model].sort(byBytes));
      }),
    );
  });

  it('finds what a plain reading of the documentation finds, wherever a page begins', () => {
    const delimiter = fc.constantFrom('', '/', 'b/');
    fc.assert(
      fc.property(fc.uniqueArray(key), key, delimiter, fc.integer({ min: 1, max: 3 }), (some, prefix, cut, size) => {
        const keys = some.toSorted(byBytes);
        const seen: string[] = [];
        for (let after = ''; ; after = seen.at(-1) ?? '') {
          const page: Item[] = [];
          for (const item of walk(keys, { prefix: prefix.slice(1), delimiter: cut, after, counts: () => true })) {
            if (page.length === size) break;
            page.push(item);
          }
          seen.push(...page.map(nameOf));
          if (page.length < size) break;
        }
        expect(seen).toEqual(slowly(keys, prefix.slice(1), cut));
      }),
    );
  });

  it('writes keys as forms do, but for slashes and stars', () => {
    expect(formEncode("in/ä b+c*(1)!'~-_.txt")).toBe('in/%C3%A4+b%2Bc*%281%29%21%27%7E-_.txt');
  });
});
