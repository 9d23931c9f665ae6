import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import type { Place } from './bulk.ts';

type Source = Readonly<Record<string, unknown>>;

/** A document as it is, whether a search would find it already or not. */
export type Kept = { readonly place: Place; readonly source: Source };

const Document = z.object({
  _id: z.string(),
  found: z._default(z.boolean(), false),
  _seq_no: z._default(z.number(), -1),
  _primary_term: z._default(z.number(), 0),
  _source: z._default(z.record(z.string(), z.unknown()), {}),
  error: z.optional(z.object({ type: z.string() })),
});
const Documents = z.object({ docs: z.array(Document) });

const AT_ONCE = 1_000; // documents of one request

/**
 * Documents by their keys, those that are there.
 * @param fields which of their fields; none where none is wanted
 */
export const readDocuments = async (
  cluster: Cluster,
  index: string,
  keys: readonly string[],
  fields: readonly string[] | 'all',
): Promise<ReadonlyMap<string, Kept>> => {
  const kept = new Map<string, Kept>();
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const { status, body } = await cluster.request({
      method: 'POST',
      path: `/${index}/_mget`,
      query: fields === 'all' ? {} : fields.length === 0 ? { _source: false } : { _source_includes: fields.join(',') },
      body: { ids: keys.slice(at, at + AT_ONCE) },
    });
    if (status !== 200) throw new ArchiveError('unavailable', `The index ${index} is gone`);
    for (const { _id, found, _seq_no: seqNo, _primary_term: primaryTerm, _source, error } of z.parse(Documents, body)
      .docs) {
      if (error !== undefined) throw new ArchiveError('unavailable', `A document could not be read: ${error.type}`);
      if (found) kept.set(_id, { place: { seqNo, primaryTerm }, source: _source });
    }
  }
  return kept;
};

/** One document, or null. */
export const readDocument = async (cluster: Cluster, index: string, key: string): Promise<Kept | null> =>
  (await readDocuments(cluster, index, [key], 'all')).get(key) ?? null;

const Shards = z.object({ _shards: z.object({ failed: z.number() }) });

/** Lets searches find what was written before. */
export const refresh = async (cluster: Cluster, index: string): Promise<void> => {
  const { status, body } = await cluster.request({ method: 'POST', path: `/${index}/_refresh` });
  if (status !== 200) throw new ArchiveError('unavailable', `The index ${index} is gone`);
  const { failed } = z.parse(Shards, body)._shards;
  if (failed > 0) throw new ArchiveError('unavailable', `${failed} shards of ${index} were not refreshed`);
};

const Found = z.object({
  timed_out: z.literal(false),
  hits: z.object({
    total: z._default(z.object({ value: z.number() }), { value: 0 }),
    hits: z.array(z.object({ _source: z._default(z.record(z.string(), z.unknown()), {}) })),
  }),
});
export type Found = { readonly total: number; readonly sources: readonly Source[] };

const foundIn = ({ hits: { total, hits } }: z.infer<typeof Found>): Found => ({
  total: total.value,
  sources: hits.map(({ _source }) => _source),
});

/** One search, of every shard or of none. */
export const search = async (cluster: Cluster, index: string, body: Source): Promise<Found> => {
  const answer = await cluster.request({
    method: 'POST',
    path: `/${index}/_search`,
    query: { allow_partial_search_results: false },
    body,
  });
  if (answer.status !== 200) throw new ArchiveError('unavailable', `The index ${index} is gone`);
  return foundIn(z.parse(Found, answer.body));
};

const Failed = z.object({ status: z.number(), error: z.object({ type: z.string() }) });
const Responses = z.object({ responses: z.array(z.union([Found, Failed])) });
const SEARCHES = 500; // of one request

/** Several searches, answered in their order. */
export const searchEach = async (
  cluster: Cluster,
  index: string,
  bodies: readonly Source[],
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (let at = 0; at < bodies.length; at += SEARCHES) {
    const { status, body } = await cluster.request({
      method: 'POST',
      path: `/${index}/_msearch`,
      lines: bodies
        .slice(at, at + SEARCHES)
        .flatMap((each) => [{ allow_partial_search_results: false, ignore_unavailable: false }, each]),
    });
    if (status !== 200) throw new ArchiveError('unavailable', `The index ${index} is gone`);
    for (const response of z.parse(Responses, body).responses) {
      if ('error' in response) throw new ArchiveError('unavailable', `A search failed: ${response.error.type}`);
      found.push(foundIn(response));
    }
  }
  return found;
};
