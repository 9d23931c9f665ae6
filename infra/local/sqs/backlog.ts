import { openJournal } from '../journal.ts';

/** A message as it is kept: what SQS shows of it, and since when it may be seen. Times in milliseconds. */
export type Letter = {
  readonly id: string;
  readonly body: string;
  readonly sender: string;
  readonly sent: number;
  /** Not to be seen before: a delay. */
  readonly from: number;
  readonly receives: number;
  readonly firstReceived: number | null;
  /** The queue that gave it up, where this is a dead-letter queue. */
  readonly source: string | null;
};

/** A message without its body, which stays on disk. */
export type Slip = Pick<Letter, 'id' | 'sent' | 'from' | 'source'> & {
  offset: number;
  readonly bytes: number;
  receives: number;
  firstReceived: number | null;
};

type Entry =
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'received'; readonly ids: readonly string[]; readonly at: number }
  | { readonly kind: 'gone'; readonly ids: readonly string[] };

/** The messages of one queue on disk, in the order of their arrival. */
export type Backlog = {
  readonly slips: ReadonlyMap<string, Slip>;
  readonly add: (letter: Letter) => Slip;
  /** Counts one more receipt of each. Durable, so that a message that kills its reader still reaches its end. */
  readonly received: (slips: readonly Slip[], at: number) => void;
  readonly remove: (slips: readonly Slip[]) => void;
  readonly read: (slip: Slip) => Letter;
  readonly close: () => void;
};

/** The journal is rewritten when less than half of it is needed, and it is larger than this. */
const SMALLEST_TO_COMPACT = 4 * 1024 * 1024;

const encode = (entry: Entry): Buffer => Buffer.from(JSON.stringify(entry));

export const openBacklog = (path: string): Backlog => {
  const slips = new Map<string, Slip>();
  let needed = 0; // bytes

  const enter = (letter: Letter, offset: number, bytes: number): Slip => {
    const { id, sent, from, source, receives, firstReceived } = letter;
    const slip = { id, sent, from, source, offset, bytes, receives, firstReceived };
    slips.set(id, slip);
    needed += bytes;
    return slip;
  };

  const count = (slip: Slip, at: number): void => {
    slip.receives++;
    slip.firstReceived ??= at;
  };

  const strike = (slip: Slip): void => {
    if (slips.delete(slip.id)) needed -= slip.bytes;
  };

  const journal = openJournal(path, (record, offset) => {
    const entry = JSON.parse(record.toString()) as Entry;
    if (entry.kind === 'letter') return enter(entry.letter, offset, record.length);
    for (const slip of entry.ids.map((id) => slips.get(id)).filter((one) => one !== undefined))
      entry.kind === 'received' ? count(slip, entry.at) : strike(slip);
  });

  const write = (entry: Entry): { offset: number; bytes: number } => {
    const record = encode(entry);
    return { offset: journal.append(record), bytes: record.length };
  };

  const read: Backlog['read'] = (slip) => {
    const entry = JSON.parse(journal.read(slip.offset).toString()) as Entry;
    if (entry.kind !== 'letter') throw new Error(`${path}: no message at ${slip.offset}`);
    return { ...entry.letter, receives: slip.receives, firstReceived: slip.firstReceived };
  };

  const compact = (): void => {
    const kept = [...slips.values()];
    const offsets = journal.rewrite(recordsOf(kept));
    for (const [at, slip] of kept.entries()) slip.offset = offsets[at] ?? 0;
  };

  function* recordsOf(some: readonly Slip[]): Iterable<Buffer> {
    for (const slip of some) yield encode({ kind: 'letter', letter: read(slip) });
  }

  const compactIfDue = (): void => {
    if (journal.bytes() > Math.max(SMALLEST_TO_COMPACT, 2 * needed)) compact();
  };

  return {
    slips,
    add: (letter) => {
      const { offset, bytes } = write({ kind: 'letter', letter });
      return enter(letter, offset, bytes);
    },
    received: (some, at) => {
      write({ kind: 'received', ids: some.map(({ id }) => id), at });
      for (const slip of some) count(slip, at);
      compactIfDue();
    },
    remove: (some) => {
      if (some.length === 0) return;
      write({ kind: 'gone', ids: some.map(({ id }) => id) });
      for (const slip of some) strike(slip);
      compactIfDue();
    },
    read,
    close: () => journal.close(),
  };
};
