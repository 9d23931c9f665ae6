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
const NEWEST_FIRST = [{ column: 'published', descending: true }, { by: 'id' }] as const satisfies SearchPage['order'];

/**
 * What somebody who is typing may be about to look for: speakers, places and headlines with all the words, the last of which
 * may have just begun. They are not looked up in the table: the index has to be as the log stands.
 */
export const suggest = async (
  { q, limit, thesaurus }: SuggestRequest,
  index: ArchiveIndex,
  { replica }: Pick<ShowDependencies, 'replica'>,
): Promise<{ readonly answer: SuggestAnswer; readonly version: string }> =>
  replica.ask(index, (asked) => {
    const query = readQuery(q, thesaurus);
    const strict = (of: Searched) => questionsFor(query, { ...of, languages: [] }).strict; // as it is typed, in no other form
    const of = (field: string) => ({ fields: [field], effort: EFFORT });
    const people = asked.searchQuotations(strict(asked.quotationsAsked), {
      ...of('speaker'),
      limit: 0,
      count: { person: limit },
    });
    const question = strict(asked.articlesAsked);
    const places = asked.searchArticles(question, { ...of('place'), limit: 0, count: { datelinePlace: limit } });
    const titles = asked.searchArticles(question, {
      ...of('headline'),
      limit: limit * ALIKE,
      order: NEWEST_FIRST,
      kept: true,
    });
    const headlines = new Map<string, string>();
    for (const { id, kept } of titles.page) {
      const headline = String(kept.title);
      if (!headlines.has(headline)) headlines.set(headline, id);
    }
    const quoted = people.counts.person ?? [];
    const names = asked.speakers.names(quoted.map(({ text }) => text));
    return {
      answer: {
        query: q,
        commit: asked.commit,
        speakers: quoted.map(({ text: id, count }) => ({ id, name: names.get(id) ?? '', quotations: count })),
        places: (places.counts.datelinePlace ?? []).map(({ text, count }) => ({ value: text, articles: count })),
        headlines: [...headlines].slice(0, limit).map(([headline, article]) => ({ article, headline })),
      },
      version: asked.version,
    };
  });
