import * as z from 'zod/mini';
import type { Cluster } from '../opensearch/cluster.ts';
import { STATE_KEY, type StateDocument } from '../opensearch/layout.ts';
import type { Place } from './bulk.ts';
import { readDocument } from './read.ts';

/** How far an index is, and what its feeders have yet to do. */
export type State = StateDocument & {
  /** The reading of the whole table that is under way; null for none. `commit` is as it was before. */
  readonly scan: Scan | null;
  /** When (ms) the alias was given to this index, for the last time that this was tried; null for never. */
  readonly servedSince: number | null;
  /** When (ms) words were last taken out of it, 0 for never; and when the bytes of such were last cleared away. */
  readonly removed: number;
  readonly expunged: number;
  /** The term through which it has been looked whether articles still have them; null to begin anew. */
  readonly swept: string | null;
};

/** A reading of the whole table, which may take several invocations. */
export type Scan = {
  /** The end of the log when it began: from there on the log tells what has changed. */
  readonly through: number;
  /** The id of the article that it has come to; null where it has yet to begin. */
  readonly after: string | null;
};

/** A state as it was read or written. */
export type Held = { readonly state: State; readonly place: Place };

const StateShape = z.object({
  kind: z.literal('state'),
  madeBy: z.string(),
  commit: z.number(),
  released: z.number(),
  nextDue: z.nullable(z.number()),
  asOf: z.number(),
  scan: z.nullable(z.object({ through: z.number(), after: z.nullable(z.string()) })),
  servedSince: z.nullable(z.number()),
  removed: z.number(),
  expunged: z.number(),
  swept: z._default(z.nullable(z.string()), null),
});

/** How far an index is; null of one that has only just been made. */
export const readState = async (cluster: Cluster, index: string): Promise<Held | null> => {
  const kept = await readDocument(cluster, index, STATE_KEY);
  return kept && { state: z.parse(StateShape, kept.source), place: kept.place };
};

/** Writes the state in place of the one that was read, null for none; null where that has changed since. */
export const writeState = async (
  cluster: Cluster,
  index: string,
  state: State,
  over: Held | null,
): Promise<Held | null> => {
  const place = await putDocument(cluster, index, STATE_KEY, state, over?.place ?? null);
  return place && { state, place };
};

const Written = z.object({ _seq_no: z.number(), _primary_term: z.number() });

/** Writes one document over what was read, null for nothing; null where there is something else. */
export const putDocument = async (
  cluster: Cluster,
  index: string,
  key: string,
  document: Readonly<Record<string, unknown>>,
  over: Place | null,
): Promise<Place | null> => {
  const { status, body } = await cluster.request({
    method: 'PUT',
    path: `/${index}/_doc/${key}`,
    query: over === null ? { op_type: 'create' } : { if_seq_no: over.seqNo, if_primary_term: over.primaryTerm },
    body: document,
  });
  if (status === 404 || status === 409) return null;
  const { _seq_no: seqNo, _primary_term: primaryTerm } = z.parse(Written, body);
  return { seqNo, primaryTerm };
};
