import { casesOf } from './damage.ts';
import { outcomeOf } from './outcome.ts';

/** What the parent asks for: cases `from` to `to` of those that a seed makes. */
export type Order = { readonly seed: number; readonly from: number; readonly to: number };

/** What became of one case; `fault` where it failed. `cpu` in ms, `memory` the peak of the process in MB. */
export type Report = {
  readonly at: number;
  readonly name: string;
  readonly fault: string | null;
  readonly cpu: number;
  readonly memory: number;
};

const MOST_CPU = 10_000; // ms

/** Runs in a process of its own, so that a file which takes all memory or never ends costs one case. */
const work = async ({ seed, from, to }: Order): Promise<void> => {
  for (const [index, { name, bytes }] of casesOf(seed, to).slice(from).entries()) {
    const at = from + index;
    process.send?.({ at });
    const { fault, cpu } = await tried(bytes);
    process.send?.({ at, name, fault, cpu, memory: process.resourceUsage().maxRSS / 1024 } satisfies Report);
  }
  process.disconnect();
};

let unhandled: unknown = null;
process.on('unhandledRejection', (reason) => {
  unhandled = reason;
});

const tried = async (bytes: Uint8Array): Promise<{ readonly fault: string | null; readonly cpu: number }> => {
  unhandled = null;
  const before = process.cpuUsage();
  let fault: string | null = null;
  try {
    await outcomeOf(bytes);
  } catch (error) {
    fault = textOf(error);
  }
  await new Promise(setImmediate); // what nobody handled is known by then
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  if (fault === null && unhandled !== null) fault = `nobody handled ${textOf(unhandled)}`;
  if (fault === null && cpu > MOST_CPU) fault = `took ${Math.round(cpu)} ms`;
  return { fault, cpu };
};

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.once('message', (order: Order) => void work(order));
