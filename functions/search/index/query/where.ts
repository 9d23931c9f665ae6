import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode, type Words } from '../documents/columns.ts';
import { type LiveNumbers, type LiveTexts, liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';

/**
 * For a column of texts: one or more of these, or one between these in code units. For numbers: between these. Bounds are
 * included; without one, any.
 */
export type Condition = string | readonly string[] | NumberRange | TextRange;
export type NumberRange = { readonly min?: number; readonly max?: number };
export type TextRange = { readonly first?: string; readonly last?: string };
/** Every condition has to hold. A document without a value meets none. */
export type Where = Readonly<Record<string, Condition>>;

type Test = (document: number) => boolean;

/** @throws ArchiveError `bad-request` where there is no such column, or of the other kind */
export const testOf = (where: Where, index: LiveIndex): Test | null => {
  const tests = Object.entries(where).map(([name, condition]): Test => {
    const column = liveColumn(index, name);
    if (column.kind === 'text' && (typeof condition === 'string' || isTexts(condition))) {
      return hasText(column, typeof condition === 'string' ? [condition] : condition);
    }
    if (column.kind === 'text' && isTextRange(condition)) return isWithin(column, condition);
    if (column.kind === 'number' && typeof condition === 'object' && !isTexts(condition) && !isTextRange(condition)) {
      return isBetween(column, condition.min ?? Number.NEGATIVE_INFINITY, condition.max ?? Number.POSITIVE_INFINITY);
    }
    throw new ArchiveError('bad-request', `Column ${name} holds a ${column.kind}`);
  });
  const [only, ...others] = tests;
  if (only === undefined) return null;
  return others.length === 0 ? only : (document) => tests.every((test) => test(document));
};

const isTexts = (condition: Condition): condition is readonly string[] => Array.isArray(condition);

const isTextRange = (condition: Condition): condition is TextRange =>
  typeof condition === 'object' && ('first' in condition || 'last' in condition);

const isBetween =
  ({ valueOf: numberOf }: LiveNumbers, min: number, max: number): Test =>
  (document) => {
    const value = numberOf(document);
    return value >= min && value <= max;
  };

const isWithin = ({ segment, first: live, textsOf }: LiveTexts, { first, last }: TextRange): Test => {
  const within = (text: string): boolean =>
    (first === undefined || text >= first) && (last === undefined || text <= last);
  const { words } = segment;
  const least = rankOf(words, (text) => first !== undefined && text < first);
  const beyond = rankOf(words, (text) => last === undefined || text <= last);
  return (document) => {
    if (document >= live) return textsOf(document).some(within);
    let has = false;
    eachCode(segment, document, (code) => {
      has ||= code >= least && code < beyond;
    });
    return has;
  };
};

/** How many of the ascending words are `before` a bound. */
const rankOf = ({ count, wordOf }: Words, before: (text: string) => boolean): number => {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (before(wordOf(middle))) from = middle + 1;
    else to = middle;
  }
  return from;
};

const hasText = ({ segment, first, textsOf }: LiveTexts, wanted: readonly string[]): Test => {
  const codes = new Uint8Array(segment.words.count);
  for (const text of wanted) {
    const code = segment.words.find(text);
    if (code >= 0) codes[code] = 1;
  }
  return (document) => {
    if (document >= first) return textsOf(document).some((text) => wanted.includes(text));
    let has = false;
    eachCode(segment, document, (code) => {
      has ||= codes[code] === 1;
    });
    return has;
  };
};
