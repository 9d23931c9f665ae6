import type { Query, SearchOptions } from 'minisearch';
import type { LiveIndex } from '../live/live-index.ts';
import type { Settings } from '../options.ts';
import type { LivePostings } from './postings.ts';
export type TopOptions = SearchOptions;
export type TopAnswer = { total: number };
export const top = <T>(_q: Query, _o: TopOptions, _s: Settings<T>, _i: LiveIndex, _p: LivePostings): TopAnswer => ({
  total: 0,
});
