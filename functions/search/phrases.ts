import type { Article } from '../archive/article.ts';
import { latinTerm, wordsIn } from './analysis.ts';
import type { FieldName, Item, ReaderQuery } from './query/read-query.ts';
import type { Terms } from './query/written.ts';

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
  const fields = new Map<FieldName | null, readonly ReadText[]>();
  const texts = new Map<string, ReadText>();
  const readText = (text: string): ReadText => {
    const known = texts.get(text) ?? reading(text);
    texts.set(text, known);
    return known;
  };
  const textsOfField = (field: FieldName | null): readonly ReadText[] => {
    const known = fields.get(field) ?? textsIn(field).map(readText);
    fields.set(field, known);
    return known;
  };
  const has = ({ field, words }: Item): boolean =>
    textsOfField(field).some((text) => text.mayHold(words) && hasPhrase(text.words(), words));
  return anyOf.every((alternatives) => alternatives.some(has)) && !none.some(has);
};

/** A text of which phrases are asked. */
type ReadText = {
  /** Whether it is worth taking it apart: in one of plain letters, every term stands as it is. */
  readonly mayHold: (phrase: readonly Terms[]) => boolean;
  readonly words: () => TextWords;
};

const reading = (text: string): ReadText => {
  const lower = FOLDED.test(text) ? null : text.toLowerCase().replace(/['’]/g, ''); // as terms have none
  let words: TextWords | null = null;
  return {
    mayHold: (phrase) => lower === null || phrase.every((terms) => terms.some((term) => lower.includes(term))),
    words: () => {
      words ??= takenApart(text);
      return words;
    },
  };
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
// What may be another letter as a term: all but ASCII, quotation marks, dashes and spaces.
const FOLDED = /[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u1fff\u2028-\uffff]/;
