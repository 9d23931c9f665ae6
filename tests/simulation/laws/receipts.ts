import { nameOf } from '../actors/ingest-mapping.ts';
import type { Run } from '../run.ts';

/** Each key has one receipt in the end, of its last event; each event's was written once, and once said to be. */
export const checkReceipts = ({ world: { history, bucket }, breach, said }: Run): void => {
  for (const [key, events] of bucket.happened) {
    const last = events.at(-1)?.upload;
    const receipt = history.receipts.get(key);
    if (receipt?.sequencer !== last?.sequencer) {
      breach('each upload has one final receipt', `${key}: ${receipt?.sequencer}, not ${last?.sequencer}`);
    }
  }
  const written = new Map<string, number>();
  const removed = new Map<string, string>();
  for (const receipt of history.writes.flatMap(({ receipts }) => receipts)) {
    const name = nameOf(receipt);
    // What a newer version has overtaken is added to the receipt of that one: a removal, members.
    const state = `${receipt.removed} ${receipt.members.length}`;
    const isAddition = written.has(name) && state !== removed.get(name);
    if (!isAddition) written.set(name, (written.get(name) ?? 0) + 1);
    removed.set(name, state);
  }
  for (const [name, times] of written) {
    if (times > 1) breach('each upload has one final receipt', `${name}: written ${times} times`);
    const words = said.get(name);
    if (words === undefined) continue; // of a member, or a removal, which may be two things: what it uncovers changes
    const claims = words.filter((word) => word === 'committed').length;
    const isUnsaid = claims === 0 && !words.includes('nothing');
    if (claims > 1 || isUnsaid) breach('what an invocation says is true', `${name}: ${words.join(', ')}`);
  }
};
