import { afterAll, expect, it } from 'vitest';
import { rehearse } from '../bench/feed/rehearse.ts';
import { addressUnderTest } from '../support/opensearch.ts';
import { ownCluster } from '../support/shared-cluster.ts';

const cluster = ownCluster(addressUnderTest());
afterAll(cluster.clear);

// In full size: npm run bench -- feed
it('An index whose feeders were killed at any of their requests is what it is when it is built anew', async () => {
  const { documents, differences } = await rehearse(cluster, { articles: 100, changes: 30, withdrawals: 8, kills: 4 });
  expect(documents).toBeGreaterThan(100);
  expect(differences).toEqual([]);
}, 300_000); // on a machine that does much else
