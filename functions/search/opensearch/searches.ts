import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import type { Cluster } from '../../opensearch/cluster.ts';

/** The body of one search, as OpenSearch's query language has it. */
export type SearchBody = Readonly<Record<string, unknown>>;

const Hit = z.object({
  _id: z.string(),
  _score: z.nullable(z.number()),
  _source: z._default(z.record(z.string(), z.unknown()), {}),
  sort: z._default(z.array(z.nullable(z.union([z.string(), z.number()]))), []),
});
const Bucket = z.object({ key: z.union([z.string(), z.number()]), doc_count: z.number() });
const Found = z.object({
  timed_out: z.boolean(),
  hits: z.object({ total: z._default(z.object({ value: z.number() }), { value: 0 }), hits: z.array(Hit) }),
  aggregations: z._default(
    z.record(z.string(), z.object({ buckets: z._default(z.array(Bucket), []), value: z._default(z.number(), 0) })),
    {},
  ),
});
const Failed = z.object({
  status: z.number(),
  error: z.object({ type: z.string(), reason: z._default(z.string(), '') }),
});
const Responses = z.object({ responses: z.array(z.union([Found, Failed])) });

export type Hit = z.infer<typeof Hit>;
export type Found = z.infer<typeof Found>;

const MOST_AT_ONCE = 200; // searches of one request
const TIME = '8s'; // after which a shard answers with what it has found

type Waiting = {
  readonly body: SearchBody;
  readonly done: (found: Found) => void;
  readonly failed: (error: unknown) => void;
};

/** Searches in one index. Those that are asked for in one turn of the event loop go out as one request. */
export class Searches {
  readonly #cluster: Cluster;
  readonly #index: string;
  #waiting: Waiting[] = [];

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  /** @throws ArchiveError `corrupt` where the index is gone, `unavailable` where it cannot be asked now */
  search(body: SearchBody): Promise<Found> {
    return new Promise((done, failed) => {
      if (this.#waiting.push({ body, done, failed }) === 1) setImmediate(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const parts = Array.from({ length: Math.ceil(waiting.length / MOST_AT_ONCE) }, (_, at) =>
      waiting.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
    );
    await Promise.all(
      parts.map(async (part) => {
        try {
          const responses = await this.#ask(part.map(({ body }) => body));
          part.forEach(({ done, failed }, at) => {
            const response = responses[at];
            if (response === undefined) failed(new ArchiveError('unavailable', 'OpenSearch answered fewer searches'));
            else if ('error' in response) failed(failureOf(response, this.#index));
            else done(response);
          });
        } catch (error) {
          for (const { failed } of part) failed(error);
        }
      }),
    );
  }

  async #ask(bodies: readonly SearchBody[]) {
    // Words are as rare as they are in the whole archive, and not in the shard; half an answer is none.
    const header = { index: this.#index, search_type: 'dfs_query_then_fetch', allow_partial_search_results: false };
    const { body } = await this.#cluster.request({
      method: 'POST',
      path: '/_msearch',
      lines: bodies.flatMap((one) => [header, { timeout: TIME, ...one }]),
    });
    return z.parse(Responses, body).responses;
  }
}

const failureOf = ({ status, error: { type, reason } }: z.infer<typeof Failed>, index: string): Error => {
  const because = `OpenSearch could not search ${index}: ${type}: ${reason}`;
  if (status === 404) return new ArchiveError('corrupt', because, { detail: { index } }); // a newer one has taken its place
  if (status === 429 || status >= 500) return new ArchiveError('unavailable', because);
  return new Error(because);
};
