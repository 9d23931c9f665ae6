import * as z from 'zod/mini';
import type { Clock } from '../archive/ports.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import { LEASE_KEY } from '../opensearch/layout.ts';
import type { Place } from './bulk.ts';
import { readDocument } from './read.ts';
import { putDocument } from './state.ts';

/**
 * The word of one feeder to the others that it is at work on an index. It spares them the same work, and no more: whoever
 * holds none, or one that has run out, does no harm.
 */
export type Lease = {
  /** Makes it last on. False where somebody else has it by now. */
  readonly keep: () => Promise<boolean>;
  /** Ends it; to be called once there is nothing more to do. */
  readonly end: () => Promise<void>;
};

/** ms after which a feeder that says nothing is taken for dead. */
const LASTS = 20_000;

const LeaseShape = z.object({ until: z.number() });

/** When (ms) the last lease of an index ends; 0 where there was none. */
export const leasedUntil = async (cluster: Cluster, index: string): Promise<number> => {
  const kept = await readDocument(cluster, index, LEASE_KEY);
  return kept === null ? 0 : z.parse(LeaseShape, kept.source).until;
};

/** The lease of an index, or null where somebody has it. */
export const takeLease = async (cluster: Cluster, index: string, clock: Clock): Promise<Lease | null> => {
  const kept = await readDocument(cluster, index, LEASE_KEY);
  if (kept !== null && z.parse(LeaseShape, kept.source).until > clock.now()) return null;
  let until = clock.now() + LASTS;
  const put = (over: Place | null) => putDocument(cluster, index, LEASE_KEY, { kind: 'feeder', until }, over);
  let place = await put(kept?.place ?? null);
  if (place === null) return null;
  return {
    keep: async () => {
      if (place === null) return false;
      if (until - clock.now() > LASTS / 2) return true;
      until = clock.now() + LASTS;
      place = await put(place);
      return place !== null;
    },
    end: async () => {
      until = 0;
      if (place !== null) await put(place);
      place = null;
    },
  };
};
