import { Annotations, type Stack } from 'aws-cdk-lib';
import type { Settings } from './context.ts';

/** Lambda gives no function more. */
export const MOST_MEMORY = 10_240; // MB

/** Of one article with its quotations, in a snapshot (`npm run bench -- snapshot`): 450 words, three quotations. */
export const SNAPSHOT_BYTES = 1_150;

/** What an index of so many bytes takes in memory, rounded up from the same bench: `base` megabytes, and so many times its size. */
const HELD = { base: 200, times: 2.2 }; // by a search function, with changes and requests under way
const WRITTEN = { base: 450, times: 3 }; // by the snapshot function, which has it twice and what is new

/** Of one article with its quotations and its share of the terms, on a node's disk (`npm run bench -- opensearch`). */
const INDEX_BYTES = 4_000;

/**
 * What of a disk is not for indices: "Linux reserved space" of 5 % and "OpenSearch Service overhead" of 20 % (Developer Guide,
 * "Calculating storage requirements").
 */
const USABLE = 0.95 * 0.8;

type Memory = Pick<Settings, 'searchMemory' | 'snapshotMemory'>;

const megabytesFor = (bytes: number, { base, times }: typeof HELD): number =>
  Math.ceil((base + (times * bytes) / 1e6) / 64) * 64;

/** Megabytes in which an index of so many articles is held and written at ease. */
export const memoryFor = (articles: number): Memory => ({
  searchMemory: megabytesFor(articles * SNAPSHOT_BYTES, HELD),
  snapshotMemory: megabytesFor(articles * SNAPSHOT_BYTES, WRITTEN),
});

/** Bytes of the largest snapshot that functions of such memory write and hold at ease. */
export const roomIn = ({ searchMemory, snapshotMemory }: Memory): number =>
  1e6 * Math.max(0, Math.min((searchMemory - HELD.base) / HELD.times, (snapshotMemory - WRITTEN.base) / WRITTEN.times));

/** Gigabytes of disk that OpenSearch needs for so many articles: everything twice, and as much again for an index that is built anew. */
export const openSearchStorage = (articles: number): number =>
  Math.ceil((articles * INDEX_BYTES * 2 * 2) / 1e9 / USABLE);

/** Tells whoever synthesises where what is expected has no room, and what would give it. */
export const hintAtSize = (stack: Stack, settings: Settings): void => {
  const { expectedArticles } = settings;
  const hint = expectedArticles === 0 ? null : settings.engine === 'memory' ? ofMemory(settings) : ofDisk(settings);
  if (hint === null) return;
  Annotations.of(stack).addWarningV2('cuttings:size', `${expectedArticles} articles (expectedArticles) ${hint}`);
};

const ofMemory = ({ expectedArticles, searchMemory, snapshotMemory }: Settings): string | null => {
  const needed = memoryFor(expectedArticles);
  if (needed.searchMemory <= searchMemory && needed.snapshotMemory <= snapshotMemory) return null;
  const wants = `want ${needed.searchMemory} MB of memory for search, of which there are ${searchMemory}, and ${needed.snapshotMemory} MB to write the index, of which there are ${snapshotMemory}`;
  return Math.max(needed.searchMemory, needed.snapshotMemory) <= MOST_MEMORY
    ? `${wants}: deploy with -c searchMemory=${Math.max(needed.searchMemory, searchMemory)} -c snapshotMemory=${Math.max(needed.snapshotMemory, snapshotMemory)}.`
    : `${wants}: Lambda gives no more than ${MOST_MEMORY}. An archive of that size wants its index on OpenSearch: deploy with -c engine=opensearch, and ${openSearchStorage(expectedArticles)} GB of disk in all (openSearchNodes times openSearchStorage).`;
};

const ofDisk = ({ expectedArticles, openSearchNodes, openSearchStorage: each }: Settings): string | null => {
  const needed = openSearchStorage(expectedArticles);
  if (needed <= openSearchNodes * each) return null;
  return `want ${needed} GB of disk in OpenSearch, of which ${openSearchNodes} nodes have ${openSearchNodes * each}: deploy with -c openSearchStorage=${Math.ceil(needed / openSearchNodes)}.`;
};
