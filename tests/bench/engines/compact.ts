import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SegmentBuilder } from '../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../functions/search/index/compact-index.ts';
import { openRanged } from '../../../functions/search/index/ranged/ranged-snapshot.ts';
import type { Segment } from '../../../functions/search/index/segment.ts';
import { encodeSnapshot, openSnapshot } from '../../../functions/search/index/snapshot.ts';
import { costOf, peakMemory } from '../cost.ts';
import { ARTICLE_FIELDS, type BenchArticle, type BenchQuotation, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, BOOST, type Engine, PAGE_OF_HITS, type Pace, type RangedCosts } from './engine.ts';
import { optionsOf } from './minisearch.ts';
import { fileSource, paced, realTimer, simulatedTimer } from './paced-source.ts';

const COLUMNS = { day: 'number', language: 'text' } as const;
const ARTICLE_OPTIONS = { fields: [...ARTICLE_FIELDS], columns: { ...COLUMNS, place: 'text' } as const };
const QUOTATION_OPTIONS = { fields: [...QUOTATION_FIELDS], columns: { ...COLUMNS, speaker: 'text' } as const };
const FILE = 'archive.snapshot';

/** The index of this project: doc values in columns, the best hits without the others, its default budget. */
export const compactIndex: Engine = {
  answers: () => true,
  build: async (articles, folder, withQuotations) => {
    const builder = new SegmentBuilder<BenchArticle>(ARTICLE_OPTIONS);
    const quoted = new SegmentBuilder<BenchQuotation>(QUOTATION_OPTIONS);
    for (const article of articles) {
      builder.add(article);
      if (withQuotations) for (const quotation of article.quotations) quoted.add(quotation);
    }
    const collections = { articles: builder.finish(), ...(withQuotations ? { quotations: quoted.finish() } : {}) };
    writeSnapshot(join(folder, FILE), collections);
  },
  open: async (folder, withQuotations) => {
    const snapshot = openSnapshot(readFileSync(join(folder, FILE)));
    const index = new CompactIndex<BenchArticle>(ARTICLE_OPTIONS, snapshot.segment('articles'));
    const quotations = withQuotations
      ? new CompactIndex<BenchQuotation>(QUOTATION_OPTIONS, snapshot.segment('quotations'))
      : new CompactIndex<BenchQuotation>(QUOTATION_OPTIONS);
    return {
      search: async (query) => answerOf(index, query, BOOST, 'place'),
      searchQuotations: async (query) => answerOf(quotations, query, {}, 'speaker'),
      changes: {
        add: (article) => index.add(article),
        replace: (article) => index.replace(article),
        discard: (id) => index.discard(id),
        save: async (target) => writeSnapshot(join(target, FILE), { articles: index.merge() }),
      },
    };
  },
  ranged: firstFromAfar,
};

/** The first answer is of the articles; the small sections of the quotations are read before it, too. */
async function firstFromAfar(folder: string, query: BenchQuery, pace: Pace, real: boolean): Promise<RangedCosts> {
  const timer = real ? realTimer : simulatedTimer();
  const file = fileSource(join(folder, FILE));
  const source = paced(file, pace, timer);
  const started = timer.now();
  const { result: snapshot, cost } = await costOf(async () => {
    const opened = await openRanged(source);
    const index = new CompactIndex<BenchArticle>(ARTICLE_OPTIONS, opened.segment('articles'));
    await opened.answer(() => answerOf(index, query, BOOST, 'place'));
    return opened;
  });
  const first = timer.now() - started;
  const { requests, bytes } = source.traffic();
  await snapshot.loadRest();
  const whole = timer.now() - started;
  file.close();
  return { first, cpu: cost.cpu, whole, requests, bytes, peak: peakMemory() };
}

const writeSnapshot = (path: string, collections: Readonly<Record<string, Segment>>): void => {
  const file = openSync(path, 'w');
  for (const piece of encodeSnapshot({ collections })) writeFileSync(file, piece);
  closeSync(file);
};

type Boost = Readonly<Record<string, number>>;

const answerOf = <T>(index: CompactIndex<T>, query: BenchQuery, boost: Boost, named: string): Answer => {
  const { filter } = query;
  const { hits, relaxed } = index.top(query.words.join(' '), {
    ...optionsOf(query),
    boost,
    limit: PAGE_OF_HITS,
    ...(filter === null
      ? {}
      : { where: { language: filter.language, day: { min: filter.fromDay, max: filter.toDay } } }),
    ...(query.facets ? { facets: { language: {}, [named]: {} } } : {}),
  });
  return { ids: hits.map(({ id }) => id), relaxed };
};
