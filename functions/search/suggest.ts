import { nameTermsOf } from './analysis.ts';
import type { SuggestAnswer } from './answers/suggest.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { SearchPage } from './engine.ts';
import { questionsFor, type Searched } from './query/questions.ts';
import { readQuery } from './query/read-query.ts';
import type { ShowDependencies } from './show.ts';
import type { Thesaurus } from './words/thesaurus.ts';

export type SuggestRequest = {
  readonly q: string;
  readonly limit: number;
  readonly thesaurus?: Thesaurus | undefined;
};

const EFFORT = 200_000; // bytes of postings for each kind: a few ms together, whatever is typed
const ALIKE = 3; // headlines that are looked at for each that is shown: wires send one text several times
const MORE = 20; // times as many are looked at where one letter decides among them
const NEWEST_FIRST = [{ column: 'published', descending: true }, { by: 'id' }] as const satisfies SearchPage['order'];

/**
 * What somebody who is typing may be about to look for: speakers, places and headlines with all the words, the last of which
 * may have just begun: with one letter, which half the dictionary begins with, among what the words before it find. They
 * are not looked up in the table: the index has to be as the log stands.
 */
export const suggest = async (
  { q, limit, thesaurus }: SuggestRequest,
  index: ArchiveIndex,
  { replica }: Pick<ShowDependencies, 'replica'>,
): Promise<{ readonly answer: SuggestAnswer; readonly version: string }> =>
  replica.ask(index, (asked) => {
    const { written, letter } = lastLetterOf(q);
    const query = readQuery(written, thesaurus);
    const most = letter === null ? limit : limit * MORE;
    const fits = (text: string): boolean => letter === null || hasWordWith(letter, text);
    const strict = (of: Searched) => questionsFor(query, { ...of, languages: [] }).strict; // as it is typed, in no other form
    const of = (field: string) => ({ fields: [field], effort: EFFORT });
    const people = asked.searchQuotations(strict(asked.quotationsAsked), {
      ...of('speaker'),
      limit: 0,
      count: { person: most },
    });
    const question = strict(asked.articlesAsked);
    const places = asked.searchArticles(question, { ...of('place'), limit: 0, count: { datelinePlace: most } });
    const titles = asked.searchArticles(question, {
      ...of('headline'),
      limit: most * ALIKE,
      order: NEWEST_FIRST,
      kept: true,
      unmatched: true,
    });
    const headlines = new Map<string, string>();
    for (const { id, kept } of titles.page) {
      const headline = String(kept.title);
      if (!headlines.has(headline) && fits(headline)) headlines.set(headline, id);
    }
    const quoted = people.counts.person ?? [];
    const names = asked.speakers.names(quoted.map(({ text }) => text));
    return {
      answer: {
        query: q,
        commit: asked.commit,
        speakers: quoted
          .map(({ text: id, count }) => ({ id, name: names.get(id) ?? '', quotations: count }))
          .filter(({ name }) => fits(name))
          .slice(0, limit),
        places: (places.counts.datelinePlace ?? [])
          .filter(({ text }) => fits(text))
          .slice(0, limit)
          .map(({ text, count }) => ({ value: text, articles: count })),
        headlines: [...headlines].slice(0, limit).map(([headline, article]) => ({ article, headline })),
      },
      version: asked.version,
    };
  });

/** What was typed, without the one letter after it, if that is how it ends. */
const lastLetterOf = (q: string): { readonly written: string; readonly letter: string | null } => {
  const { written, letter } = /^(?<written>.*\S\s)\s*(?<letter>\p{L})$/u.exec(q)?.groups ?? {};
  return written === undefined || letter === undefined ? { written: q, letter: null } : { written, letter };
};

/** Whether a word of a text begins with this letter, in either script. */
const hasWordWith = (letter: string, text: string): boolean => {
  const letters = nameTermsOf(letter);
  return nameTermsOf(text).some((term) => letters.some((one) => term.startsWith(one)));
};
