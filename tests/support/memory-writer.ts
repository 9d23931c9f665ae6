import type { Head } from '../../functions/archive/article.ts';
import type { Commit } from '../../functions/archive/commit.ts';
import type { ArchiveWriter, Entry } from '../../functions/archive/ports.ts';
import { formerOf, type Receipt } from '../../functions/archive/receipt.ts';

export type MemoryWriter = ArchiveWriter & {
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly heads: ReadonlyMap<string, Head>;
  readonly log: readonly Commit[];
  readonly revisions: ReadonlyMap<string, Head>; // by "id/revision"
};

/**
 * The archive's promises in memory, with the conditions that the table has. `pause` runs before every read and write,
 * so that a test can let others in between or fail it.
 */
export const memoryWriter = (pause: (call: string) => Promise<void> = async () => {}, room = 30): MemoryWriter => {
  const receipts = new Map<string, Receipt>();
  const heads = new Map<string, Head>();
  const revisions = new Map<string, Head>();
  const log: Commit[] = [];

  const state = (receipt: Entry['over'] | undefined): string =>
    JSON.stringify([receipt?.sequencer, receipt?.removed, receipt?.takedown, receipt?.members.length]);
  const holds = ({ receipt, over, head }: Entry): boolean => {
    const stands = receipts.get(receipt.key);
    const still = state(stands) === state(over);
    return still && (head === null || heads.get(head.next.id)?.revision === head.previous?.revision);
  };
  const write = ({ receipt, head }: Entry): void => {
    receipts.set(receipt.key, receipt);
    if (head === null) return;
    heads.set(head.next.id, head.next);
    if (head.previous && head.next.state !== 'withdrawn' && head.previous.state !== 'withdrawn') {
      revisions.set(`${head.previous.id}/${head.previous.revision}`, head.previous);
    }
  };

  return {
    receipts,
    heads,
    log,
    revisions,
    weigh: () => 1 / room,
    lastCommit: async () => {
      await pause('lastCommit');
      return log.length;
    },
    standing: async (of) => {
      await pause('standing');
      return of.map(({ key, id }) => {
        const receipt = receipts.get(key) ?? null;
        const of = id ?? receipt?.article?.id ?? null;
        const former = heads.get(formerOf(receipt, of) ?? '') ?? null;
        return { receipt, head: heads.get(of ?? '') ?? null, former };
      });
    },
    append: async (entries, commit) => {
      await pause('append');
      if (!entries.every(holds)) return 'lost-entries';
      if (commit !== null && commit.number !== log.length + 1) return 'lost-log';
      entries.forEach(write);
      if (commit !== null) log.push(commit);
      await pause('appended');
      return 'appended';
    },
    purge: async (id, before) => {
      await pause('purge');
      for (const [key, head] of revisions) if (head.id === id && head.revision < before) revisions.delete(key);
    },
  };
};
