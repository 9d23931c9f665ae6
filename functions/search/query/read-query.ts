import { latinTerm, wordsIn } from '../analysis.ts';

const LONGEST_QUERY = 2_000; // characters: a question as an editor would put it, with its context
const MOST_WORDS = 64; // different ones

/** A word as terms, any of which it may be indexed under. */
export type Terms = readonly string[];

/** Where something may be looked for alone. */
export type FieldName = 'headline' | 'speaker' | 'by' | 'place';

/** What was written with more than plain words: in one field, or as words that follow each other. */
export type Item = {
  readonly field: FieldName | null;
  readonly words: readonly Terms[];
  /** Whether the words have to follow each other, which the text tells. */
  readonly phrase: boolean;
};

/** What a reader asked for. */
export type ReaderQuery = {
  /** Each once, with how often it was written. */
  readonly words: readonly { readonly terms: Terms; readonly count: number }[];
  /** Of each, any one. */
  readonly required: readonly (readonly Item[])[];
  readonly without: readonly Item[];
  /** Whether its last word, plain or of an item, may be only the beginning of one. */
  readonly typing: boolean;
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
export const readQuery = (text: string): ReaderQuery => {
  const characters = [...text.trim()];
  const within = characters.slice(0, LONGEST_QUERY).join('');
  const counts = new Map<string, { readonly terms: Terms; count: number }>();
  const required: Item[][] = [];
  const without: Item[] = [];
  const budget = new Set<string>();
  let cutAt = within.length;
  let either = false; // whether an OR stands before this part
  let previous: Item | null = null; // the part before it, were it one of several
  let previousWords: readonly string[] = [];
  for (const match of within.matchAll(PART)) {
    const { not = '', field, phrase, plain } = match.groups ?? {};
    if (phrase === undefined && BARE_FIELD.test(plain ?? '')) continue; // its word is still to come
    const words = termsIn(phrase ?? plain ?? '');
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
    const item: Item = { field: name, words, phrase: words.length > 1 };
    if (not === '-') {
      without.push(item);
      either = false;
      continue;
    }
    const last = required.at(-1);
    const isPlain = name === null && phrase === undefined;
    if (either && previous !== null) {
      if (last?.at(-1) !== previous) {
        for (const word of previousWords) uncount(counts, word);
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
    previous = item;
    either = false;
  }
  const cut = (within.slice(cutAt) + characters.slice(LONGEST_QUERY).join('')).trim();
  return {
    words: [...counts.values()],
    required,
    without,
    typing: cut === '' && /[\p{L}\p{M}\p{N}]$/u.test(within),
    cut: cut === '' ? null : cut,
  };
};

/** The words of a text, each as what it may be indexed under. */
const termsIn = (text: string): Terms[] =>
  [...wordsIn(text)].flatMap(({ term, start, end }) => {
    const terms = [...new Set([term, latinTerm(text.slice(start, end))])].filter((one) => one !== '');
    return terms.length === 0 ? [] : [terms];
  });

const uncount = (counts: Map<string, { readonly terms: Terms; count: number }>, word: string): void => {
  const known = counts.get(word);
  if (known !== undefined && --known.count === 0) counts.delete(word);
};
