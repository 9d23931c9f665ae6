import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_FIELDS, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, BOOST, type Engine, PAGE_OF_HITS } from './engine.ts';
import { importPeer } from './peers.ts';

/** The part of Lunr 2 that is used. */
type Lunr = {
  readonly Builder: new () => Builder;
  readonly trimmer: unknown;
  readonly Index: { readonly load: (saved: unknown) => LunrIndex };
  readonly Query: {
    readonly wildcard: { readonly NONE: number; readonly TRAILING: number };
    readonly presence: { readonly OPTIONAL: number; readonly REQUIRED: number };
  };
};
type Builder = {
  readonly pipeline: { readonly add: (step: unknown) => void };
  readonly ref: (field: string) => void;
  readonly field: (field: string, options?: { readonly boost: number }) => void;
  readonly add: (document: unknown) => void;
  readonly build: () => LunrIndex;
};
type LunrIndex = {
  readonly query: (write: (query: { term: (word: string, options: unknown) => void }) => void) => { ref: string }[];
};

/** Lunr without stemming, as the others are. Its index cannot change, and it keeps no values. */
export const loadLunr = async (): Promise<Engine> => {
  const lunr = await importPeer<Lunr>('lunr');
  const builderFor = (fields: readonly string[], boost: Readonly<Record<string, number>>): Builder => {
    const builder = new lunr.Builder();
    builder.pipeline.add(lunr.trimmer);
    builder.ref('id');
    for (const field of fields) builder.field(field, { boost: boost[field] ?? 1 });
    return builder;
  };
  const answerOf = (index: LunrIndex, query: BenchQuery): Answer => {
    const { wildcard, presence } = lunr.Query;
    const found = index.query((asked) => {
      query.words.forEach((word, at) => {
        asked.term(word, {
          usePipeline: false,
          wildcard: query.prefix && at === query.words.length - 1 ? wildcard.TRAILING : wildcard.NONE,
          presence: query.combine === 'all' ? presence.REQUIRED : presence.OPTIONAL,
          ...(query.typos ? { editDistance: 1 } : {}),
        });
      });
    });
    return { ids: found.slice(0, PAGE_OF_HITS).map(({ ref }) => ref) };
  };
  const load = (path: string): LunrIndex => lunr.Index.load(JSON.parse(readFileSync(path, 'utf8')));
  return {
    answers: (queryClass) => !['filtered', 'faceted'].includes(queryClass),
    build: async (articles, folder, withQuotations) => {
      const index = builderFor(ARTICLE_FIELDS, BOOST);
      const quotations = builderFor(QUOTATION_FIELDS, {});
      for (const article of articles) {
        index.add(article);
        if (withQuotations) for (const quotation of article.quotations) quotations.add(quotation);
      }
      writeFileSync(join(folder, 'articles.json'), JSON.stringify(index.build()));
      if (withQuotations) writeFileSync(join(folder, 'quotations.json'), JSON.stringify(quotations.build()));
    },
    open: async (folder, withQuotations) => {
      const index = load(join(folder, 'articles.json'));
      const quotations = withQuotations ? load(join(folder, 'quotations.json')) : null;
      return {
        search: async (query) => answerOf(index, query),
        searchQuotations: async (query) => (quotations === null ? { ids: [] } : answerOf(quotations, query)),
        changes: null,
      };
    },
  };
};
