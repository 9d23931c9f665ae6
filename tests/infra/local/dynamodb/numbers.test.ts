import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNumbers,
  normaliseNumber,
  significantDigits,
  sortableNumber,
} from '../../../../infra/local/dynamodb/numbers.ts';

/** Whole numbers × 10^scale, written in one of many ways. */
const decimals = fc
  .record({ digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.integer({ min: -60, max: 60 }) })
  .map(({ digits, scale }) => ({ text: `${digits}e${scale}`, value: digits * 10n ** BigInt(scale + 60) }));

describe('a number', () => {
  it('is written without an exponent and without zeros that say nothing', () => {
    expect(normaliseNumber('-00120.3400')).toBe('-120.34');
    expect(normaliseNumber('+.5')).toBe('0.5');
    expect(normaliseNumber('1E2')).toBe('100');
    expect(normaliseNumber('-0.0')).toBe('0');
  });

  it('stays itself when it is written again', () => {
    fc.assert(
      fc.property(decimals, ({ text }) => {
        const normal = normaliseNumber(text);
        expect(normaliseNumber(normal)).toBe(normal);
        expect(normal).not.toMatch(/e|^-?0\d|\.\d*0$|^-0$/u);
      }),
    );
  });

  it('sorts by its value, exactly', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [left, right] = [sortableNumber(a.text), sortableNumber(b.text)];
        expect(Math.sign(left < right ? -1 : left > right ? 1 : 0)).toBe(
          a.value < b.value ? -1 : a.value > b.value ? 1 : 0,
        );
      }),
    );
  });

  it('is added exactly, where a double would not be', () => {
    expect(addNumbers('9007199254740992', '1', 1)).toBe('9007199254740993');
    expect(addNumbers('0.1', '0.2', 1)).toBe('0.3');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 37n }), fc.bigInt({ min: 0n, max: 10n ** 37n }), (a, b) => {
        expect(addNumbers(String(a), String(b), 1)).toBe(String(a + b));
        expect(addNumbers(String(a), String(b), -1)).toBe(String(a - b));
      }),
    );
  });

  it('has 38 significant digits and no more, also as a sum', () => {
    const largest = '9'.repeat(38);
    expect(significantDigits(largest)).toBe(38);
    expect(() => addNumbers(largest, '0.1', 1)).toThrow(/38 significant digits/u);
    expect(() => normaliseNumber(`1${largest}`)).toThrow(/38 significant digits/u);
  });

  it('lies within the range of DynamoDB', () => {
    expect(normaliseNumber('1e125')).toHaveLength(126);
    expect(normaliseNumber('1e-130')).toHaveLength(132);
    expect(() => normaliseNumber('1e126')).toThrow(/overflow/u);
    expect(() => normaliseNumber('1e-131')).toThrow(/underflow/u);
    expect(() => normaliseNumber('1e999999999')).toThrow(/overflow/u);
  });
});
