import { createHash } from 'node:crypto';
import type { Clock } from '../../../functions/archive/ports.ts';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import type { Console } from '../../../infra/cli/console.ts';
import type { Desk } from '../../../infra/cli/desk.ts';

/** A console that remembers. Emphasis is shown by asterisks. */
export const listen = (): { console: Console; printed: string[]; told: string[] } => {
  const printed: string[] = [];
  const told: string[] = [];
  const console: Console = {
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
    watched: false,
    width: 80,
    emphasise: (text) => `*${text}*`,
  };
  return { console, printed, told };
};

/** Time that passes only while somebody sleeps. `during` is called after every sleep. */
export const sleepingClock = (during: (now: number) => void = () => {}): Clock => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const start = now;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      await new Promise((others) => setImmediate(others));
      now += milliseconds;
      during(now - start);
    },
  };
};

export const receiptOf = (key: string, versionId: string, more: Partial<Receipt> = {}): Receipt => ({
  key,
  versionId,
  sequencer: '00'.padEnd(64, '0'),
  state: 'accepted',
  code: null,
  reason: null,
  notes: [],
  article: { id: 'bridge', revision: 1 },
  members: [],
  commit: 7,
  at: '2026-11-23T12:00:01.000Z',
  ...more,
});

export type FakeArchive = Omit<Desk, 'receipts'> & {
  receipts: Desk['receipts'];
  readonly puts: string[];
  /** What ingest has written so far. */
  readonly written: Map<string, Receipt>;
  /** The version that each key stands for. */
  readonly versions: Map<string, string>;
};

const NOTHING = { bytes: 0, etag: '' };

/** An archive without an ingest: its receipts are what a test writes. Versions are counted: v1, v2 … */
export const fakeArchive = (): FakeArchive => {
  const puts: string[] = [];
  const written = new Map<string, Receipt>();
  const versions = new Map<string, string>();
  const contents = new Map<string, { readonly bytes: number; readonly etag: string }>();
  return {
    puts,
    written,
    versions,
    put: async (key, bytes) => {
      puts.push(key);
      contents.set(key, { bytes: bytes.length, etag: createHash('md5').update(bytes).digest('hex') });
      const version = `v${puts.length}`;
      versions.set(key, version);
      return version;
    },
    copy: async ({ key: from }, key) => {
      puts.push(`${from} → ${key}`);
      const version = `v${puts.length}`;
      versions.set(key, version);
      return version;
    },
    stored: async function* () {
      for (const [key, versionId] of versions) yield { key, versionId, ...(contents.get(key) ?? NOTHING) };
    },
    current: async (key) => versions.get(key) ?? null,
    receipts: async (keys) =>
      new Map(keys.flatMap((key) => (written.has(key) ? [[key, written.get(key) as Receipt] as const] : []))),
    receiptsOn: async function* (day, state) {
      yield* [...written.values()].filter(({ at, state: is }) => at.startsWith(day) && is === state);
    },
  };
};
