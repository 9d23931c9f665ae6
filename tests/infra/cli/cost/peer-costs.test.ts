import { describe, expect, it } from 'vitest';
import type { Month } from '../../../../infra/cli/cost/archive-cost.ts';
import { peerCosts } from '../../../../infra/cli/cost/peer-costs.ts';

const dollars = (month: Month): Record<string, number | null> =>
  Object.fromEntries(peerCosts(month).map((peer) => [peer.name, peer.dollars && Math.round(100 * peer.dollars) / 100]));

describe('What the same searching costs elsewhere', () => {
  it('with 100,000 articles and a million searches', () => {
    expect(dollars({ articles: 100_000, incoming: 0, searches: 1_000_000 })).toEqual({
      'OpenSearch Serverless, NextGen': 350.41, // awake all 730 h: two units of search at 0.24; 0.4 GB at 0.024
      'OpenSearch Serverless, classic': 350.41, // 2 × 0.24 × 730, and the same storage
      'OpenSearch Service, three m7g.medium': 152.58, // 3 × (0.068 × 730 + 10 GB × 0.122)
      'Algolia, Grow': 495, // (1,000,000 - 10,000) / 1,000 × 0.50
      'Typesense Cloud, three nodes': 108, // 0.8 GB: a cluster of 1 GB at 0.15 × 720
    });
  });

  it('is next to nothing for an idle month where a service sleeps or asks by use', () => {
    const idle = dollars({ articles: 100_000, incoming: 0, searches: 0 });
    expect(idle['OpenSearch Serverless, NextGen']).toBe(0.01);
    expect(idle['Algolia, Grow']).toBe(0);
    expect(idle['OpenSearch Service, three m7g.medium']).toBe(152.58);
  });

  it('where a service sleeps, each rare search wakes it for ten minutes, and each upload its indexing', () => {
    // 60 searches, 10 h of two units, and six uploads, 1 h of one: 21 × 0.24
    expect(dollars({ articles: 0, incoming: 6, searches: 60 })['OpenSearch Serverless, NextGen']).toBe(5.04);
  });

  it('of more articles wants larger disks and clusters, until there is none so large', () => {
    const large = dollars({ articles: 10_000_000, incoming: 0, searches: 0 });
    // 40 GB, twice, times 1.45: 116 GB at 0.122 are 14.15, beside 148.92 for the nodes
    expect(large['OpenSearch Service, three m7g.medium']).toBe(163.07);
    expect(large['Typesense Cloud, three nodes']).toBe(4125.6); // 80 GB: 128 GB at 5.73
    expect(large['Algolia, Grow']).toBe(3960); // 9,900 thousands at 0.40
    expect(dollars({ articles: 900_000_000, incoming: 0, searches: 0 })['Typesense Cloud, three nodes']).toBeNull();
  });
});
