import type { Receipt } from '../../functions/archive/receipt.ts';
import { type Console, harmless } from './console.ts';
import type { Desk } from './desk.ts';

export type ReceiptsOptions = {
  /** UTC day to begin with, as `2026-11-23`. */
  readonly since: string;
  readonly rejected?: boolean;
  /** One JSON line per receipt, as it is stored. */
  readonly json?: boolean;
};

const DAY = 24 * 3600 * 1000;

/** Prints the receipts of every day since one, the newest first. `now` in milliseconds since 1970. */
export const receipts = async (
  { since, rejected, json }: ReceiptsOptions,
  { console, desk, now }: { readonly console: Console; readonly desk: Desk; readonly now: number },
): Promise<void> => {
  let count = 0;
  for (let time = now; dayOf(time) >= since; time -= DAY) {
    for (const receipt of await receiptsOf(dayOf(time), rejected ? ['rejected'] : STATES, desk)) {
      count += 1;
      console.print(json ? JSON.stringify(receipt) : line(receipt));
    }
  }
  if (count === 0 && !json) console.tell(`No ${rejected ? 'rejected file' : 'receipt'} since ${since}.`);
};

const STATES = ['accepted', 'rejected', 'withdrawn'] as const;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const receiptsOf = async (day: string, states: readonly Receipt['state'][], desk: Desk): Promise<Receipt[]> => {
  const found: Receipt[] = [];
  for (const state of states) for await (const receipt of desk.receiptsOn(day, state)) found.push(receipt);
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
};

const line = ({ at, state, key, reason, notes, article }: Receipt): string => {
  const what = article === null ? '' : ` → ${article.id}, revision ${article.revision}`;
  const said = [reason, ...notes].filter((text) => text !== null).join(' ');
  return harmless(`${at}  ${state.padEnd(9)}  ${key}${what}${said === '' ? '' : `: ${said}`}`);
};
