import { mapBounded } from '../../functions/archive/map-bounded.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import type { Desk } from './desk.ts';

export type Delivery<File> = {
  readonly file: File;
  readonly key: string;
  /** The version by which the bucket has this very file already: then it is only waited for. */
  readonly there: string | null;
  /** Puts it there, and answers its version. */
  readonly send: () => Promise<string>;
};

/** What became of one file. */
export type Fate =
  | { readonly state: 'received'; readonly receipt: Receipt }
  /** Somebody uploaded or deleted a newer version of this key meanwhile; the receipt, if any, is of that one. */
  | { readonly state: 'overtaken' }
  /** No receipt came while we waited. It may still come. */
  | { readonly state: 'unknown' }
  /** It was not uploaded. */
  | { readonly state: 'failed'; readonly error: unknown };

export type Wishes = {
  /** Uploads under way at once. */
  readonly atOnce: number;
  /** Milliseconds without any news after which the missing receipts are given up. */
  readonly patience: number;
  /** Waited for before each upload: who must not go faster holds it back here. */
  readonly turn?: () => Promise<void>;
};

const MOST_ASKED = 300; // keys asked about in one round; ingest takes them in about the order that they came
const SHORTEST_PAUSE = 100; // milliseconds between two rounds, doubled while there is no news
const PAUSE_A_KEY = 2; // milliseconds more for each key: at most 500 receipts are read in a second
const LONGEST_PAUSE = 2000;

/**
 * Uploads files, a few at a time, and waits for the receipt of each, telling every file's fate as soon as it is known.
 * A receipt counts when it is of the very version that was put. One of another version is an earlier upload's, or a
 * later one's: then the bucket is asked which version is current, once per version seen.
 */
export const deliver = async <File>(
  deliveries: readonly Delivery<File>[],
  { atOnce, patience, turn = async () => {} }: Wishes,
  { desk, clock }: { readonly desk: Pick<Desk, 'receipts' | 'current'>; readonly clock: Clock },
  heard: (
    news: { readonly file: File; readonly uploaded: true } | { readonly file: File; readonly fate: Fate },
  ) => void,
): Promise<void> => {
  type Pending = { readonly file: File; readonly versionId: string; foreign: string | null };
  const pending = new Map<string, Pending>();
  let putting = deliveries.length;
  let lastNews = clock.now();

  let gone = false; // asking for receipts failed: nothing more is uploaded

  const settle = (file: File, fate: Fate): void => {
    lastNews = clock.now();
    heard({ file, fate });
  };

  const put = async ({ file, key, there, send }: Delivery<File>): Promise<void> => {
    if (gone) return;
    try {
      if (there === null) await turn();
      const versionId = there ?? (await send());
      pending.set(key, { file, versionId, foreign: null });
      lastNews = clock.now();
      heard({ file, uploaded: true });
    } catch (error) {
      settle(file, { state: 'failed', error });
    }
    putting -= 1;
  };

  const fateOf = async (key: string, upload: Pending, receipt: Receipt | undefined): Promise<Fate | null> => {
    if (receipt === undefined) return null;
    if (receipt.versionId === upload.versionId) return { state: 'received', receipt };
    if (receipt.versionId === upload.foreign) return null;
    upload.foreign = receipt.versionId;
    return (await desk.current(key)) === upload.versionId ? null : { state: 'overtaken' };
  };

  const awaitReceipts = async (): Promise<void> => {
    let pause = SHORTEST_PAUSE;
    while (putting > 0 || pending.size > 0) {
      const keys = [...pending.keys()].slice(0, MOST_ASKED);
      const receipts = keys.length === 0 ? new Map<string, Receipt>() : await desk.receipts(keys);
      let news = false;
      for (const key of keys) {
        const upload = pending.get(key);
        const fate = upload && (await fateOf(key, upload, receipts.get(key)));
        if (!upload || !fate) continue;
        pending.delete(key);
        settle(upload.file, fate);
        news = true;
      }
      if (putting === 0 && clock.now() - lastNews > patience) {
        for (const { file } of pending.values()) heard({ file, fate: { state: 'unknown' } });
        return;
      }
      pause = news ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      if (putting > 0 || pending.size > 0) await clock.sleep(Math.max(pause, PAUSE_A_KEY * keys.length));
    }
  };

  await Promise.all([
    mapBounded(deliveries, atOnce, put),
    awaitReceipts().finally(() => {
      gone = true;
    }),
  ]);
};
