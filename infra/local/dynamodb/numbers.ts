import { invalid } from './errors.ts';

/**
 * An exact decimal: ±0.DIGITS × 10^exponent, the digits without zeros at either end; zero has no digits.
 * DynamoDB holds 38 significant digits and magnitudes from 1E-130 to 9.99…E+125 (Developer Guide, "Data types").
 */
type Decimal = { readonly negative: boolean; readonly digits: string; readonly exponent: number };

const PRECISION = 38;
const LARGEST_EXPONENT = 126;
const SMALLEST_EXPONENT = -129;
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/u;

/** A number as DynamoDB writes it: no exponent, no zeros that say nothing. @throws ValidationException */
export const normaliseNumber = (text: string): string => format(parse(text));

/** Exact sum, or difference where `sign` is -1, of two numbers. @throws ValidationException beyond DynamoDB's range */
export const addNumbers = (left: string, right: string, sign: 1 | -1): string => {
  const [a, b] = [parse(left), parse(right)];
  const scale = Math.min(a.exponent - a.digits.length, b.exponent - b.digits.length);
  const sum = integer(a, scale) + BigInt(sign) * integer(b, scale);
  return format(checked(sum < 0n, String(sum < 0n ? -sum : sum), scale, true));
};

/** Text whose order by code unit is the order of the numbers. */
export const sortableNumber = (text: string): string => {
  const { negative, digits, exponent } = parse(text);
  if (digits === '') return '1';
  const magnitude = 500 + exponent;
  if (!negative) return `2${magnitude}${digits}`;
  // Complements turn the order round; the tilde puts -1.2 after -1.25.
  return `0${999 - magnitude}${[...digits].map((digit) => 9 - Number(digit)).join('')}~`;
};

/** Significant digits, by which the size of a number is counted. */
export const significantDigits = (text: string): number => parse(text).digits.length;

const parse = (text: string): Decimal => {
  const [, sign, whole = '', fraction = '', exponent = '0'] = (text.length > 500 ? null : FORM.exec(text)) ?? [];
  if (whole + fraction === '') throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  return checked(sign === '-', whole + fraction, Number(exponent) - fraction.length);
};

/** The decimal `digits` × 10^scale. */
const checked = (negative: boolean, digits: string, scale: number, computed = false): Decimal => {
  const first = firstNonZero(digits);
  const last = lastNonZero(digits);
  if (first > last) return { negative: false, digits: '', exponent: 0 };
  const significant = digits.slice(first, last + 1);
  const exponent = digits.length - first + scale;
  if (exponent > LARGEST_EXPONENT) {
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  if (exponent < SMALLEST_EXPONENT) {
    throw invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  }
  if (significant.length > PRECISION) {
    const what = computed ? 'The result has' : 'Attempting to store';
    throw invalid(`${what} more than 38 significant digits in a Number`);
  }
  return { negative, digits: significant, exponent };
};

const firstNonZero = (digits: string): number => {
  let at = 0;
  while (digits[at] === '0') at++;
  return at;
};

const lastNonZero = (digits: string): number => {
  let at = digits.length - 1;
  while (digits[at] === '0') at--;
  return at;
};

/** The whole number n for which the decimal is n × 10^scale. */
const integer = ({ negative, digits, exponent }: Decimal, scale: number): bigint => {
  if (digits === '') return 0n;
  const magnitude = BigInt(digits) * 10n ** BigInt(exponent - digits.length - scale);
  return negative ? -magnitude : magnitude;
};

const format = ({ negative, digits, exponent }: Decimal): string => {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`;
  if (exponent >= digits.length) return `${sign}${digits}${'0'.repeat(exponent - digits.length)}`;
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
};
