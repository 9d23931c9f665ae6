import { ArchiveError } from '../../../archive/errors.ts';
import type { TextColumn, Words } from '../documents/columns.ts';
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
  const has = hasFlagged(segment, new Uint8Array(words.count).fill(1, least, Math.max(least, beyond)));
  return (document) => (document < live ? has(document) : textsOf(document).some(within));
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
  const flags = new Uint8Array(segment.words.count);
  for (const text of wanted) {
    const code = segment.words.find(text);
    if (code >= 0) flags[code] = 1;
  }
  const has = hasFlagged(segment, flags);
  return (document) => (document < first ? has(document) : textsOf(document).some((text) => wanted.includes(text)));
};

/** Whether a document of the segment has a text whose number is flagged: a loop that every document goes through. */
const hasFlagged = ({ starts, codes }: TextColumn, flags: Uint8Array): Test => {
  if (starts === null) {
    const byCode = new Uint8Array(flags.length + 1); // of a text's number plus one, 0 for none
    byCode.set(flags, 1);
    return (document) => byCode[codes[document] as number] === 1;
  }
  return (document) => {
    const end = starts[document + 1] as number;
    for (let at = starts[document] as number; at < end; at++) if (flags[codes[at] as number] === 1) return true;
    return false;
  };
};
