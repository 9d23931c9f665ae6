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

/** Whether texts have the phrases that they should, and none that they should not. Linear in the texts. */
export const holdsPhrases = ({ anyOf, none }: Phrases, textsIn: Texts): boolean => {
  const has = (item: Item): boolean => textsIn(item.field).some((text) => hasPhrase(text, item.words));
  return anyOf.every((alternatives) => alternatives.some(has)) && !none.some(has);
};

/** Whether these words follow each other in a text, each in any of its terms; no mark between them counts. */
export const hasPhrase = (text: string, phrase: readonly Terms[]): boolean => {
  const words = [...wordsIn(text)];
  const isAt = (at: number): boolean =>
    phrase.every((terms, nth) => {
      const word = words[at + nth];
      if (word === undefined) return false;
      return terms.includes(word.term) || terms.includes(latinTerm(text.slice(word.start, word.end)));
    });
  return words.some((_, at) => isAt(at));
};
