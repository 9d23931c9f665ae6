import { expect, it } from 'vitest';
import { bulkInto } from '../../../functions/feed/bulk.ts';
import { settle } from '../../../functions/feed/settle.ts';
import { termDocument, vocabularyOf } from '../../../functions/feed/vocabulary.ts';
import { termKey } from '../../../functions/opensearch/layout.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryCluster } from '../../support/memory-cluster.ts';

const INDEX = 'cuttings-words-1';
const TERM = 'kingfisher';

/** A term that no article has, and another feeder that brings one which has it before one request of who takes it away. */
const metAt = async (meeting: number): Promise<{ readonly requests: number; readonly isThere: boolean }> => {
  const cluster = memoryCluster();
  const dependencies = { cluster, clock: manualClock(), deadline: Number.POSITIVE_INFINITY };
  const bulk = bulkInto(INDEX, dependencies);
  const vocabulary = vocabularyOf(cluster, INDEX, bulk);
  await bulk([{ key: termKey(TERM), document: termDocument(TERM), over: 'anything' }]);
  await vocabulary.ensure(new Set([TERM])); // from here on it is remembered
  let requests = 0;
  const other = async (): Promise<void> => {
    await bulk([{ key: 'a:b', document: { kind: 'article', headline: TERM }, over: 'nothing' }]);
    await vocabulary.ensure(new Set([TERM]));
  };
  const seen = {
    request: async (...asked: Parameters<typeof cluster.request>) => {
      if (requests++ === meeting) await other();
      return cluster.request(...asked);
    },
  };
  await settle(seen, INDEX, bulkInto(INDEX, { ...dependencies, cluster: seen }), [TERM]);
  if (meeting >= requests) await other();
  return { requests, isThere: cluster.indices.get(INDEX)?.documents.has(termKey(TERM)) ?? false };
};

it('A term that another feeder brings at any moment while it is taken away is there in the end', async () => {
  const { requests } = await metAt(Number.POSITIVE_INFINITY);
  expect(requests).toBeGreaterThan(3);
  for (let at = 0; at <= requests; at++) expect([at, (await metAt(at)).isThere]).toEqual([at, true]);
});
