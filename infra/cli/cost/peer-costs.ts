import { ALGOLIA, HOURS_A_MONTH, OPENSEARCH, TYPESENSE } from '../../prices.ts';
import type { Month } from './archive-cost.ts';

/** What one month of searching as much elsewhere costs, in US dollars; null where their list ends. */
export type PeerCost = { readonly name: string; readonly dollars: number | null };

/** Text of an article that is searched, with what is stored beside it: as of ours. */
const INDEXED_BYTES = 4_000;

/**
 * The peers' search alone: nothing that reads files, tells who said what, or keeps the articles, which we do and they
 * do not. Wherever their documents leave it open, it is decided in their favour: one record an article, though our
 * index holds each quotation as well; searches evenly over the month; no traffic.
 */
export const peerCosts = (month: Month): readonly PeerCost[] => [
  { name: 'OpenSearch Serverless, NextGen', dollars: nextGen(month) },
  { name: 'OpenSearch Serverless, classic', dollars: classic(month) },
  { name: 'OpenSearch Service, three m7g.medium', dollars: managed(month) },
  { name: 'Algolia, Grow', dollars: algolia(month) },
  { name: 'Typesense Cloud, three nodes', dollars: typesense(month) },
];

const gigabytes = (articles: number): number => (articles * INDEXED_BYTES) / 1e9;

/** Awake for ten minutes after each request: all the month, where they come more often. */
const nextGen = ({ articles, incoming, searches }: Month): number => {
  const { ocuHour, gigabyteMonth, searchOcus, indexingOcus, idleMinutes } = OPENSEARCH.serverless;
  const awake = (requests: number): number => Math.min(HOURS_A_MONTH, (requests * idleMinutes) / 60);
  const units = awake(searches) * searchOcus + awake(incoming) * indexingOcus;
  return units * ocuHour + gigabytes(articles) * gigabyteMonth;
};

const classic = ({ articles }: Month): number => {
  const { ocuHour, gigabyteMonth, classicOcus } = OPENSEARCH.serverless;
  return classicOcus * ocuHour * HOURS_A_MONTH + gigabytes(articles) * gigabyteMonth;
};

/** m7g.medium.search, 4 GB, in each of three zones, without managers of their own; primary and one replica, and the headroom that AWS's guide on sizing asks for (times 1.45). */
const managed = ({ articles }: Month): number => {
  const { nodeHour, diskGigabyteMonth, leastDiskGigabytes } = OPENSEARCH.managed;
  const nodes = 3;
  const disk = Math.max(leastDiskGigabytes, (gigabytes(articles) * 2 * 1.45) / nodes);
  return nodes * (nodeHour['m7g.medium.search'] * HOURS_A_MONTH + disk * diskGigabyteMonth);
};

const algolia = ({ articles, searches }: Month): number =>
  (Math.max(0, searches - ALGOLIA.includedSearches) / 1000) * ALGOLIA.thousandSearches +
  (Math.max(0, articles - ALGOLIA.includedRecords) / 1000) * ALGOLIA.thousandRecords;

/** "2X-3X MB RAM" of the size of what is indexed (its guide on system requirements): twice. */
const typesense = ({ articles }: Month): number | null => {
  const fits = TYPESENSE.clusters.find((cluster) => cluster.gigabytes >= 2 * gigabytes(articles));
  return fits === undefined ? null : fits.hour * TYPESENSE.hoursAMonth;
};
