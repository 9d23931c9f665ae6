import { AWS, HOURS_A_MONTH } from '../../prices.ts';
import { ASSUMED, MEASURED } from './measured.ts';
import { type DomainSizes, openSearchCosts } from './opensearch-cost.ts';
import { type Costs, lambda, reads, writes } from './units.ts';

/** What is asked for: articles that are kept, those that come in, and searches, in one month. */
export type Month = { readonly articles: number; readonly incoming: number; readonly searches: number };

/** Megabytes of the functions, as the stack's settings say by default; `snapshotEveryMinutes` likewise. */
export type Sizes = {
  readonly ingestMemory: number;
  readonly searchMemory: number;
  readonly snapshotMemory: number;
  readonly snapshotEveryMinutes: number;
  readonly snapshotAfterCommits: number;
};

export type Engine = 'memory' | 'opensearch';

/** With what else of the settings a month costs by. */
export type StackSizes = Sizes & DomainSizes & { readonly engine: Engine };

const GIGABYTE = 1e9;

/** What a month costs that one pays for whether anybody comes or not, storage aside: looks at the log, polls, alarms, the dashboard. */
export const idleCosts = (sizes: Sizes & { readonly engine: Engine }): Costs => {
  const looks = looksOf(sizes);
  return {
    'looks for a due snapshot':
      lambda(sizes.snapshotMemory, looks * ASSUMED.look.seconds, looks) +
      reads(looks * ASSUMED.look.readUnits) +
      writes(looks * ASSUMED.look.writeUnits),
    'polls of the queue': (HOURS_A_MONTH * 60 * ASSUMED.pollsAMinute * AWS.sqs.million) / 1e6,
    'alarms and dashboard': ASSUMED.alarms[sizes.engine] * AWS.cloudwatch.alarm + AWS.cloudwatch.dashboard,
    'the metric of its looks': ASSUMED.lookMetrics * AWS.cloudwatch.metric,
  };
};

/** What a month's keeping of so many articles costs: files, rows with their backup, snapshots. */
export const storageCosts = (articles: number): Costs => {
  const { fileBytes, rowBytes, snapshotBytes } = MEASURED.article;
  const objects = fileBytes + ASSUMED.keptSnapshots * snapshotBytes;
  const { gigabyteMonth, backupGigabyteMonth } = AWS.dynamodb;
  return {
    'files and snapshots': ((articles * objects) / GIGABYTE) * AWS.s3.gigabyteMonth,
    'table and its backup': ((articles * rowBytes) / GIGABYTE) * (gigabyteMonth + backupGigabyteMonth),
  };
};

/** What it costs, once, that so many articles come in, when `articles` are there in the end. */
export const ingestCosts = (incoming: number, articles: number, sizes: Sizes): Costs => {
  const { batch, replicas, ingestLogBytes } = ASSUMED;
  const { writeUnits, readUnits, cpuMilliseconds, mergedMilliseconds, snapshotMilliseconds } = MEASURED.article;
  const batches = incoming / batch.articles;
  const seconds = (incoming * cpuMilliseconds) / 1000 + batches * batch.seconds * batch.tries;
  const standing = 2; // receipt and head, before the commit
  const snapshots = snapshotsOf(incoming, sizes);
  const snapshotSeconds =
    snapshots * (ASSUMED.snapshotSeconds + (articles * mergedMilliseconds) / 1000) +
    (incoming * snapshotMilliseconds) / 1000;
  return {
    'uploads to S3': (incoming * AWS.s3.thousandPuts) / 1000 + (incoming * AWS.s3.thousandGets) / 1000,
    // S3 sends each; receives and deletes go by tens.
    'the queue': (incoming * 1.2 * AWS.sqs.million) / 1e6,
    'ingest function': lambda(sizes.ingestMemory, seconds, batches),
    'table, written': writes(incoming * writeUnits),
    'table, read': reads(incoming * (standing * batch.tries + readUnits * (replicas + 1))),
    'snapshot function': lambda(sizes.snapshotMemory, snapshotSeconds, 0),
    logs: ((incoming * ingestLogBytes) / GIGABYTE) * AWS.cloudwatch.logGigabyte,
  };
};

/** What so many searches cost: a page of ten articles with facets. */
export const searchCosts = (searches: number, sizes: Sizes & { readonly engine: Engine }): Costs => {
  const { search, cold } = ASSUMED;
  const { cpuMilliseconds, hits } = MEASURED.search;
  const milliseconds =
    sizes.engine === 'memory' ? cpuMilliseconds : MEASURED.openSearch.cpuMilliseconds + ASSUMED.openSearchMilliseconds;
  const seconds = (searches * (milliseconds + search.waitMilliseconds)) / 1000 + (searches / cold.oneIn) * cold.seconds;
  return {
    'search function': lambda(sizes.searchMemory, seconds, searches),
    'table, read': reads(searches * (1 + hits * MEASURED.article.readUnits)),
    CloudFront:
      (searches * (AWS.cloudfront.million + AWS.cloudfront.functionMillion)) / 1e6 +
      ((searches * search.answerBytes) / GIGABYTE) * AWS.cloudfront.gigabyte,
    logs: ((searches * search.logBytes) / GIGABYTE) * AWS.cloudwatch.logGigabyte,
  };
};

/** All of one month, by part. */
export const archiveCosts = ({ articles, incoming, searches }: Month, sizes: StackSizes) => ({
  idle: idleCosts(sizes),
  ...(sizes.engine === 'opensearch' ? { openSearch: openSearchCosts(incoming, sizes) } : {}),
  storage: storageCosts(articles),
  ingest: ingestCosts(incoming, articles, sizes),
  search: searchCosts(searches, sizes),
  metrics: { metrics: incoming + searches > 0 ? ASSUMED.metrics * AWS.cloudwatch.metric : 0 },
});

/** In a month; none where no snapshot is ever written. */
const looksOf = ({ snapshotEveryMinutes }: Sizes): number =>
  snapshotEveryMinutes === 0 ? 0 : (HOURS_A_MONTH * 60) / snapshotEveryMinutes;

/** One is due after so many commits, and made at a look. */
const snapshotsOf = (incoming: number, sizes: Sizes): number =>
  Math.min(incoming / ASSUMED.batch.articles / sizes.snapshotAfterCommits, looksOf(sizes));
