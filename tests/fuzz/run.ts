import { type ChildProcess, fork } from 'node:child_process';
import type { Order, Report } from './child.ts';

/** What became of a case; `name` is unknown of one that ended its process. */
export type Result = Omit<Report, 'name'> & { readonly name: string | null };

const LONGEST_WAIT = 120_000; // ms without a word from the child, on however busy a machine
const HEAP = 512; // MB

/** What became of each case of an order: a child works on them, and after one that ends it another does. */
export const run = async (order: Order): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let from = order.from; from < order.to; from = order.from + results.length)
    results.push(...(await runChild({ ...order, from })));
  return results;
};

/** One child's cases, up to the last or to the one that ended it. */
const runChild = (order: Order): Promise<readonly Result[]> =>
  new Promise((resolve) => {
    const child = fork(new URL('./child.ts', import.meta.url), {
      execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const results: Result[] = [];
    let waiting = setTimeout(() => kill(child), LONGEST_WAIT);
    child.on('message', (message: Report | { readonly at: number }) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => kill(child), LONGEST_WAIT);
      if ('fault' in message) results.push(message);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(waiting);
      const at = order.from + results.length;
      const fault = `ended the process: ${signal ?? `exit code ${code}`}`;
      if (at < order.to) results.push({ at, name: null, outcome: null, fault, cpu: 0, memory: 0 });
      resolve(results);
    });
    child.send(order);
  });

const kill = (child: ChildProcess): void => void child.kill('SIGKILL');
