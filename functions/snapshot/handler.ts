import { Logger } from '@aws-lambda-powertools/logger';
import { wholeSnapshots } from '../search/open-snapshot.ts';
import { Replica } from '../search/replica.ts';
import { numberVariable, readerFromEnvironment, snapshotsFromEnvironment, systemClock } from '../stores/environment.ts';
import { takeSnapshot } from './snapshot.ts';

const logger = new Logger({ serviceName: 'snapshot' });
const clock = systemClock;
const archive = readerFromEnvironment();
const snapshots = snapshotsFromEnvironment(numberVariable('KEEP_SNAPSHOTS'));
const afterCommits = numberVariable('SNAPSHOT_AFTER_COMMITS');
const report = (message: string, detail: Readonly<Record<string, unknown>>) => logger.info(message, { ...detail });

// A replica of its own each time: what is to be snapshot is then known to load.
const freshIndex = () =>
  new Replica({ archive, snapshots: wholeSnapshots(snapshots), clock, report, freshness: 0 }).current();

/** Run on a schedule. */
export const handler = async (): Promise<void> => {
  const outcome = await takeSnapshot({ archive, snapshots, clock, freshIndex, afterCommits });
  logger.info('looked after the snapshot', outcome);
};
