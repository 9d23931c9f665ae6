import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Console } from './console.ts';
import { deliver, type Fate } from './deliver.ts';
import type { Desk } from './desk.ts';
import { startProgress } from './progress.ts';
import { afterwards, jsonLine, type Kind, kindOf, type Rejections, summary, told } from './tell-fate.ts';

/** A file on its way: what it is called here, and the key that it is to have. */
export type Parcel = {
  readonly path: string;
  readonly key: string;
  readonly there: string | null;
  readonly send: () => Promise<string>;
};

export type SendOptions = {
  /** One JSON line per file. */
  readonly json?: boolean;
  /** Seconds without any news after which the missing receipts are given up. */
  readonly wait: number;
};

export type SendMeans = {
  readonly console: Console;
  readonly desk: Pick<Desk, 'receipts' | 'current'>;
  readonly clock: Clock;
  readonly turn?: () => Promise<void>;
};

const AT_ONCE = 8;

/**
 * Sends files and says what became of each, and of all.
 * @returns whether every file was accepted
 * @throws ArchiveError in the midst, once what is known is said, where the archive does not answer any more
 */
export const sendAll = async (
  parcels: readonly Parcel[],
  { json, wait }: SendOptions,
  { console, desk, clock, turn }: SendMeans,
): Promise<boolean> => {
  const counts: Record<Kind, number> = { accepted: 0, rejected: 0, overtaken: 0, unknown: 0, failed: 0 };
  const rejections: Rejections = new Map();
  const begun = clock.now();
  let uploaded = 0;
  let settled = 0;
  const progress = startProgress(parcels.length, console);

  const note = (fate: Fate): void => {
    settled += 1;
    counts[kindOf(fate)] += 1;
    if (fate.state !== 'received' || fate.receipt.state === 'accepted') return;
    const why = `${fate.receipt.code ?? fate.receipt.state}: ${fate.receipt.reason ?? ''}`;
    rejections.set(why, (rejections.get(why) ?? 0) + 1);
  };

  const wishes = { atOnce: AT_ONCE, patience: wait * 1000, ...(turn && { turn }) };
  const deliveries = parcels.map((file) => ({ file, ...file }));
  try {
    await deliver(deliveries, wishes, { desk, clock }, (news) => {
      if ('fate' in news) {
        note(news.fate);
        const lines = json ? [jsonLine(news.file, news.fate)] : told(news.file, news.fate, console.watched);
        if (lines.length > 0) progress.above(() => lines.forEach(console.print));
      } else uploaded += 1;
      progress.show(uploaded, settled);
    });
  } catch (error) {
    const unheard = parcels.length - settled;
    throw unheard > 0 && error instanceof ArchiveError
      ? new ArchiveError(error.code, `${error.message}\n${afterwards(unheard)}`, { cause: error })
      : error;
  } finally {
    progress.done();
    const all = { files: settled, counts, rejections, wait, seconds: (clock.now() - begun) / 1000 };
    if (!json && settled > 0) for (const line of summary(all)) console.print(line);
  }
  return counts.accepted + counts.overtaken === parcels.length;
};
