import * as z from 'zod/mini';
import { MOST_WORDS_BYTES } from '../../archive/ports.ts';
import { Entity, MOST_ENTRIES, SECTIONS, type Section, Sections, synonymsLike, type Words } from './format.ts';
import { type Fault, readYaml, type Yaml } from './yaml.ts';

export type { Fault } from './yaml.ts';

/** A file of words, or everything that is wrong with it. */
export type ReadWords =
  | { readonly words: Words; readonly faults: null }
  | { readonly words: null; readonly faults: readonly Fault[] };

export const NO_WORDS: Words = { synonyms: [], people: [], organisations: [] };

/** Reads `config/words.yaml` (format.ts). A file of nothing but remarks is one without words. */
export const readWords = (bytes: Uint8Array): ReadWords => {
  if (bytes.length > MOST_WORDS_BYTES) return broken([{ line: null, message: tooLong(bytes.length) }]);
  const text = decoded(bytes);
  if (text === null) return broken([{ line: null, message: 'The file is not in UTF-8: save it as UTF-8' }]);
  const yaml = readYaml(text);
  if (yaml.faults.length > 0) return broken(yaml.faults);
  if (yaml.value === null || yaml.value === '') return { words: NO_WORDS, faults: null };
  return wordsIn(yaml);
};

/** That a file is too long, which can be told without reading it. */
export const tooLong = (bytes: number): string =>
  `The file has ${bytes} bytes, of which ${MOST_WORDS_BYTES} are read: take out what nobody looks for`;

/** A fault as people read it. */
export const tell = ({ line, message }: Fault): string => (line === null ? `${message}.` : `Line ${line}: ${message}.`);

const broken = (faults: readonly Fault[]): ReadWords => ({ words: null, faults });

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const wordsIn = (yaml: Yaml): ReadWords => {
  const faults: Fault[] = [];
  const note = (path: readonly PropertyKey[], error: z.core.$ZodError | undefined): void => {
    for (const issue of error?.issues ?? []) faults.push(...faultsOf(yaml, [...path, ...issue.path], issue));
  };
  const file = z.safeParse(Sections, yaml.value);
  note([], file.error);
  const given = z.safeParse(z.record(z.string(), z.unknown()), yaml.value).data ?? {}; // of a broken one, what is right
  let entries = 0;
  const each = <T>(section: Section, like: (entry: unknown) => z.ZodMiniType<T>): readonly T[] => {
    const all = given[section];
    if (!Array.isArray(all)) return [];
    entries += all.length;
    return all.flatMap((entry, at): T[] => {
      const read = z.safeParse(like(entry), entry);
      note([section, at], read.error);
      return read.success ? [read.data] : [];
    });
  };
  const words: Words = {
    synonyms: each('synonyms', synonymsLike),
    people: each('people', () => Entity),
    organisations: each('organisations', () => Entity),
  };
  if (entries > MOST_ENTRIES) faults.push({ line: null, message: tooMany(entries) });
  return faults.length === 0 ? { words, faults: null } : broken(faults.sort(byLine));
};

const tooMany = (entries: number): string =>
  `The file has ${entries} entries, of which ${MOST_ENTRIES} are read: take out what nobody looks for`;

const byLine = (one: Fault, other: Fault): number => (one.line ?? 0) - (other.line ?? 0);

const faultsOf = ({ value, lineOf }: Yaml, path: readonly PropertyKey[], issue: z.core.$ZodIssue): readonly Fault[] => {
  if (issue.code !== 'unrecognized_keys')
    return [{ line: lineOf(path), message: `${subjectOf(value, path)} ${issue.message}` }];
  const known = path.length === 0 ? SECTIONS : path[0] === 'synonyms' ? ['from', 'to'] : ['name', 'also'];
  return issue.keys.map((key) => ({
    line: lineOf([...path, key]),
    message: `"${shortened(key)}" is not known here: there are ${known.join(', ')}`,
  }));
};

const SHOWN = 60; // characters of what is at fault

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What a fault is of: the expression itself, or what it is called, or the entry. */
const subjectOf = (value: unknown, path: readonly PropertyKey[]): string => {
  let at: unknown = value;
  for (const step of path) at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : at;
  if (typeof at === 'string' && at.trim() !== '') return `"${shortened(at)}"`;
  const name = path.findLast((step) => typeof step === 'string');
  if (name === undefined) return 'The file';
  return path.length === 2 ? `The entry of ${String(name)}` : `"${String(name)}"`;
};
