import { mapBounded } from '../../functions/archive/map-bounded.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import type { Act } from './acts.ts';

const AT_ONCE = 8; // uploads
const LOOK = 500; // ms between two looks at the receipts
const PATIENCE = 20 * 60_000; // ms in which everything settles

/** Does everything, what concerns one key in its order. */
export const performAll = async (acts: readonly Act[], perform: (act: Act) => Promise<void>): Promise<void> => {
  const last = new Map<string, Promise<void>>();
  await mapBounded(acts, AT_ONCE, (act) => {
    const performed = (last.get(act.key) ?? Promise.resolve()).then(() => perform(act));
    last.set(act.key, performed);
    return performed;
  });
};

/** Waits until every key has the receipt of its last version. */
export const settleAll = async (
  final: ReadonlyMap<string, Act>,
  answered: ReadonlyMap<Act, string>,
  settled: Map<string, Receipt>,
  receiptsOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, Receipt>>,
): Promise<void> => {
  const end = Date.now() + PATIENCE;
  while (settled.size < final.size) {
    if (Date.now() > end) throw new Error(`${final.size - settled.size} uploads have no receipt`);
    await systemClock.sleep(LOOK + final.size - settled.size); // it looks at what is open, a row each
    const open = [...final.keys()].filter((key) => !settled.has(key));
    for (const [key, receipt] of await receiptsOf(open).catch(() => new Map<string, Receipt>())) {
      const act = final.get(key);
      if (act !== undefined && receipt.versionId === answered.get(act)) settled.set(key, receipt);
    }
  }
};
