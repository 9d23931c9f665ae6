import type * as z from 'zod/mini';
import { FACET_NAMES } from '../answers/facets.ts';
import { HIT_FIELDS, type SearchAnswer } from '../answers/search.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { namesIn, type SearchParams } from '../params.ts';
import { search } from '../search.ts';
import type { UsedWords } from '../words/own-words.ts';
import { indexAt, indexNow, withWords } from './from-index.ts';
import type { Sources } from './route.ts';

type Query = z.output<typeof SearchParams>;

/** The state of the index that a search needs: facets are told without a look into the table. */
export const indexFor = ({ facets, atLeast }: Query, { replica }: Pick<Sources, 'replica'>): Promise<ArchiveIndex> =>
  (facets === undefined ? indexAt : indexNow)(replica, atLeast);

/** What /search answers from a state of the index, and the version that it reflects. */
export const searchFor =
  ({ atLeast: _, facets, fields, ...question }: Query, { thesaurus }: UsedWords, sources: Sources) =>
  async (index: ArchiveIndex): Promise<{ readonly answer: SearchAnswer; readonly version: string }> => {
    const started = sources.clock.now();
    const chosen = { facets: namesIn(facets, FACET_NAMES), fields: namesIn(fields, HIT_FIELDS) };
    const { answer, version } = await search({ ...question, ...chosen, thesaurus }, index, sources);
    const took = sources.clock.now() - started;
    sources.measure('QueryTime', took);
    sources.measure('Relaxed', answer.relaxed ? 1 : 0);
    sources.measure('ZeroHits', answer.total === 0 ? 1 : 0);
    return { answer: { ...answer, took }, version };
  };

/** What /search answers now. */
export const answerSearch = async (query: Query, sources: Sources): Promise<SearchAnswer> => {
  const { index, words } = await withWords(indexFor(query, sources), sources);
  return (await searchFor(query, words, sources)(index)).answer;
};
