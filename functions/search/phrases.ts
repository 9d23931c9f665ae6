import type { Article } from '../archive/article.ts';
import { latinTerm, wordsIn } from './analysis.ts';
import type { FieldName, Item, ReaderQuery, Terms } from './query/read-query.ts';

/** What of a query only the text can tell: MiniSearch keeps no positions. */
export type Phrases = {
  /** Of each, one has to be there. */
  readonly anyOf: readonly (readonly Item[])[];
  readonly none: readonly Item[];
};

/** The phrases of a query, or null where it has none. */
export const phrasesIn = ({ required, without }: Pick<ReaderQuery, 'required' | 'without'>): Phrases | null => {
  const anyOf = required.filter((alternatives) => alternatives.some(({ phrase }) => phrase));
  const none = without.filter(({ phrase }) => phrase);
  return anyOf.length + none.length === 0 ? null : { anyOf, none };
};

/** The texts in which a reader sees phrases, apart from each other. */
type Texts = (field: FieldName | null) => readonly string[];

export const textsOf =
  ({ headline, deck, blocks, speakers, authors, dateline }: Article): Texts =>
  (field) => {
    const names = speakers.flatMap(({ name, forms, role, affiliation }) => [
      name,
      ...forms,
      role ?? '',
      affiliation ?? '',
    ]);
    const by = authors.map(({ name }) => name);
    const place = [dateline?.place ?? ''];
    if (field === 'headline') return [headline];
    if (field === 'speaker') return names;
    if (field === 'by') return by;
    if (field === 'place') return place;
    return [headline, deck ?? '', ...blocks.map(({ text }) => text), ...names, ...by, ...place];
  };

/** Whether texts have the phrases that they should, and none that they should not. Each text is taken apart once. */
export const holdsPhrases = ({ anyOf, none }: Phrases, textsIn: Texts): boolean => {
  const words = new Map<string, TextWords>();
  const wordsOf = (text: string): TextWords => {
    const known = words.get(text) ?? takenApart(text);
    words.set(text, known);
    return known;
  };
  const has = (item: Item): boolean =>
    textsIn(item.field).some((text) => mayHold(text, item.words) && hasPhrase(wordsOf(text), item.words));
  return anyOf.every((alternatives) => alternatives.some(has)) && !none.some(has);
};

/** The words of a text in order: what each is indexed under, and where that is another, its common Latin form. */
type TextWords = readonly (readonly [term: string, latin: string])[];

const takenApart = (text: string): TextWords =>
  Array.from(wordsIn(text), ({ term, start, end }) => [
    term,
    OTHER_SCRIPT.test(term) ? latinTerm(text.slice(start, end)) : term,
  ]);

/** Whether these words follow each other in a text, each in any of its terms; no mark between them counts. */
export const hasPhrase = (words: TextWords, phrase: readonly Terms[]): boolean => {
  const isAt = (at: number): boolean =>
    phrase.every((terms, nth) => {
      const word = words[at + nth];
      return word !== undefined && (terms.includes(word[0]) || terms.includes(word[1]));
    });
  return words.some((_, at) => isAt(at));
};

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{N}]/u;
const FOLDED = /[^\p{ASCII}\p{P}\p{Z}]/u; // what may be another letter as a term

/** Whether it is worth taking a text apart: in one of plain letters, every term stands as it is. */
const mayHold = (text: string, phrase: readonly Terms[]): boolean => {
  if (FOLDED.test(text)) return true;
  const lower = text.toLowerCase().replace(/['’]/g, ''); // as terms have none
  return phrase.every((terms) => terms.some((term) => lower.includes(term)));
};
