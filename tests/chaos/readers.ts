import type { Receipt } from '../../functions/archive/receipt.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import type { Random } from '../simulation/world/random.ts';
import { COMMON, WORD } from './acts.ts';

type Body = { readonly total?: number; readonly commit?: number };
/** The body is null where the answer is no JSON. */
export type Answered = { readonly status: number; readonly text: string; readonly body: Body | null };
export type Ask = (path: string) => Promise<Answered>;

/** Asks the machine's URL. @throws where there is no answer: the machine is down, or was killed meanwhile */
export const asking =
  (url: string): Ask =>
  async (path) => {
    const response = await fetch(new URL(path, url));
    const text = await response.text();
    return { status: response.status, text, body: parsed(text) };
  };

const parsed = (text: string): Body | null => {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return null;
  }
};

export type Reading = { readonly counts: Map<string, number>; readonly breaches: string[] };

const EVERY = 100; // ms
// A function that was killed is 502, as Lambda's URLs have it; one that cannot be had now, 429 or 503.
const EXPECTED = [200, 404, 429, 502, 503];

/** Asks until told to stop, and holds every answer against what was settled when it was asked. */
export const readUntil = async (
  isOver: () => boolean,
  ask: Ask,
  random: Random,
  settled: ReadonlyMap<string, Receipt>,
  wordOf: (key: string) => string,
): Promise<Reading> => {
  const counts = new Map<string, number>();
  const breaches: string[] = [];
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  while (!isOver()) {
    await systemClock.sleep(EVERY);
    const known = [...settled.values()];
    const receipt = known[random.below(known.length)];
    const word = receipt === undefined ? COMMON : wordOf(receipt.key);
    const path = `search?q=${word}&atLeast=${receipt?.commit ?? 0}`;
    const answer = await ask(path).catch(() => null);
    count(String(answer?.status ?? 'no answer'));
    if (answer === null) continue;
    if (!EXPECTED.includes(answer.status)) breaches.push(`${path} is answered ${answer.status}: ${answer.text}`);
    if (answer.status !== 200 || !receipt?.commit) continue; // without one, of a second removal, there is no commit to ask for
    const wanted = receipt.state === 'withdrawn' ? 0 : 1;
    if (answer.body?.total !== wanted) breaches.push(`${path} finds ${answer.body?.total}, not ${wanted}`);
    const { query: _, ...rest } = JSON.parse(answer.text) as { readonly query: string };
    if (wanted === 0 && WORD.test(JSON.stringify(rest))) breaches.push(`${path}, withdrawn, has ${answer.text}`);
  }
  return { counts, breaches };
};
