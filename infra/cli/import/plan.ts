import { ingestCosts, type Sizes, storageCosts } from '../cost/archive-cost.ts';
import { ASSUMED, MEASURED } from '../cost/measured.ts';
import { sumOf } from '../cost/units.ts';

/** What an import is expected to take, on AWS. */
export type Plan = {
  readonly files: number;
  readonly bytes: number;
  /** Articles a second that uploads bring, that ingest can take, and so that come. */
  readonly uploadRate: number;
  readonly ingestRate: number;
  readonly minutes: number;
  readonly concurrency: number;
  readonly dollars: number;
  readonly dollarsAMonth: number;
  /** The share of one processor by which each search function follows. */
  readonly replicaShare: number;
};

const FOLLOWED = 1; // ms of CPU that a warm replica needs for an article: docs/replica.md

/** One article a file is assumed: a feed or an archive has more. */
export const planImport = (
  { files, bytes }: { readonly files: number; readonly bytes: number },
  { rate, concurrency }: { readonly rate: number; readonly concurrency: number },
  sizes: Sizes,
): Plan => {
  const { articles, seconds, tries } = ASSUMED.batch;
  const batchSeconds = (articles * MEASURED.article.cpuMilliseconds) / 1000 + seconds * tries;
  const ingestRate = (concurrency * articles) / batchSeconds;
  const comes = Math.min(rate, ingestRate);
  return {
    files,
    bytes,
    uploadRate: rate,
    ingestRate,
    minutes: files / comes / 60,
    concurrency,
    dollars: sumOf(ingestCosts(files, files, sizes)),
    dollarsAMonth: sumOf(storageCosts(files)),
    replicaShare: (comes * FOLLOWED) / 1000,
  };
};

export const tellPlan = (plan: Plan): readonly string[] => [
  `${plan.files.toLocaleString('en-US')} files, ${(plan.bytes / 1e6).toFixed(1)} MB`,
  `  uploads   at most ${plan.uploadRate} a second (--rate), held back while the archive strains`,
  `  ingest    ${plan.concurrency} batches of ${ASSUMED.batch.articles} at once take ${plan.ingestRate.toFixed(0)} a second`,
  `  time      about ${Math.max(1, Math.ceil(plan.minutes))} min`,
  `  dollars   ${plan.dollars.toFixed(2)} once, ${plan.dollarsAMonth.toFixed(2)} a month to keep, by list prices (npx cuttings cost)`,
  `  readers   each search function follows with ${(100 * plan.replicaShare).toFixed(0)} % of one processor`,
];
