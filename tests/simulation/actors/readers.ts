import { type Ask, type SearchOptions, startSearch, type Version } from '../functions.ts';
import { checkAnswer, type Question } from '../laws/answers.ts';
import type { Run } from '../run.ts';
import { type Process, startProcess } from '../world/process.ts';
import { COMMON, PERSON } from '../world/stories.ts';

/** One search function that is started again whenever it was killed, and the readers who ask it. */
export type Searcher = {
  readonly options: SearchOptions;
  current: { readonly process: Process; readonly ask: Ask } | null;
};

export const searcher = (run: Run, version: Version): Searcher => {
  const { random } = run.world;
  const options = { version, freshness: random.pick([0, 1_000]), isPrefetched: random.chance(0.5), only: null };
  const soon = random.chance(0.5) ? { rows: random.pick([1, 2, 3]), renewAfter: random.pick([1, 3]) } : {};
  return { options: { ...options, ...soon }, current: null };
};

/** Asks one search function until the end: now and then a burst, else single questions. */
export const readFrom = async (run: Run, of: Searcher): Promise<void> => {
  const { scheduler, random, faults } = run.world;
  while (!run.isOver()) {
    await scheduler.sleep(random.between(100, random.chance(0.4) ? 1_000 : 30_000));
    if (faults.isCalm()) continue; // in the end all of them are asked
    const questions = random.chance(0.2) ? 3 : 1;
    run.busy.hands++;
    await Promise.all(Array.from({ length: questions }, () => askOnce(run, of)));
    run.busy.hands--;
  }
};

const askOnce = async (run: Run, of: Searcher): Promise<void> => {
  const { scheduler, trace } = run.world;
  const question = anyQuestion(run);
  if (question === null) return;
  const { process, ask } = running(run, of);
  const from = scheduler.now();
  trace(() => `${process.name}: asked ${question.path}`);
  const answer = await Promise.race([ask(question.path, question.page), process.killed]);
  if (answer === 'killed') return;
  trace(() => `${process.name}: answers ${question.path} with ${answer.status} ${answer.text.slice(0, 200)}`);
  checkAnswer(run, question, answer, { from, to: scheduler.now() });
};

export const running = (run: Run, of: Searcher): { readonly process: Process; readonly ask: Ask } => {
  if (of.current?.process.isAlive()) return of.current;
  const process = startProcess(
    run.world,
    run.nameOf(`search of ${of.options.version} version`),
    Number.POSITIVE_INFINITY,
  );
  of.current = { process, ask: startSearch(run.world, process, run.wrappers, of.options) };
  return of.current;
};

/** A question about something that the newsroom has sent, if anything has come in yet. */
const anyQuestion = ({ world: { random, bucket, history } }: Run): Question | null => {
  const all = [...bucket.happened.values()].flat();
  const words = all.flatMap(({ upload }) => bucket.storyOf(upload.versionId)?.words ?? []);
  const receipts = [...history.receipts.values()].filter(({ commit }) => commit !== null);
  const commit = receipts[random.below(receipts.length)]?.commit;
  const atLeast = random.chance(0.4) ? history.lastCommit() : commit && random.chance(0.3) ? commit : null;
  const also = atLeast === null ? '' : `&atLeast=${atLeast}`;
  const word = words[random.below(words.length)] ?? null;
  if (word === null) return null;
  const ids = [...history.heads.keys()];
  const id = ids[random.below(ids.length)] ?? 'none';
  switch (random.below(13)) {
    case 0:
      return { path: `/articles/${id}`, word: null, atLeast: null };
    case 1:
      return { path: `/speakers/${PERSON}?limit=${random.pick([1, 10])}${also}`, word: null, atLeast };
    case 2:
      return { path: `/search?q=${COMMON}&limit=${random.pick([1, 3, 50])}${also}`, word: null, atLeast };
    case 3:
      return { path: `/speakers?q=weld&limit=5${also}`, word: null, atLeast };
    case 4:
      return { path: `/quotes?q=${word}${also}`, word: null, atLeast };
    case 5:
      return {
        path: `/quotes?speaker=${PERSON}&sort=newest&limit=${random.pick([1, 50])}${also}`,
        word: null,
        atLeast,
      };
    case 6: {
      const path = random.pick(['', '/revisions', '/revisions/1', '/revisions/2', '/diff?from=1&to=2', '/related']);
      return { path: `/articles/${id}${path}`, word: null, atLeast: null, earlier: true };
    }
    case 7:
      return { path: `/suggest?q=${word.slice(0, random.pick([4, 6, 8]))}${also}`, word: null, atLeast };
    case 8: {
      const path = random.pick([`/feed?q=${COMMON}`, `/feed?q=${COMMON}&format=json`, '/sitemap.xml']);
      return { path, word: null, atLeast: null };
    }
    case 9: {
      const path = random.pick([
        '/',
        `/search?q=${COMMON}`,
        `/articles/${id}`,
        `/articles/${id}/revisions/1`,
        `/articles/${id}/diff?from=1&to=2`,
        `/speakers/${PERSON}`,
        '/quotes',
      ]);
      return { path, word: null, atLeast: null, page: true, earlier: path.startsWith('/articles/') };
    }
    default:
      return { path: `/search?q=${word}${also}`, word, atLeast };
  }
};
