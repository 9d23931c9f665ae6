import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, coloursOf, roleOf } from '../../../../functions/search/page/parts/speaker.ts';

describe('the colours of speakers', () => {
  it('are one of twelve, the same for one name everywhere', () => {
    fc.assert(
      fc.property(fc.string(), (person) => {
        expect(colourOf(person)).toBe(colourOf(person));
        expect(colourOf(person)).toBeGreaterThanOrEqual(1);
        expect(colourOf(person)).toBeLessThanOrEqual(12);
        expect(coloursOf([{ person }])).toEqual([colourOf(person)]);
      }),
    );
  });

  it('tell apart as many as there are in one article', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), (names) => {
        expect(new Set(coloursOf(names.map((person) => ({ person })))).size).toBe(names.length);
      }),
    );
  });
});

describe('a role', () => {
  it.each([
    ['chairwoman', 'Marle Canal Trust', 'chairwoman, Marle Canal Trust'],
    ['chairwoman of the Marle Canal Trust', 'Marle Canal Trust', 'chairwoman of the Marle Canal Trust'],
    [null, 'Marle Canal Trust', 'Marle Canal Trust'],
    ['farmer', null, 'farmer'],
    [null, null, ''],
  ])('%s of %s is told once', (role, affiliation, expected) => {
    expect(roleOf({ role, affiliation })).toBe(expected);
  });
});
