import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { Clock } from '../archive/ports.ts';
import type { Cluster } from '../opensearch/cluster.ts';

/** Which state of a document was read. */
export type Place = { readonly seqNo: number; readonly primaryTerm: number };

/** What is to become of one document. */
export type Write = {
  readonly key: string;
  /** Null takes away what is there. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** Only over what was read; only over an older version; only where there is nothing; or in any case. */
  readonly over: { readonly place: Place } | { readonly version: number } | 'nothing' | 'anything';
};

/** `stale`: what the write was to be over is no more, or never was. */
export type Fate =
  | { readonly fate: 'written'; readonly place: Place }
  | { readonly fate: 'stale' }
  | { readonly fate: 'refused'; readonly why: string };

/** Answers what became of each document, by its key; of several writes in no order. */
export type Bulk = (writes: readonly Write[]) => Promise<ReadonlyMap<string, Fate>>;

export type BulkDependencies = {
  readonly cluster: Cluster;
  readonly clock: Clock;
  /** When (ms) nothing is tried again any more. */
  readonly deadline: number;
};

const MOST_BYTES = 5_000_000; // of one request: from there on it is not faster, and small machines take 10 MB at most
const MOST_WRITES = 2_000; // of one request
const FIRST_PAUSE = 200; // ms
const LONGEST_PAUSE = 10_000; // ms
const LEAST_SHARE = 1 / MOST_WRITES;
const RECOVERY = 1.25; // by which requests grow again, each that is taken whole

const Answer = z.object({
  items: z.array(
    z.record(
      z.string(),
      z.object({
        status: z.number(),
        _seq_no: z.optional(z.number()),
        _primary_term: z.optional(z.number()),
        error: z.optional(z.object({ type: z.string() })),
      }),
    ),
  ),
});

/**
 * Writes documents of one index, in requests of a bounded size. What OpenSearch is too busy for is sent again, that alone,
 * after a while and in smaller requests; so is a request of which nobody knows whether it was done, which then answers that
 * what it wrote is stale.
 * The bulk function throws ArchiveError `unavailable` where not everything was written by the deadline.
 */
export const bulkInto = (index: string, { cluster, clock, deadline }: BulkDependencies): Bulk => {
  let share = 1; // of the most that a request may hold

  /** What became of the first of these writes; null of one that is to be sent again. */
  const send = async (writes: readonly Write[]): Promise<readonly (Fate | null)[]> => {
    const lines = writes.flatMap(linesOf);
    try {
      const { status, body } = await cluster.request({ method: 'POST', path: `/${index}/_bulk`, lines });
      if (status === 404) throw new ArchiveError('unavailable', `The index ${index} is gone`);
      if (status === 413) return writes.map(() => (writes.length > 1 ? null : { fate: 'refused', why: 'too_large' }));
      const { items } = z.parse(Answer, body);
      return writes.map((write, at) => fateOf(write, Object.values(items[at] ?? {})[0]));
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'unavailable') throw error;
      if (clock.now() >= deadline) throw error;
      return writes.map(() => null);
    }
  };

  return async (writes) => {
    const fates = new Map<string, Fate>();
    let pause = FIRST_PAUSE;
    for (let waiting = writes; waiting.length > 0; ) {
      const sent = firstOf(waiting, share);
      const told = await send(sent);
      const again = sent.filter((write, at) => {
        const fate = told[at] ?? null;
        if (fate !== null) fates.set(write.key, fate);
        return fate === null;
      });
      waiting = [...again, ...waiting.slice(sent.length)];
      if (again.length === 0) {
        share = Math.min(1, share * RECOVERY);
        pause = FIRST_PAUSE;
        continue;
      }
      if (clock.now() + pause >= deadline) {
        throw new ArchiveError('unavailable', `OpenSearch did not take ${waiting.length} documents in time`);
      }
      share = Math.max(LEAST_SHARE, share / 2);
      await clock.sleep(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
    return fates;
  };
};

const linesOf = ({ key, document, over }: Write): Readonly<Record<string, unknown>>[] => {
  const action = document === null ? 'delete' : over === 'nothing' ? 'create' : 'index';
  return [{ [action]: { _id: key, ...conditionOf(over) } }, ...(document === null ? [] : [document])];
};

const conditionOf = (over: Write['over']) => {
  if (typeof over === 'string') return {};
  if ('version' in over) return { version: over.version, version_type: 'external' };
  return { if_seq_no: over.place.seqNo, if_primary_term: over.place.primaryTerm };
};

type Item = z.infer<typeof Answer>['items'][number][string];

const fateOf = (write: Write, item: Item | undefined): Fate | null => {
  if (item === undefined) throw new Error('OpenSearch answered fewer writes than it was asked for');
  const { status, error, _seq_no: seqNo, _primary_term: primaryTerm } = item;
  if (status === 429 || status >= 500) return null;
  if (status === 409 || (status === 404 && write.document === null)) return { fate: 'stale' };
  if (error !== undefined) return { fate: 'refused', why: error.type };
  if (seqNo === undefined || primaryTerm === undefined) throw new Error('OpenSearch did not say what it has written');
  return { fate: 'written', place: { seqNo, primaryTerm } };
};

/** As many of these as one request may hold, and at least one. */
const firstOf = (writes: readonly Write[], share: number): readonly Write[] => {
  let bytes = 0;
  let count = 0;
  for (const write of writes) {
    bytes += Buffer.byteLength(JSON.stringify(write.document));
    if (count > 0 && (bytes > MOST_BYTES * share || count + 1 > MOST_WRITES * share)) break;
    count++;
  }
  return writes.slice(0, count);
};
