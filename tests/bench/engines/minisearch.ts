import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { ARTICLE_FIELDS, type BenchArticle, type BenchQuotation, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, BOOST, type Engine, PAGE_OF_HITS } from './engine.ts';

export const ARTICLE_OPTIONS = { fields: [...ARTICLE_FIELDS], storeFields: ['day', 'language', 'place'] };
export const QUOTATION_OPTIONS = { fields: [...QUOTATION_FIELDS], storeFields: ['day', 'language', 'speaker'] };
const FILES = { articles: 'articles.json', quotations: 'quotations.json' };

/** The options of a query that MiniSearch and its likes share. */
export const optionsOf = ({ combine, prefix, typos }: BenchQuery): SearchOptions => ({
  combineWith: combine === 'all' ? 'AND' : 'OR',
  prefix: prefix ? (_term, index, terms) => index === terms.length - 1 : false,
  fuzzy: typos ? 0.2 : false,
});

/** Plain MiniSearch, with what it stores as doc values; its automatic vacuum would run at a time of its own. */
export const miniSearch: Engine = {
  answers: () => true,
  build: async (articles, folder, withQuotations) => {
    const index = new MiniSearch<BenchArticle>(ARTICLE_OPTIONS);
    const quotations = new MiniSearch<BenchQuotation>(QUOTATION_OPTIONS);
    for (const article of articles) {
      index.add(article);
      if (withQuotations) quotations.addAll(article.quotations);
    }
    writeFileSync(join(folder, FILES.articles), JSON.stringify(index));
    if (withQuotations) writeFileSync(join(folder, FILES.quotations), JSON.stringify(quotations));
  },
  open: async (folder, withQuotations) => {
    const index = MiniSearch.loadJSON<BenchArticle>(readFileSync(join(folder, FILES.articles), 'utf8'), {
      ...ARTICLE_OPTIONS,
      autoVacuum: false,
    });
    const quotations = withQuotations
      ? MiniSearch.loadJSON<BenchQuotation>(readFileSync(join(folder, FILES.quotations), 'utf8'), QUOTATION_OPTIONS)
      : new MiniSearch<BenchQuotation>(QUOTATION_OPTIONS);
    return {
      search: async (query) => answerOf(index, query, { boost: BOOST }, 'place'),
      searchQuotations: async (query) => answerOf(quotations, query, {}, 'speaker'),
      changes: {
        add: (article) => index.add(article),
        replace: (article) => index.replace(article),
        discard: (id) => index.discard(id),
        save: async (target) => {
          await index.vacuum({ batchSize: Number.MAX_SAFE_INTEGER }); // in one go
          writeFileSync(join(target, FILES.articles), JSON.stringify(index));
        },
      },
    };
  },
};

const answerOf = <T>(index: MiniSearch<T>, query: BenchQuery, options: SearchOptions, named: string): Answer => {
  const { filter } = query;
  const found = index.search(query.words.join(' '), {
    ...options,
    ...optionsOf(query),
    ...(filter === null
      ? {}
      : {
          filter: ({ language, day }) => language === filter.language && day >= filter.fromDay && day <= filter.toDay,
        }),
  });
  if (query.facets) {
    countBy(found, 'language');
    countBy(found, named);
  }
  return { ids: found.slice(0, PAGE_OF_HITS).map(({ id }) => id) };
};

const countBy = (found: readonly SearchResult[], field: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const result of found) counts.set(result[field], (counts.get(result[field]) ?? 0) + 1);
  return counts;
};
