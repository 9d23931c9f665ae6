import { ArchiveError } from '../archive/errors.ts';
import type { Cluster, ClusterAnswer, ClusterRequest } from '../opensearch/cluster.ts';
import type { OpenSearch } from './opensearch.ts';

const ANSWERS = new Set([404, 409, 413]);
const PASSING = new Set(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError', 'RequestAbortedError']);

/** The REST API of a domain, as the feeder and the search function see it. */
export const clusterOf = ({ request }: Pick<OpenSearch, 'request'>): Cluster => ({
  request: async ({ method, path, query, body, lines }) => {
    const sent = {
      method,
      path,
      ...(query === undefined ? {} : { querystring: { ...query } }),
      ...(body === undefined ? {} : { body: { ...body } }),
      ...(lines === undefined ? {} : { bulkBody: [...lines] }),
    };
    try {
      const { statusCode, body: told } = await request(sent);
      return { status: statusCode ?? 0, body: told };
    } catch (error) {
      return answerOf(error, { method, path });
    }
  },
});

/** @throws ArchiveError, or what was thrown where it is a bug */
const answerOf = (error: unknown, { method, path }: ClusterRequest): ClusterAnswer => {
  const {
    name = '',
    message = '',
    statusCode,
    body,
  } = error as Partial<Error> & { statusCode?: number; body?: unknown };
  if (statusCode !== undefined && ANSWERS.has(statusCode)) return { status: statusCode, body };
  const because = `Could not ${method} ${path} in OpenSearch: ${name}: ${message}`;
  if (PASSING.has(name) || statusCode === 429 || (statusCode ?? 0) >= 500) {
    throw new ArchiveError('unavailable', because, { cause: error });
  }
  if (statusCode === 401 || statusCode === 403) throw new ArchiveError('denied', because, { cause: error });
  throw error;
};
