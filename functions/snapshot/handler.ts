import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { numberVariable, readerFromEnvironment, snapshotsFromEnvironment, systemClock } from '../stores/environment.ts';
import { meterFromEnvironment } from '../stores/meter.ts';
import { freshIndexes } from './fresh-index.ts';
import { type SnapshotOutcome, takeSnapshot, When } from './snapshot.ts';

const logger = new Logger({ serviceName: 'snapshot' });
const { measure, flush } = meterFromEnvironment('snapshot');
const clock = systemClock;
const archive = readerFromEnvironment();
const snapshots = snapshotsFromEnvironment(numberVariable('KEEP_SNAPSHOTS'));
const afterCommits = numberVariable('SNAPSHOT_AFTER_COMMITS');
const report = (message: string, detail: Readonly<Record<string, unknown>>) => logger.info(message, { ...detail });

const freshIndex = freshIndexes({ archive, snapshots, clock, report });

/** What an engineer sends (`cuttings reindex`); the schedule's events say nothing of it. */
const Request = z.object({ snapshot: z._default(When, 'due') });

/** Run on a schedule, and by an engineer's command. */
export const handler = async (event: unknown, context: Context): Promise<SnapshotOutcome> => {
  logger.addContext(context);
  const { snapshot } = z.parse(Request, event);
  const outcome = await takeSnapshot({ archive, snapshots, clock, measure, freshIndex, afterCommits }, snapshot);
  logger.info('looked after the snapshot', { asked: snapshot, ...outcome });
  flush();
  return outcome;
};
