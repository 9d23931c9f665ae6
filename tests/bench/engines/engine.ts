import type { BenchArticle } from '../material/article.ts';
import type { BenchQuery, QueryClass } from '../material/queries.ts';

/** The names of the engines, which their tables and their files bear. The first is the one that ratios are made to. */
export const ENGINES = ['MiniSearch', 'CompactIndex', 'SQLite FTS5', 'Orama', 'FlexSearch', 'Lunr', 'LanceDB'] as const;
export type EngineName = (typeof ENGINES)[number];

/** One search engine, as the bench asks for it. Paths are folders of its own. */
export type Engine = {
  /** Whether it can answer queries of this class at all. */
  readonly answers: (queryClass: QueryClass) => boolean;
  /** Indexes articles, and their quotations as a collection of their own if `quotations`, and writes both to `folder`. */
  readonly build: (articles: Iterable<BenchArticle>, folder: string, quotations: boolean) => Promise<void>;
  /** Reads what `build` wrote, ready to be asked. */
  readonly open: (folder: string, quotations: boolean) => Promise<OpenIndex>;
  /** For an engine that can answer before its files have come: from a paced source, by a real clock or a simulated one. */
  readonly ranged?: (folder: string, query: BenchQuery, pace: Pace, real: boolean) => Promise<RangedCosts>;
};

export type OpenIndex = {
  readonly search: (query: BenchQuery) => Promise<Answer>;
  /** The same question to the quotations. */
  readonly searchQuotations: (query: BenchQuery) => Promise<Answer>;
  /** Null for an engine whose changes are not measured. */
  readonly changes: Changes | null;
};

/** The first ten ids, best first. `relaxed`: a budget was hit, so that they may not be the very best. */
export type Answer = { readonly ids: readonly string[]; readonly relaxed?: boolean };

/** Changes of a warm index: of its articles, without their quotations. */
export type Changes = {
  readonly add: (article: BenchArticle) => void;
  readonly replace: (article: BenchArticle) => void;
  readonly discard: (id: string) => void;
  /** Writes a snapshot of the articles without a trace of what was discarded. */
  readonly save: (folder: string) => Promise<void>;
};

/** Rate and latency of the store that a snapshot is read from by ranges. */
export type Pace = { readonly bytesPerSecond: number; readonly latency: number };

/** Milliseconds to the first answer and until everything is there, and what the first answer took of CPU and the line. */
export type RangedCosts = {
  readonly first: number;
  readonly cpu: number;
  readonly whole: number;
  readonly requests: number;
  readonly bytes: number;
  readonly peak: number;
};

/** How many hits a page has: what is asked of every engine. */
export const PAGE_OF_HITS = 10;

/** The weights of fields, for every engine that has such. */
export const BOOST = { headline: 2, speakers: 1.5, body: 1, byline: 1, place: 1 } as const;

/** The environment variable that tells a child where the peers' own package is: it runs from elsewhere. */
export const PEERS_FOLDER = 'BENCH_PEERS';

/** Why an engine cannot be measured here. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
