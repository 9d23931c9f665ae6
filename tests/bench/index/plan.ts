import { join } from 'node:path';
import type { EngineName } from '../engines/engine.ts';
import type { Bounds, Nursery } from './run-child.ts';
import type { Archive } from './tasks.ts';

/** One size, and how it is measured. */
export type Plan = {
  readonly engines: readonly EngineName[];
  readonly articles: number;
  readonly quotations: boolean;
  readonly seed: number;
  readonly folder: string;
  /** How often the cold start is measured. */
  readonly rounds: number;
  readonly queriesPerClass: number;
  readonly changes: number;
  /** How many queries that nobody chose; 0 for none. */
  readonly fuzz: number;
  readonly bounds: Bounds;
  readonly nursery: Nursery;
  readonly tell: (progress: string) => void;
};

/** Seeds of the queries: the one of the cold start, those that warm up, and those that are measured. */
export const FIRST_QUERY = 1;
export const WARMING_QUERIES = 2;
export const MEASURED_QUERIES = 3;

export const archiveOf = ({ seed, articles, quotations, folder }: Plan, name: EngineName): Archive => ({
  seed,
  articles,
  quotations,
  folder: join(folder, String(articles), name.replaceAll(' ', '-')),
});

/** The engines whose changes are measured, and those that answer before the whole of their files has come. */
export const CHANGED: readonly EngineName[] = ['MiniSearch', 'CompactIndex'];
export const RANGED: readonly EngineName[] = ['CompactIndex'];
/** The engines that are asked queries that nobody chose. */
export const FUZZED: readonly EngineName[] = ['CompactIndex'];
