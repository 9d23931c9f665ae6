import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { clusterOf } from '../stores/cluster.ts';
import { numberVariable, readerFromEnvironment, systemClock } from '../stores/environment.ts';
import { meterFromEnvironment } from '../stores/meter.ts';
import { openSearchFromEnvironment } from '../stores/opensearch.ts';
import { type FeedOutcome, type FeedWish, feed } from './feed.ts';
import { feedAgain, type Indexed, listIndexed } from './inspect.ts';

const LONGEST_REQUEST = 30_000; // ms without a byte: a busy cluster takes some for thousands of documents

const logger = new Logger({ serviceName: 'feed' });
const { measure, flush } = meterFromEnvironment('feed');
const dependencies = {
  archive: readerFromEnvironment(),
  cluster: clusterOf(openSearchFromEnvironment(LONGEST_REQUEST)),
  clock: systemClock,
  report: (message: string, detail: Readonly<Record<string, unknown>>) => logger.info(message, { ...detail }),
  measure,
  size: { shards: numberVariable('INDEX_SHARDS'), replicas: numberVariable('INDEX_REPLICAS') },
};

/**
 * The schedule's event says where it is from; a search function's says nothing. An engineer's commands ask for a new index
 * (`cuttings reindex`), for what the index has after an article, or for some articles to be fed again (`cuttings reconcile`).
 */
const Request = z.object({
  source: z.optional(z.string()),
  rebuild: z.optional(z.boolean()),
  list: z.optional(z.object({ after: z.nullable(z.string()) })),
  again: z.optional(z.array(z.string()).check(z.maxLength(1_000))),
});

const TO_END = 60_000; // ms for what is under way when time is up
const PATIENCE = 20_000; // ms that a reader's request waits

/** Run on a schedule, by an engineer's command, and by search functions, whose readers wait for it. */
export const handler = async (event: unknown, context: Context): Promise<FeedOutcome | readonly Indexed[]> => {
  logger.addContext(context);
  const { rebuild, source, list, again } = z.parse(Request, event);
  if (list !== undefined) return listIndexed(dependencies.cluster, list.after);
  const wish: FeedWish = rebuild ? 'rebuild' : source === undefined ? 'changes' : 'all';
  const left = context.getRemainingTimeInMillis() - TO_END;
  try {
    if (again !== undefined) await feedAgain(dependencies, again, systemClock.now() + left);
    const deadline = systemClock.now() + (wish === 'changes' ? Math.min(left, PATIENCE) : left);
    const outcome = await feed(dependencies, { deadline, wish });
    logger.info('fed the index', { wish, ...outcome });
    return outcome;
  } finally {
    flush();
  }
};
