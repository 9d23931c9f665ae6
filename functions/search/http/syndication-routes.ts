import { JsonFeed } from '../answers/json-feed.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { FeedParams, SitemapParams } from '../params.ts';
import { atomOf } from '../syndication/atom.ts';
import { feedOf } from '../syndication/feed.ts';
import { findArticles } from '../syndication/find-articles.ts';
import { jsonFeedOf } from '../syndication/json-feed.ts';
import { sitemap } from '../syndication/sitemap.ts';
import { fromIndex, indexAt, originTag, withWords } from './from-index.ts';
import { defineRoute, NOTHING, type Route } from './route.ts';
import { Page } from './schemas.ts';

export const SYNDICATION_ROUTES: readonly Route[] = [
  defineRoute({
    path: '/feed',
    name: 'feed',
    summary: 'A search that one can subscribe to',
    description: 'Of articles that have every word, the newest first: for feed readers, in Atom or as JSON Feed.',
    in: NOTHING,
    query: FeedParams,
    example: { q: 'ferry', format: 'json' },
    answers: { 200: { 'application/atom+xml': Page, 'application/feed+json': JsonFeed } },
    keeping: 'list',
    answer: async (asked, sources) => {
      const { atLeast, format, ...request } = asked.query;
      const search = { ...request, sort: request.sort ?? 'newest', strict: true } as const;
      const { index, words } = await withWords(indexAt(sources.replica, atLeast), sources);
      const ask = (from: ArchiveIndex) => findArticles({ ...search, thesaurus: words.thesaurus }, from, sources);
      const found = await fromIndex(asked, index, ask, [originTag(asked.origin), words.version]);
      if (found.status === 304) return found;
      const feed = feedOf(found.body, asked.query, asked.origin);
      return format === 'atom'
        ? { ...found, type: 'application/atom+xml', body: atomOf(feed) }
        : { ...found, type: 'application/feed+json', body: jsonFeedOf(feed) };
    },
  }),
  defineRoute({
    path: '/sitemap.xml',
    name: 'sitemap',
    summary: 'The addresses of all articles, for search engines',
    description: 'As sitemaps.org has it. Of a large archive a list of its parts.',
    in: NOTHING,
    query: SitemapParams,
    answers: { 200: { 'application/xml': Page } },
    missing: 'The sitemap has no such part',
    keeping: 'list',
    answer: async (asked, sources) => {
      const found = await fromIndex(
        asked,
        await indexAt(sources.replica, undefined),
        (index) => sitemap(asked.query.part, asked.origin, index, sources),
        [originTag(asked.origin)],
      );
      return found.status === 304 ? found : { ...found, type: 'application/xml', body: found.body.xml };
    },
  }),
];
