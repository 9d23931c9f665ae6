import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutBytes } from '../../../functions/archive/cut-bytes.ts';

it('answers the longest whole beginning of a text that fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 40 }), (text, most) => {
      const cut = cutBytes(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
      const [next] = text.slice(cut.length);
      if (next !== undefined) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(most);
    }),
  );
});
