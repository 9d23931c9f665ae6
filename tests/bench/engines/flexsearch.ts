import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_FIELDS, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, type Engine, PAGE_OF_HITS } from './engine.ts';
import { importPeer } from './peers.ts';

/** The part of FlexSearch 0.8 that is used. */
type Flex = { readonly Document: new (options: unknown) => FlexDocument };
type FlexDocument = {
  readonly add: (document: unknown) => unknown;
  readonly export: (write: (key: string, data: string | undefined) => void) => unknown;
  readonly import: (key: string, data: string) => unknown;
  readonly search: (query: string, options: unknown) => readonly { readonly result: readonly string[] }[];
};

/** FlexSearch with the tokeniser that answers prefixes. It ranks by position rather than by BM25, and keeps no values. */
export const loadFlexSearch = async (): Promise<Engine> => {
  const { Document } = await importPeer<Flex>('flexsearch');
  const empty = (index: readonly string[]): FlexDocument =>
    new Document({ document: { id: 'id', index }, tokenize: 'forward' });
  return {
    answers: (queryClass) => !['typo', 'filtered', 'faceted'].includes(queryClass),
    build: async (articles, folder, withQuotations) => {
      const index = empty(ARTICLE_FIELDS);
      const quotations = empty(QUOTATION_FIELDS);
      for (const article of articles) {
        index.add(article);
        if (withQuotations) for (const quotation of article.quotations) quotations.add(quotation);
      }
      await write(index, join(folder, 'articles'));
      if (withQuotations) await write(quotations, join(folder, 'quotations'));
    },
    open: async (folder, withQuotations) => {
      const index = empty(ARTICLE_FIELDS);
      read(index, join(folder, 'articles'));
      const quotations = empty(QUOTATION_FIELDS);
      if (withQuotations) read(quotations, join(folder, 'quotations'));
      return {
        search: async (query) => answerOf(index, query),
        searchQuotations: async (query) => answerOf(quotations, query),
        changes: null,
      };
    },
  };
};

const write = async (index: FlexDocument, path: string): Promise<void> => {
  const keys: string[] = [];
  await index.export((key, data) => {
    if (data === undefined) return;
    writeFileSync(`${path}.${keys.length}.json`, data);
    keys.push(key);
  });
  writeFileSync(`${path}.keys.json`, JSON.stringify(keys));
};

const read = (index: FlexDocument, path: string): void => {
  const keys: string[] = JSON.parse(readFileSync(`${path}.keys.json`, 'utf8'));
  for (const [at, key] of keys.entries()) index.import(key, readFileSync(`${path}.${at}.json`, 'utf8'));
};

const answerOf = (index: FlexDocument, { words, combine }: BenchQuery): Answer => {
  const byField = index.search(words.join(' '), { limit: PAGE_OF_HITS, suggest: combine === 'any' });
  return { ids: [...new Set(byField.flatMap(({ result }) => result))].slice(0, PAGE_OF_HITS) };
};
