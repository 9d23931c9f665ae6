import { randomUUID } from 'node:crypto';
import type { Cluster, ClusterRequest } from '../../functions/opensearch/cluster.ts';
import { ALIAS } from '../../functions/opensearch/layout.ts';
import { clusterOf } from '../../functions/stores/cluster.ts';
import { nodeClient } from './node-client.ts';

const PATIENCE = 120_000; // ms

/**
 * A part of the node that `npm run test:opensearch` has started which nobody else uses: whatever is called `cuttings` in
 * a request, or begins so, is called by a name of its own there.
 */
export const ownCluster = (endpoint: string): Cluster & { readonly clear: () => Promise<void> } => {
  const own = `test-${randomUUID()}`;
  const client = nodeClient(endpoint);
  const cluster = clusterOf(client);
  const renamed = <T>(value: T, from: string, to: string): T =>
    value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll(`"${from}`, `"${to}`));
  return {
    request: async (request) => {
      const { body, lines, path, ...rest } = request;
      const sent: ClusterRequest = {
        ...rest,
        path: path.replaceAll(`/${ALIAS}`, `/${own}`),
        ...(body === undefined ? {} : { body: renamed(body, ALIAS, own) }),
        ...(lines === undefined ? {} : { lines: renamed(lines, ALIAS, own) }),
      };
      const { status, body: told } = await cluster.request(sent);
      return { status, body: renamed(told, own, ALIAS) };
    },
    clear: async () => {
      await client.request({ method: 'DELETE', path: `/${own}*` }, { requestTimeout: PATIENCE });
      await client.close();
    },
  };
};
