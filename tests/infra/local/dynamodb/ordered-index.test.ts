import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedIndex, type Place } from '../../../../infra/local/dynamodb/ordered-index.ts';

const byRange = (a: Place, b: Place): number => (a.range < b.range ? -1 : a.range > b.range ? 1 : 0);
const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const places = fc.record({ hash: letters, range: letters });
const steps = fc.array(fc.record({ place: places, puts: fc.boolean() }), { maxLength: 80 });
const name = ({ hash, range }: Place): string => `${hash}/${range}`;

const build = (list: readonly { readonly place: Place; readonly puts: boolean }[]) => {
  const index = orderedIndex<Place>(byRange);
  const model = new Set<string>();
  for (const { place, puts } of list) {
    if (puts) index.put(place);
    else index.remove(place);
    if (puts) model.add(name(place));
    else model.delete(name(place));
  }
  return { index, model };
};

describe('an ordered index', () => {
  it('holds what was put and not removed, each partition in order', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { index, model } = build(list);
        expect(index.size()).toBe(model.size);
        for (const hash of ['a', 'b', 'c', 'd', 'e']) {
          const expected = [...model].filter((it) => it.startsWith(hash)).toSorted();
          expect(index.partition(hash).map(name)).toEqual(expected);
        }
      }),
    );
  });

  it('is scanned whole in segments, and resumed after any place, there or not', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), places, (list, segments, start) => {
        const { index, model } = build(list);
        const whole = [...index.scan(null, 0, 1)].map(name);
        expect(whole.toSorted()).toEqual([...model].toSorted());
        const parts = Array.from({ length: segments }, (_, segment) => [...index.scan(null, segment, segments)]);
        expect(parts.flat().map(name)).toEqual(whole);
        // Resuming skips exactly what comes before, as it would if the place were there.
        index.put(start);
        const all = [...index.scan(null, 0, 1)].map(name);
        expect([...index.scan(start, 0, 1)].map(name)).toEqual(all.slice(all.indexOf(name(start)) + 1));
      }),
    );
  });
});
