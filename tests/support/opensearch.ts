import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import type { OpenSearch } from '../../functions/stores/opensearch.ts';
import { nodeClient } from './node-client.ts';

/** Where the node is that `npm run test:opensearch` has started for all its tests. */
export const addressUnderTest = (): string => {
  const address = process.env.CUTTINGS_OPENSEARCH;
  if (!address) throw new Error('There is no node to test: run this by "npm run test:opensearch -- FILE".');
  return address;
};

/** That node. Closed after the tests of the file. */
export const nodeUnderTest = (): OpenSearch => {
  const endpoint = addressUnderTest();
  const search = nodeClient(endpoint);
  afterAll(search.close);
  return search;
};

/** A name for indices that no other test has; all that begin so are deleted after the tests of the file. */
export const ownPrefix = (search: OpenSearch): string => {
  const prefix = `test-${randomUUID()}`;
  afterAll(() => search.request({ method: 'DELETE', path: `/${prefix}*` }));
  return prefix;
};
