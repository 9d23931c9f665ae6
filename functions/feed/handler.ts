import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { clusterOf } from '../stores/cluster.ts';
import { numberVariable, readerFromEnvironment, systemClock } from '../stores/environment.ts';
import { meterFromEnvironment } from '../stores/meter.ts';
import { openSearchFromEnvironment } from '../stores/opensearch.ts';
import { type FeedOutcome, type FeedWish, feed } from './feed.ts';

const logger = new Logger({ serviceName: 'feed' });
const { measure, flush } = meterFromEnvironment('feed');
const dependencies = {
  archive: readerFromEnvironment(),
  cluster: clusterOf(openSearchFromEnvironment()),
  clock: systemClock,
  report: (message: string, detail: Readonly<Record<string, unknown>>) => logger.info(message, { ...detail }),
  measure,
  size: { shards: numberVariable('INDEX_SHARDS'), replicas: numberVariable('INDEX_REPLICAS') },
};

/** An engineer asks for a new index (`cuttings reindex`); the schedule's event says where it is from. */
const Request = z.object({ rebuild: z.optional(z.boolean()), source: z.optional(z.string()) });

const TO_END = 60_000; // ms for what is under way when time is up
const PATIENCE = 20_000; // ms that a reader's request waits

/** Run on a schedule, by an engineer's command, and by search functions, whose readers wait for it. */
export const handler = async (event: unknown, context: Context): Promise<FeedOutcome> => {
  logger.addContext(context);
  const { rebuild, source } = z.parse(Request, event);
  const wish: FeedWish = rebuild ? 'rebuild' : source === undefined ? 'changes' : 'all';
  const left = context.getRemainingTimeInMillis() - TO_END;
  try {
    const deadline = systemClock.now() + (wish === 'changes' ? Math.min(left, PATIENCE) : left);
    const outcome = await feed(dependencies, { deadline, wish });
    logger.info('fed the index', { wish, ...outcome });
    return outcome;
  } finally {
    flush();
  }
};
