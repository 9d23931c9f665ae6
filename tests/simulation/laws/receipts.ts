import { nameOf } from '../actors/ingest-mapping.ts';
import type { Run } from '../run.ts';

const REMEMBERED = 10 * 60_000; // ms; DynamoDB API reference, TransactWriteItems: ClientRequestToken

/**
 * Each key has one receipt in the end, of its last event; each event's was written once, and once said to be. None need say
 * so where the one that wrote it never learned of it: it was killed, or its answer was lost and it stalled until its
 * token was forgotten. Then it says what is true by now, that the receipt is there or overtaken.
 */
export const checkReceipts = ({ world: { history, bucket }, breach, said }: Run): void => {
  for (const [key, events] of bucket.happened) {
    const last = events.at(-1)?.upload;
    const receipt = history.receipts.get(key);
    if (receipt?.takedown !== undefined) continue; // its versions went without a word of what became of them
    if (receipt?.sequencer !== last?.sequencer) {
      breach('each upload has one final receipt', `${key}: ${receipt?.sequencer}, not ${last?.sequencer}`);
    }
  }
  const written = new Map<string, number>();
  const removed = new Map<string, string>();
  for (const receipt of history.writes.flatMap(({ receipts }) => receipts)) {
    const name = nameOf(receipt);
    // What a newer version has overtaken is added to the receipt of that one: a removal, members.
    const state = `${receipt.removed} ${receipt.members.length} ${receipt.takedown} ${receipt.state}`;
    const isAddition = written.has(name) && (state !== removed.get(name) || receipt.takedown !== undefined);
    if (!isAddition) written.set(name, (written.get(name) ?? 0) + 1);
    removed.set(name, state);
  }
  for (const [name, times] of written) {
    if (times > 1) breach('each upload has one final receipt', `${name}: written ${times} times`);
    const sayings = said.get(name);
    if (sayings === undefined) continue; // of a member, or a removal, which may be two things: what it uncovers changes
    const claims = sayings.filter(({ word }) => word === 'committed').length;
    const mayBeUnsaid = sayings.some(({ word, took }) => word === 'nothing' || took > REMEMBERED);
    if (claims > 1 || (claims === 0 && !mayBeUnsaid)) {
      const words = sayings.map(({ word }) => word).join(', ');
      breach('what is committed is said once', `${name}: ${words}`);
    }
  }
};
