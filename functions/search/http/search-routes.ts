import { FACET_NAMES } from '../answers/facets.ts';
import { QuotationsAnswer } from '../answers/quotations.ts';
import { HIT_FIELDS, SearchAnswer } from '../answers/search.ts';
import { SuggestAnswer } from '../answers/suggest.ts';
import { namesIn, QuotationsParams, SearchParams, SuggestParams } from '../params.ts';
import { findQuotations } from '../quotations/find-quotations.ts';
import { search } from '../search.ts';
import { suggest } from '../suggest.ts';
import { fromIndex, indexAt, indexNow } from './from-index.ts';
import { defineRoute, NOTHING, type Route } from './route.ts';

export const SEARCH_ROUTES: readonly Route[] = [
  defineRoute({
    path: '/search',
    name: 'search',
    summary: 'Articles in which all words occur',
    description:
      'Where none has all of them, those that have some, marked `relaxed`. Each with a snippet, where the words stand, ' +
      'and the quotation that matches best with its speaker. A query has words, "exact phrases", -without, this OR that, ' +
      'and headline:, speaker:, by: or place: before a word or a phrase; its last word may be only the beginning of one. ' +
      'Without a query, every article that the filters let through.',
    in: NOTHING,
    query: SearchParams,
    answers: { 200: { 'application/json': SearchAnswer } },
    keeping: 'list',
    answer: async (asked, sources) => {
      const started = sources.clock.now();
      const { atLeast, ...request } = asked.query;
      const { fields, ...question } = request;
      const at = question.facets === undefined ? indexAt : indexNow; // facets are told without a look into the table
      return fromIndex(asked, await at(sources.replica, atLeast), async (index) => {
        const chosen = { facets: namesIn(question.facets, FACET_NAMES), fields: namesIn(fields, HIT_FIELDS) };
        const { answer, version } = await search({ ...question, ...chosen }, index, sources);
        return { answer: { ...answer, took: sources.clock.now() - started }, version };
      });
    },
  }),
  defineRoute({
    path: '/suggest',
    name: 'suggestions',
    summary: 'What somebody who is typing may be about to look for',
    description: 'Speakers, places and headlines with all the words, the last of which may have just begun.',
    in: NOTHING,
    query: SuggestParams,
    answers: { 200: { 'application/json': SuggestAnswer } },
    keeping: 'list',
    answer: async (asked, sources) => {
      const { atLeast, ...request } = asked.query;
      return fromIndex(asked, await indexNow(sources.replica, atLeast), (index) => suggest(request, index, sources));
    },
  }),
  defineRoute({
    path: '/quotes',
    name: 'quotations',
    summary: 'What somebody said about something, quotation by quotation',
    description:
      'Each with the sentence on either side and the link to its article. Without words everything that was said, the ' +
      'newest first.',
    in: NOTHING,
    query: QuotationsParams,
    answers: { 200: { 'application/json': QuotationsAnswer } },
    keeping: 'list',
    answer: async (asked, sources) => {
      const { atLeast, ...request } = asked.query;
      return fromIndex(asked, await indexAt(sources.replica, atLeast), (index) =>
        findQuotations(request, index, sources),
      );
    },
  }),
];
