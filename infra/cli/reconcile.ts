import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import { type Difference, differences, type Mend } from '../../functions/reconcile/differences.ts';
import type { Seen } from '../../functions/reconcile/seen.ts';
import { type Console, harmless } from './console.ts';

export type ReconcileOptions = {
  readonly mend?: boolean;
  /** Minutes: what is younger may still be on its way. */
  readonly settled: number;
  /** A JSON line per difference, and one of the sum. */
  readonly json?: boolean;
};

export type ReconcileMeans = {
  readonly console: Console;
  readonly clock: Pick<Clock, 'now'>;
  readonly look: () => Promise<Seen>;
  readonly mend: (mend: Mend) => Promise<void>;
  /** Messages that ingest has yet to deal with, or gave up on. */
  readonly waiting: () => Promise<{ readonly queued: number; readonly dead: number }>;
};

/**
 * Lists what bucket, table and search do not agree upon, and mends it where it is told to.
 * @returns the exit code: 0 they agree, 1 they do not, or did not until now, 2 it failed
 */
export const reconcile = async (options: ReconcileOptions, means: ReconcileMeans): Promise<number> => {
  const { console, clock, look, mend, waiting } = means;
  const { queued, dead } = await waiting();
  const seen = await look();
  const settled = new Date(clock.now() - options.settled * 60_000).toISOString();
  const found = differences(seen, settled);
  const mended: Difference[] = [];
  for (const difference of found) {
    console.print(options.json ? JSON.stringify(difference) : told(difference, options.mend === true));
    if (!options.mend || difference.mend === null) continue;
    if (mended.some((other) => isSame(other.mend, difference.mend)) || (await isMended(difference, mend, console)))
      mended.push(difference);
  }
  if (options.json) {
    const counted = { uploads: seen.bucket.size, receipts: seen.receipts.size, articles: seen.heads.size };
    console.print(JSON.stringify({ ...counted, differences: found.length, mended: mended.length, queued, dead }));
    return found.length === 0 ? 0 : 1;
  }
  if (queued + dead > 0)
    console.tell(
      `${queued} messages wait for ingest and ${dead} are dead letters: some of this may be theirs (npx cuttings redrive).`,
    );
  console.print(summary(seen, found.length, mended.length, options));
  return found.length === 0 ? 0 : 1;
};

const isSame = (one: Mend | null, other: Mend | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One that cannot be mended must not cost the others. */
const isMended = async (
  { of, mend }: Difference,
  perform: ReconcileMeans['mend'],
  console: Console,
): Promise<boolean> => {
  if (mend === null) return false;
  try {
    await perform(mend);
    return true;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${harmless(of)} was not mended: ${error.message}`);
    return false;
  }
};

const MENDS = {
  'putting-again': 'the same file is put there again, which ingest hears of',
  'deleting-again': 'it is deleted again, which ingest hears of',
  purging: 'it is purged',
  'deleting-large': 'it is deleted',
  'taking-down-again': 'it is taken down to the end',
  'indexing-again': 'the index is written anew',
  'feeding-again': 'it is brought into the index again',
} as const satisfies Record<Mend['by'], string>;

const told = ({ of, says, mend }: Difference, isMending: boolean): string => {
  const how = mend === null ? 'See docs/runbook.md.' : `${isMending ? 'Mending' : 'To mend it'}: ${MENDS[mend.by]}.`;
  return harmless(`${of}  ${says}. ${how}`);
};

const summary = (
  { bucket, receipts, heads }: Seen,
  found: number,
  mended: number,
  { mend }: ReconcileOptions,
): string => {
  const looked = `Looked at ${bucket.size} uploads, ${receipts.size} receipts and ${heads.size} articles`;
  if (found === 0) return `${looked}: they agree.`;
  const differ = `${looked}: ${found} ${found === 1 ? 'difference' : 'differences'}`;
  return mend
    ? `${differ}, ${mended} in mending. Look again in some minutes.`
    : `${differ}. Nothing was changed: --mend mends what can be.`;
};
