import { ArchiveError } from '../../../archive/errors.ts';
import type { Stored } from '../documents/stored.ts';
import type { Settings } from '../options.ts';

/** A document's value in a column: a number (NaN for none) or texts. */
export type ColumnValue = number | readonly string[];

/** Calls with each term of a field, as often as it occurs. */
type Terms = (visit: (term: string) => void) => void;

/** What of a document goes into an index. */
export type Analysed = {
  readonly id: unknown;
  readonly stored: Stored | undefined;
  /** How many different tokens each field has; undefined where the document has no such field. */
  readonly lengths: readonly (number | undefined)[];
  readonly terms: readonly (Terms | undefined)[];
  readonly columns: readonly ColumnValue[];
};

/** Takes a document apart as MiniSearch's `add` does: the length of a field counts its tokens before `processTerm`. */
export const analyse = <T>(document: T, settings: Settings<T>): Analysed => {
  const { extractField, stringifyField, tokenize, processTerm, fields, storeFields } = settings;
  const tokens = fields.map((field) => {
    const value = extractField(document, field);
    return value == null ? undefined : tokenize(stringifyField(value, field), field);
  });
  return {
    id: idOf(document, settings),
    stored: storeFields.length === 0 ? undefined : storedFields(document, settings),
    lengths: tokens.map((own) => own && new Set(own).size),
    terms: tokens.map((own, field) => own && termsOf(own, (token) => processTerm(token, fields[field] as string))),
    columns: settings.columns.map(([name, kind]) => {
      const value: unknown = extractField(document, name);
      return kind === 'number' ? numberOf(value, name) : textsOf(value, name);
    }),
  };
};

/** @throws ArchiveError `bad-request` where it has none */
export const idOf = <T>(document: T, { extractField, idField }: Settings<T>): unknown => {
  const id: unknown = extractField(document, idField);
  if (id == null) throw new ArchiveError('bad-request', `MiniSearch: document does not have ID field "${idField}"`);
  return id;
};

type Processed = string | readonly string[] | null | undefined | false;

const termsOf =
  (tokens: readonly string[], process: (token: string) => Processed): Terms =>
  (visit) => {
    for (const token of tokens) {
      const term = process(token);
      if (typeof term === 'string') {
        if (term !== '') visit(term);
      } else if (term) for (const one of term) visit(one);
    }
  };

const storedFields = <T>(document: T, { storeFields, extractField }: Settings<T>): Stored => {
  const values = storeFields.map((field) => [field, extractField(document, field)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
};

const numberOf = (value: unknown, name: string): number => {
  if (value == null) return Number.NaN;
  if (typeof value === 'number') return value;
  throw new ArchiveError('bad-request', `Column ${name} holds numbers, not ${typeof value}`);
};

const textsOf = (value: unknown, name: string): readonly string[] => {
  if (value == null) return [];
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  if (texts.every((text) => typeof text === 'string')) return [...new Set(texts)];
  throw new ArchiveError('bad-request', `Column ${name} holds texts only`);
};
