import { randomUUID } from 'node:crypto';
import { nodeClient } from '../../support/node-client.ts';
import type { LoadPeer } from './peers.ts';

/** OpenSearch as its documentation sets it up for English: the analyser of that name, one query over both fields. */
export const openSearch =
  (endpoint: string): LoadPeer =>
  async (documents) => {
    const { request } = nodeClient(endpoint);
    const index = `peer-${randomUUID()}`;
    const english = { type: 'text', analyzer: 'english' };
    await request({
      method: 'PUT',
      path: `/${index}`,
      body: {
        settings: { number_of_shards: 1, number_of_replicas: 0 },
        mappings: { properties: { title: english, text: english } },
      },
    });
    const bulkBody = documents.flatMap(({ id, title, text }) => [{ index: { _id: id } }, { title, text }]);
    await request({ method: 'POST', path: `/${index}/_bulk`, querystring: { refresh: true }, bulkBody });
    return async (question, size) => {
      const query = { multi_match: { query: question, fields: ['title', 'text'] } };
      const { body } = await request({
        method: 'POST',
        path: `/${index}/_search`,
        body: { query, size, _source: false },
      });
      return body.hits.hits.map(({ _id }: { readonly _id: string }) => _id);
    };
  };
