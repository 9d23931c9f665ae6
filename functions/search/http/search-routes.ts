import { QuotationsAnswer } from '../answers/quotations.ts';
import { SearchAnswer } from '../answers/search.ts';
import { SuggestAnswer } from '../answers/suggest.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { QuotationsParams, SearchParams, SuggestParams } from '../params.ts';
import { findQuotations } from '../quotations/find-quotations.ts';
import { suggest } from '../suggest.ts';
import { indexFor, searchFor } from './answer-search.ts';
import { fromIndex, indexAt, indexNow, withWords } from './from-index.ts';
import { drawSearch, drawSuggestions } from './pages/search.ts';
import { drawQuotes } from './pages/speakers.ts';
import { defineRoute, NOTHING, type Route } from './route.ts';
import { withPage } from './with-page.ts';

export const SEARCH_ROUTES: readonly Route[] = [
  withPage(
    defineRoute({
      path: '/search',
      name: 'search',
      summary: 'Articles in which all words occur',
      description:
        'Where none has all of them, those that have some, marked `relaxed`. Each with a snippet, where the words stand, ' +
        'and the quotation that matches best with its speaker. A query has words, "exact phrases", -without, this OR that, ' +
        'and headline:, speaker:, by: or place: before a word or a phrase; its last word may be only the beginning of one. ' +
        'Words stand for others as the newsroom says, except in quotation marks and after a minus. ' +
        'Without a query, every article that the filters let through.',
      in: NOTHING,
      query: SearchParams,
      example: { q: 'ferry', facets: 'speakers,years', limit: '3' },
      answers: { 200: { 'application/json': SearchAnswer } },
      keeping: 'list',
      answer: async (asked, sources) => {
        const { index, words } = await withWords(indexFor(asked.query, sources), sources);
        return fromIndex(asked, index, searchFor(asked.query, words, sources), [words.version]);
      },
    }),
    drawSearch,
  ),
  withPage(
    defineRoute({
      path: '/suggest',
      name: 'suggestions',
      summary: 'What somebody who is typing may be about to look for',
      description: 'Speakers, places and headlines with all the words, the last of which may have just begun.',
      in: NOTHING,
      query: SuggestParams,
      example: { q: 'fer' },
      answers: { 200: { 'application/json': SuggestAnswer } },
      keeping: 'list',
      answer: async (asked, sources) => {
        const { atLeast, ...request } = asked.query;
        const { index, words } = await withWords(indexNow(sources.replica, atLeast), sources);
        const ask = (from: ArchiveIndex) => suggest({ ...request, thesaurus: words.thesaurus }, from, sources);
        return fromIndex(asked, index, ask, [words.version]);
      },
    }),
    drawSuggestions,
  ),
  withPage(
    defineRoute({
      path: '/quotes',
      name: 'quotations',
      summary: 'What somebody said about something, quotation by quotation',
      description:
        'Each with the sentence on either side and the link to its article. Without words everything that was said, the ' +
        'newest first.',
      in: NOTHING,
      query: QuotationsParams,
      example: { q: 'ferry', sort: 'newest' },
      answers: { 200: { 'application/json': QuotationsAnswer } },
      keeping: 'list',
      answer: async (asked, sources) => {
        const { atLeast, ...request } = asked.query;
        const { index, words } = await withWords(indexAt(sources.replica, atLeast), sources);
        const ask = (from: ArchiveIndex) => findQuotations({ ...request, thesaurus: words.thesaurus }, from, sources);
        return fromIndex(asked, index, ask, [words.version]);
      },
    }),
    drawQuotes,
  ),
];
