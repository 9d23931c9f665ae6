/** One request to OpenSearch's REST API. */
export type ClusterRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** With every part of it encoded: `/cuttings/_search`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A line of JSON each, as `_bulk` and `_msearch` want them. */
  readonly lines?: readonly Readonly<Record<string, unknown>>[];
};

/** What it says; the shape of `body` is the reader's to check. */
export type ClusterAnswer = { readonly status: number; readonly body: unknown };

/**
 * The REST API of one domain, as the feeder and the search function see it. What may be asked again is: broken
 * connections and full queues. A 404, a 409 and a 413 are answers: something is not there, has moved on, or is too much at once.
 * @throws ArchiveError `unavailable` where it cannot be had now, `denied` where the role may not; any other Error is a bug
 */
export type Cluster = { readonly request: (request: ClusterRequest) => Promise<ClusterAnswer> };
