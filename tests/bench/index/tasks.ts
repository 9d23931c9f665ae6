import type { Cost } from '../cost.ts';
import type { Answer, Pace, RangedCosts } from '../engines/engine.ts';
import type { BenchQuery } from '../material/queries.ts';

/** The archive that an engine indexes, and the folder that its files are in. */
export type Archive = {
  readonly seed: number;
  readonly articles: number;
  readonly quotations: boolean;
  readonly folder: string;
};

/** What a child does when asked; each measures itself. */
export type Tasks = {
  /** Indexes the archive. The cost is without that of writing the articles; memory in MB, size in bytes. */
  readonly build: (archive: Archive) => Promise<BuildCosts>;
  /** Opens the archive and answers the query in both collections. Settled: after a garbage collection. */
  readonly cold: (archive: Archive, query: BenchQuery) => Promise<ColdCosts>;
  /** Asks what `cold` opened; null where the engine has no way to answer such a query. */
  readonly ask: (query: BenchQuery) => Promise<{ readonly cost: Cost; readonly answer: Answer } | null>;
  /** Adds, replaces and discards as many articles, one by one, then saves; null where that is not measured. */
  readonly change: (archive: Archive, count: number) => Promise<ChangeCosts | null>;
  /** Asks what `cold` opened so many queries that nobody chose, of any class. */
  readonly fuzz: (archive: Archive, count: number) => Promise<FuzzCosts>;
  /** Answers the query from a paced source; null for an engine that does not read by ranges. */
  readonly ranged: (archive: Archive, query: BenchQuery, pace: Pace, real: boolean) => Promise<RangedCosts | null>;
};

export type BuildCosts = { readonly cost: Cost; readonly peak: number; readonly bytes: number };
export type ColdCosts = {
  readonly cost: Cost;
  readonly peak: number;
  readonly settled: number;
  readonly answer: Answer;
};

/** CPU milliseconds of many queries. `slow`: those above the bound, however often they were asked. */
export type FuzzCosts = {
  readonly queries: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly worstQuery: BenchQuery;
  readonly relaxed: number;
  readonly slow: number;
};

export type ChangeCosts = {
  /** CPU milliseconds each. */
  readonly add: readonly number[];
  readonly replace: readonly number[];
  readonly discard: readonly number[];
  readonly save: Cost;
  readonly peak: number;
};
