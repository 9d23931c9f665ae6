import type { Journal } from '../journal.ts';

/** Opens a journal, telling every record it holds, in order. */
export type JournalOpener = (tell: (payload: Buffer, offset: number) => void) => Journal;

/**
 * A journal with no disk under it, for tests and simulations. What was appended is told again whenever the opener is
 * called again: so a crash is played by dropping the one and opening the other.
 */
export const memoryJournal = (): JournalOpener => {
  let records = new Map<number, Buffer>();
  let end = 0;
  const append = (payload: Uint8Array): number => {
    const offset = end;
    records.set(offset, Buffer.from(payload));
    end += payload.length;
    return offset;
  };
  const journal: Journal = {
    append,
    appendAll: (payloads) => payloads.map(append),
    read: (offset) => {
      const record = records.get(offset);
      if (record === undefined) throw new Error(`No record at ${offset}`);
      return record;
    },
    rewrite: (payloads) => {
      const all = [...payloads];
      records = new Map();
      end = 0;
      return all.map(append);
    },
    bytes: () => end,
    close: () => undefined,
  };
  return (tell) => {
    for (const [offset, payload] of records) tell(payload, offset);
    return journal;
  };
};
