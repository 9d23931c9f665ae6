import type { EngineName } from '../engines/engine.ts';
import { type BenchQuery, generateQueries } from '../material/queries.ts';
import type { Ledger } from './measured.ts';
import { archiveOf, FIRST_QUERY, MEASURED_QUERIES, type Plan, WARMING_QUERIES } from './plan.ts';
import { type Child, startChild } from './run-child.ts';

/**
 * Asks every engine the same queries, warm, one engine after the other for each query, so that whatever else the machine
 * does falls on all. As many engines at once as fit into the memory of one child's bound; then the next company.
 */
export const askWarm = async (plan: Plan, engines: readonly EngineName[], ledger: Ledger): Promise<void> => {
  for (const company of companies(plan, engines, ledger)) {
    plan.tell(`${plan.articles} articles, ${company.join(', ')}: queries`);
    const children = new Map<EngineName, Child>();
    const without = async (name: EngineName, error: unknown): Promise<void> => {
      ledger.noteFailure(name, `queries: ${error instanceof Error ? error.message : String(error)}`);
      await children.get(name)?.end();
      children.delete(name);
    };
    const askAll = async (query: BenchQuery, measured: boolean): Promise<void> => {
      for (const [name, child] of children) {
        try {
          const asked = await child.ask(query);
          if (measured && asked !== null) ledger.note(name, { asked: [...ledger.of(name).asked, { query, ...asked }] });
        } catch (error) {
          await without(name, error);
        }
      }
    };
    try {
      for (const name of company) {
        try {
          const child = await startChild(name, plan.nursery, plan.bounds);
          children.set(name, child);
          for (const query of queriesOf(plan, FIRST_QUERY, 1).slice(0, 1))
            await child.cold(archiveOf(plan, name), query);
        } catch (error) {
          await without(name, error);
        }
      }
      for (const query of queriesOf(plan, WARMING_QUERIES, Math.ceil(plan.queriesPerClass / 4)))
        await askAll(query, false);
      for (const query of queriesOf(plan, MEASURED_QUERIES, plan.queriesPerClass)) await askAll(query, true);
    } finally {
      for (const child of children.values()) await child.end();
    }
  }
};

const queriesOf = ({ seed, articles }: Plan, querySeed: number, perClass: number): readonly BenchQuery[] =>
  generateQueries(seed, articles, perClass, querySeed);

const companies = (plan: Plan, engines: readonly EngineName[], ledger: Ledger): readonly (readonly EngineName[])[] => {
  const all: EngineName[][] = [];
  let room = 0;
  for (const name of engines) {
    const peak = Math.max(...ledger.of(name).cold.map((start) => start.peak));
    const company = all.at(-1);
    if (company === undefined || peak > room) {
      all.push([name]);
      room = plan.bounds.memory - peak;
    } else {
      company.push(name);
      room -= peak;
    }
  }
  return all;
};
