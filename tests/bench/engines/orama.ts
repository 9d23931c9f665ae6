import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_FIELDS, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, BOOST, type Engine, PAGE_OF_HITS } from './engine.ts';
import { importPeer } from './peers.ts';

/** The part of Orama 3 that is used. */
type Orama = {
  readonly create: (options: unknown) => unknown;
  readonly insertMultiple: (index: unknown, documents: readonly unknown[]) => Promise<unknown>;
  readonly save: (index: unknown) => unknown;
  readonly load: (index: unknown, saved: unknown) => void;
  readonly search: (index: unknown, query: unknown) => Promise<{ readonly hits: readonly { readonly id: string }[] }>;
};

const BATCH = 500;

/** Orama, which keeps the documents in its index as well, saved as JSON. */
export const loadOrama = async (): Promise<Engine> => {
  const orama = await importPeer<Orama>('@orama/orama');
  const empty = (fields: readonly string[], name: string): unknown =>
    orama.create({
      schema: {
        ...Object.fromEntries(fields.map((field) => [field, 'string'])),
        ...{ id: 'string', day: 'number', language: 'enum', [`${name}Value`]: 'enum' },
      },
      sort: { enabled: false },
    });
  const indexes = {
    articles: () => empty(ARTICLE_FIELDS, 'place'),
    quotations: () => empty(QUOTATION_FIELDS, 'speaker'),
  };
  return {
    answers: () => true,
    build: async (articles, folder, withQuotations) => {
      const index = indexes.articles();
      const quotations = indexes.quotations();
      for (const batch of batches(articles)) {
        await orama.insertMultiple(
          index,
          batch.map(({ quotations: _, ...article }) => ({ ...article, placeValue: article.place })),
        );
        if (!withQuotations) continue;
        const quoted = batch.flatMap((article) => article.quotations);
        await orama.insertMultiple(
          quotations,
          quoted.map((quotation) => ({ ...quotation, speakerValue: quotation.speaker })),
        );
      }
      writeFileSync(join(folder, 'articles.json'), JSON.stringify(orama.save(index)));
      if (withQuotations) writeFileSync(join(folder, 'quotations.json'), JSON.stringify(orama.save(quotations)));
    },
    open: async (folder, withQuotations) => {
      const index = indexes.articles();
      orama.load(index, JSON.parse(readFileSync(join(folder, 'articles.json'), 'utf8')));
      const quotations = indexes.quotations();
      if (withQuotations) orama.load(quotations, JSON.parse(readFileSync(join(folder, 'quotations.json'), 'utf8')));
      const ask = async (asked: unknown, query: object): Promise<Answer> => {
        const { hits } = await orama.search(asked, query);
        return { ids: hits.map(({ id }) => id) };
      };
      return {
        search: (query) => ask(index, { ...termsOf(query, ARTICLE_FIELDS, 'placeValue'), boost: BOOST }),
        searchQuotations: (query) => ask(quotations, termsOf(query, QUOTATION_FIELDS, 'speakerValue')),
        changes: null,
      };
    },
  };
};

const termsOf = (query: BenchQuery, fields: readonly string[], facet: string): object => ({
  term: query.words.join(' '),
  properties: fields,
  limit: PAGE_OF_HITS,
  // Every word is a prefix to Orama: what it calls exact asks for the words in their case, all in one field.
  threshold: query.combine === 'all' ? 0 : 1,
  ...(query.typos ? { tolerance: 1 } : {}),
  ...(query.facets ? { facets: { language: {}, [facet]: {} } } : {}),
  ...(query.filter === null
    ? {}
    : {
        where: {
          language: { eq: query.filter.language },
          day: { between: [query.filter.fromDay, query.filter.toDay] },
        },
      }),
});

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    if (batch.push(item) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
