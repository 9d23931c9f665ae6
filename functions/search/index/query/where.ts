import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode } from '../documents/columns.ts';
import { type LiveNumbers, type LiveTexts, liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';

/** For a column of texts: one or more of these. For numbers: between these, both included; without a bound, any. */
export type Condition = string | readonly string[] | { readonly min?: number; readonly max?: number };
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
    if (column.kind === 'number' && typeof condition === 'object' && !isTexts(condition)) {
      return isBetween(column, condition.min ?? Number.NEGATIVE_INFINITY, condition.max ?? Number.POSITIVE_INFINITY);
    }
    throw new ArchiveError('bad-request', `Column ${name} holds a ${column.kind}`);
  });
  const [only, ...others] = tests;
  if (only === undefined) return null;
  return others.length === 0 ? only : (document) => tests.every((test) => test(document));
};

const isTexts = (condition: Condition): condition is readonly string[] => Array.isArray(condition);

const isBetween =
  ({ valueOf: numberOf }: LiveNumbers, min: number, max: number): Test =>
  (document) => {
    const value = numberOf(document);
    return value >= min && value <= max;
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
