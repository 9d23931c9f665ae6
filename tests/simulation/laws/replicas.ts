import { running, type Searcher } from '../actors/readers.ts';
import { type Ask, EVERY_SNAPSHOT, snapshotKeys, startSearch } from '../functions.ts';
import type { Run } from '../run.ts';
import { startProcess } from '../world/process.ts';
import { COMMON, LAST_EMBARGO, PERSON } from '../world/stories.ts';
import { timeline, visibleWithin } from './visibility.ts';

const LAW = 'a replica at a commit is what one is that was built there';

/** In the end every replica, and every one that starts from a snapshot, answers as one that is built from the table. */
export const checkReplicas = async (run: Run, searchers: readonly Searcher[]): Promise<void> => {
  const { world, wrappers } = run;
  await world.scheduler.sleep(LAST_EMBARGO); // that none ends between two answers
  const now = world.scheduler.now();
  const words = [...visibleWithin(timeline(world.history), { from: now, to: now })];
  const paths = questions(world.history.lastCommit());
  const process = startProcess(world, 'built', Number.POSITIVE_INFINITY);
  const fresh = (only: readonly string[] | null): Ask =>
    startSearch(world, process, wrappers, { ...EVERY_SNAPSHOT, only });

  const built = await answersOf(fresh([]), paths);
  if (built[0]?.startsWith('200') !== true)
    run.breach(LAW, `one that is built there answers ${paths[0]} with ${built[0]}`);
  for (const word of words) {
    if (!built.some((answer) => answer.includes(word))) run.breach(LAW, `${word} is not found at all`);
  }
  const others: (readonly [string, Ask])[] = searchers.map((one) => [
    running(run, one).process.name,
    running(run, one).ask,
  ]);
  others.push(['a new one', fresh(null)]);
  for (const key of await snapshotKeys(world, process, wrappers)) others.push([`one of ${key}`, fresh([key])]);
  for (const [name, ask] of others) {
    const answers = await answersOf(ask, paths);
    const at = answers.findIndex((answer, index) => answer !== built[index]);
    if (at >= 0) run.breach(LAW, `${name} answers ${paths[at]} with\n  ${answers[at]}, not\n  ${built[at]}`);
  }
};

const questions = (commit: number): readonly string[] => [
  '/health',
  `/search?q=${COMMON}&limit=100&atLeast=${commit}`,
  `/speakers/${PERSON}?limit=100&atLeast=${commit}`,
  `/speakers?q=weld&limit=100&atLeast=${commit}`,
  `/quotes?speaker=${PERSON}&limit=100&atLeast=${commit}`,
];

const answersOf = async (ask: Ask, paths: readonly string[]): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const path of paths) {
    const { status, text } = await ask(path);
    answers.push(`${status} ${JSON.stringify(JSON.parse(text), comparable)}`);
  }
  return answers;
};

/** Without what no two replicas have in common: when and how long it took, and where the index came from; sums in any order. */
const comparable = (name: string, value: unknown): unknown => {
  if (name === 'took' || name === 'asOf' || name === 'snapshot') return undefined;
  return typeof value === 'number' ? Number(value.toFixed(6)) : value;
};
