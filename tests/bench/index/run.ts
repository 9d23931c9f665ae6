import type { EngineName } from '../engines/engine.ts';
import { generateQueries } from '../material/queries.ts';
import { Ledger, type Measured } from './measured.ts';
import { archiveOf, CHANGED, FIRST_QUERY, FUZZED, type Plan, RANGED } from './plan.ts';
import { type Child, startChild } from './run-child.ts';
import type { Archive } from './tasks.ts';
import { askWarm } from './warm.ts';

/** S3 as one Lambda sees it. */
export const PACE = { bytesPerSecond: 80e6, latency: 20 };

/**
 * Measures every engine on an archive of one size, each measure in a process of its own, the engines taking turns. One
 * that fails, or is not there, is reported as such. `smaller`: what came of a smaller archive in this run.
 */
export const measureSize = async (plan: Plan, smaller: readonly Measured[]): Promise<readonly Measured[]> => {
  const ledger = new Ledger(plan.engines, plan.articles);
  const [first] = generateQueries(plan.seed, plan.articles, 1, FIRST_QUERY);
  if (first === undefined) throw new Error('There is no query');
  const built = (): EngineName[] => plan.engines.filter((name) => ledger.of(name).build !== null);
  const started = (): EngineName[] => plan.engines.filter((name) => ledger.of(name).cold.length === plan.rounds);
  const attempt = async (
    name: EngineName,
    what: string,
    work: (child: Child, archive: Archive) => Promise<Partial<Measured>>,
  ) => {
    plan.tell(`${plan.articles} articles, ${name}: ${what}`);
    const failure = await withChild(name, plan, async (child) =>
      ledger.note(name, await work(child, archiveOf(plan, name))),
    );
    if (failure !== null) ledger.noteFailure(name, `${what}: ${failure}`);
  };

  for (const name of plan.engines) {
    const hopeless = hopelessBecause(
      smaller.find((before) => before.name === name),
      plan,
    );
    if (hopeless !== null) ledger.noteFailure(name, hopeless);
    else await attempt(name, 'build', async (child, archive) => ({ build: await child.build(archive) }));
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const name of built()) {
      await attempt(name, 'cold start', async (child, archive) => ({
        cold: [...ledger.of(name).cold, await child.cold(archive, first)],
      }));
    }
  }
  for (const name of among(started(), RANGED)) {
    await attempt(name, 'ranged', async (child, archive) => ({
      ranged: await child.ranged(archive, first, PACE, false),
    }));
    await attempt(name, 'ranged, by the real clock', async (child, archive) => ({
      rangedByClock: await child.ranged(archive, first, PACE, true),
    }));
  }
  await askWarm(plan, started(), ledger);
  for (const name of among(started(), CHANGED)) {
    await attempt(name, 'changes', async (child, archive) => {
      await child.cold(archive, first);
      return { changes: await child.change(archive, plan.changes) };
    });
  }
  for (const name of plan.fuzz > 0 ? among(started(), FUZZED) : []) {
    await attempt(name, 'fuzz', async (child, archive) => {
      await child.cold(archive, first);
      return { fuzz: await child.fuzz(archive, plan.fuzz) };
    });
  }
  return ledger.all();
};

const among = (names: readonly EngineName[], some: readonly EngineName[]): readonly EngineName[] =>
  names.filter((name) => some.includes(name));

/** Answers why the work failed, or null. */
const withChild = async (
  name: EngineName,
  plan: Plan,
  work: (child: Child) => Promise<void>,
): Promise<string | null> => {
  let child: Child | null = null;
  try {
    child = await startChild(name, plan.nursery, plan.bounds);
    await work(child);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await child?.end();
  }
};

/** Memory and time grow with the archive: what would break the bounds need not be tried. */
const hopelessBecause = (before: Measured | undefined, { articles, bounds }: Plan): string | null => {
  if (before === undefined) return null;
  const of = `${before.articles.toLocaleString('en')} articles`;
  if (before.build === null) return `not tried: it was not built for ${of} (${before.failures.join('; ')})`;
  const times = articles / before.articles;
  const time = before.build.cost.cpu * times;
  if (time > bounds.time * HOPELESS)
    return `not tried: building ${of} took ${Math.round(before.build.cost.cpu / 1_000)} s of CPU`;
  if ((before.build.peak - BASE) * times > bounds.memory * HOPELESS)
    return `not tried: building ${of} took ${Math.round(before.build.peak)} MB`;
  return null;
};

const HOPELESS = 1.25; // times a bound
const BASE = 60; // MB of a Node that does nothing
