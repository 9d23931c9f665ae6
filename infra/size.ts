import { Annotations, type Stack } from 'aws-cdk-lib';
import type { Settings } from './context.ts';

/** Lambda gives no function more. */
const MOST_MEMORY = 10_240; // MB

// Measured (README, "The index"): 140 MB for 100,000 articles, 531 MB for a million. Twice that, for what has come since the
// snapshot and for requests under way, and no less than a process needs.
const BASE = 300; // MB
const PER_MILLION = 900; // MB

/** Text and quotations of one article, in KB: the median of news in ten languages, rounded up. */
const SOURCE = 6;

/** Megabytes in which an index of so many articles is at ease. */
export const memoryFor = (articles: number): number => Math.ceil((BASE + (articles / 1e6) * PER_MILLION) / 64) * 64;

/**
 * Gigabytes of disk that OpenSearch needs for so many articles, one replica included: "source data × (1 + replicas) × 1.45"
 * (OpenSearch Service Developer Guide, "Calculating storage requirements").
 */
export const openSearchStorage = (articles: number): number => Math.ceil(((articles * SOURCE) / 1e6) * 2 * 1.45);

/** Tells whoever synthesises where the memory of search will not hold what is expected, and what would. */
export const hintAtSize = (stack: Stack, { expectedArticles, searchMemory }: Settings): void => {
  const needed = memoryFor(expectedArticles);
  if (expectedArticles === 0 || needed <= searchMemory) return;
  const hint =
    needed <= MOST_MEMORY
      ? `deploy with -c searchMemory=${needed}.`
      : `Lambda gives no more than ${MOST_MEMORY}. An archive of that size wants an index on OpenSearch, with about ${openSearchStorage(expectedArticles)} GB of storage, which this version does not deploy.`;
  Annotations.of(stack).addWarningV2(
    'cuttings:size',
    `${expectedArticles} articles (expectedArticles) want ${needed} MB of memory for search, of which there are ${searchMemory}: ${hint}`,
  );
};
