import { readFileSync } from 'node:fs';
import { casesOf } from './damage.ts';
import { type Hostile, MANY } from './hostile.ts';
import { outcomeOf } from './outcome.ts';

/** What the parent asks for: cases `from` to `to` of those that a seed makes, of the many hostile ones, or one file. */
export type Order = { readonly from: number; readonly to: number } & (
  | { readonly of: 'damaged'; readonly seed: number }
  | { readonly of: 'many' }
  | { readonly of: 'file'; readonly name: string; readonly path: string }
);

/** What became of one case; `fault` where it failed. `cpu` in ms, `memory` the peak of the process in MB. */
export type Report = {
  readonly at: number;
  readonly name: string;
  readonly outcome: string | null;
  readonly fault: string | null;
  readonly cpu: number;
  readonly memory: number;
};

const MOST_CPU = 10_000; // ms

const casesFor = (order: Order): readonly Hostile[] => {
  if (order.of === 'damaged')
    return casesOf(order.seed, order.to).map(({ name, bytes }) => ({ name, make: () => bytes }));
  return order.of === 'many' ? MANY : [{ name: order.name, make: () => new Uint8Array(readFileSync(order.path)) }];
};

/** Runs in a process of its own, so that a file which takes all memory or never ends costs one case. */
const work = async (order: Order): Promise<void> => {
  const { from, to } = order;
  for (const [index, { name, make }] of casesFor(order).slice(from, to).entries()) {
    const at = from + index;
    process.send?.({ at });
    const tried = await tryFile(await make());
    process.send?.({ at, name, ...tried, memory: process.resourceUsage().maxRSS / 1024 } satisfies Report);
  }
  process.disconnect();
};

let unhandled: unknown = null;
process.on('unhandledRejection', (reason) => {
  unhandled = reason;
});

const tryFile = async (bytes: Uint8Array): Promise<Pick<Report, 'outcome' | 'fault' | 'cpu'>> => {
  unhandled = null;
  const before = process.cpuUsage();
  let outcome: string | null = null;
  let fault: string | null = null;
  try {
    outcome = await outcomeOf(bytes);
  } catch (error) {
    fault = textOf(error);
  }
  await new Promise(setImmediate); // what nobody handled is known by then
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  if (fault === null && unhandled !== null) fault = `nobody handled ${textOf(unhandled)}`;
  if (fault === null && cpu > MOST_CPU) fault = `took ${Math.round(cpu)} ms`;
  return { outcome, fault, cpu };
};

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.once('message', (order: Order) => void work(order));
