import type { Thesaurus } from '../words/thesaurus.ts';
import { type Terms, type Written, writtenIn } from './written.ts';

const LONGEST_QUERY = 2_000; // characters: a question as an editor would put it, with its context
const MOST_WORDS = 64; // different ones

/** Where something may be looked for alone. */
export type FieldName = 'headline' | 'speaker' | 'by' | 'place';

/** What was written with more than plain words: in one field, or as words that follow each other. */
export type Item = {
  readonly field: FieldName | null;
  readonly words: readonly Terms[];
  /** Its one word where that is plain, or null. */
  readonly plain: Written | null;
  /** Whether the words have to follow each other, which the text tells. */
  readonly phrase: boolean;
};

/** What a reader asked for. */
export type ReaderQuery = {
  /** Each once, with how often it was written. */
  readonly words: readonly { readonly terms: Terms; readonly count: number }[];
  /** The plain ones among them as they stand beside each other. */
  readonly runs: readonly (readonly Written[])[];
  /** Of each, any one. */
  readonly required: readonly (readonly Item[])[];
  readonly without: readonly Item[];
  /** Whether its last word, plain or of an item, may be only the beginning of one. */
  readonly typing: boolean;
  /** What words of it may stand for besides, or null. */
  readonly thesaurus: Thesaurus | null;
  /** What of the query was beyond its bounds and is not searched for, or null. */
  readonly cut: string | null;
};

// A part between spaces: a minus, a field, and either a phrase, in whichever marks, up to the end if need be; or words.
const PART =
  /(?<not>-?)(?:(?<field>headline|speaker|by|place):)?(?:["“„«](?<phrase>[^"“”„«»]*)(?:["“”»]|$)|(?<plain>[^\s"“„«]+))/giu;
const BARE_FIELD = /^(?:headline|speaker|by|place):$/i;

/**
 * Reads a query: words, "exact phrases", -without, this OR that, headline: speaker: by: place: before a word or a phrase. At
 * most 2,000 characters and 64 different words. A part of several words, such as an address, stands for a phrase wherever it
 * cannot be taken apart: after a minus or a field, and beside OR. Linear in the text.
 */
export const readQuery = (text: string, thesaurus: Thesaurus | null = null): ReaderQuery => {
  const characters = [...text.trim()];
  const within = characters.slice(0, LONGEST_QUERY).join('');
  const counts = new Map<string, { readonly terms: Terms; count: number }>();
  const runs: Written[][] = [[]];
  const required: Item[][] = [];
  const without: Item[] = [];
  const budget = new Set<string>();
  let cutAt = within.length;
  let either = false; // whether an OR stands before this part
  let previous: Item | null = null; // the part before it, were it one of several
  let previousWords: readonly string[] = [];
  let inRun = 0; // words of the part before that are at the end of the last run
  for (const match of within.matchAll(PART)) {
    const { not = '', field, phrase, plain } = match.groups ?? {};
    if (phrase === undefined && BARE_FIELD.test(plain ?? '')) continue; // its word is still to come
    const written = writtenIn(phrase ?? plain ?? '');
    const words = written.map(({ terms }) => terms);
    if (plain === 'OR' && not === '' && previous !== null) {
      either = true;
      continue;
    }
    if (words.length === 0) continue; // a lone sign
    for (const [word = ''] of words) budget.add(word);
    if (budget.size > MOST_WORDS) {
      cutAt = match.index;
      break;
    }
    const name = (field?.toLowerCase() ?? null) as FieldName | null;
    const [first = null] = phrase === undefined && words.length === 1 ? written : [];
    const item: Item = { field: name, words, plain: first, phrase: words.length > 1 };
    if (not === '-') {
      without.push(item);
      either = false;
      runs.push([]);
      inRun = 0;
      continue;
    }
    const last = required.at(-1);
    const isPlain = name === null && phrase === undefined;
    if (either && previous !== null) {
      if (last?.at(-1) !== previous) {
        for (const word of previousWords) uncount(counts, word);
        runs.at(-1)?.splice(-inRun, inRun);
        required.push([previous]);
      }
      required.at(-1)?.push(item);
      previousWords = [];
    } else if (isPlain || (name === null && words.length === 1)) {
      for (const terms of words) {
        const known = counts.get(terms[0] ?? '');
        if (known === undefined) counts.set(terms[0] ?? '', { terms, count: 1 });
        else known.count++;
      }
      previousWords = words.map(([word = '']) => word);
    } else {
      required.push([item]);
      previousWords = [];
    }
    const runsOn = isPlain && !either;
    if (runsOn) runs.at(-1)?.push(...written);
    else runs.push([]);
    inRun = runsOn ? written.length : 0;
    previous = item;
    either = false;
  }
  const cut = (within.slice(cutAt) + characters.slice(LONGEST_QUERY).join('')).trim();
  return {
    words: [...counts.values()],
    runs: runs.filter((run) => run.length > 0),
    required,
    without,
    thesaurus,
    typing: cut === '' && /[\p{L}\p{M}\p{N}]$/u.test(within),
    cut: cut === '' ? null : cut,
  };
};

const uncount = (counts: Map<string, { readonly terms: Terms; count: number }>, word: string): void => {
  const known = counts.get(word);
  if (known !== undefined && --known.count === 0) counts.delete(word);
};
