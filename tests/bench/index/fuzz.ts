import { costOf, percentile } from '../cost.ts';
import type { OpenIndex } from '../engines/engine.ts';
import { fuzzQueries } from '../material/fuzz.ts';
import type { BenchQuery } from '../material/queries.ts';
import type { FuzzCosts } from './tasks.ts';

/** Milliseconds of CPU that no query should take. */
export const BOUND = 100;
const ASKED_AGAIN = 2; // times: what another program did to the caches is not the query's

/** Asks an open index many generated queries, the slow ones again: the least counts for them. */
export const fuzz = async (index: OpenIndex, seed: number, articles: number, count: number): Promise<FuzzCosts> => {
  const costs: number[] = [];
  let relaxed = 0;
  let worst: { readonly cpu: number; readonly query: BenchQuery } | null = null;
  for (const query of fuzzQueries(seed, articles, count)) {
    const { result, cost } = await costOf(() => index.search(query));
    let { cpu } = cost;
    for (let again = 0; again < ASKED_AGAIN && cpu > BOUND; again++) {
      cpu = Math.min(cpu, (await costOf(() => index.search(query))).cost.cpu);
    }
    costs.push(cpu);
    if (result.relaxed === true) relaxed++;
    if (worst === null || cpu > worst.cpu) worst = { cpu, query };
  }
  if (worst === null) throw new Error('There is no query');
  return {
    queries: count,
    p50: percentile(costs, 0.5),
    p99: percentile(costs, 0.99),
    worst: worst.cpu,
    worstQuery: worst.query,
    relaxed,
    slow: costs.filter((cpu) => cpu > BOUND).length,
  };
};
