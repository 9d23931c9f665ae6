import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesWildcard } from '../../../../infra/local/iam/wildcard.ts';

it('matches as the regular expression that a pattern stands for', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }), (pattern, text) => {
      const same = new RegExp(`^${pattern.join('').replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matchesWildcard(pattern.join(''), text.join(''))).toBe(same.test(text.join('')));
    }),
  );
});

it('takes no longer for a hostile pattern than pattern times text', () => {
  expect(matchesWildcard(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false);
});
