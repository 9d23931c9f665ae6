import { Duration } from 'aws-cdk-lib';
import type { Feed } from '../feed.ts';
import { concernsOf, runsOf } from './any-function.ts';
import { measured, PERIOD, type Watch } from './watch.ts';

const LONG_LAG = Duration.minutes(5);

/** What is watched between the commit log and OpenSearch. */
export const watchFeed = ({ feeder, deadLetters }: Feed): Watch => {
  const dead = deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
  const refused = measured('feed', 'FeedFailures', 'Maximum');
  return {
    title: 'The index of all search functions',
    concerns: [
      {
        name: 'FeedDeadLetters',
        says: 'The feeder failed twice at one event, or could not be asked at all.',
        metric: dead,
        above: 0,
      },
      {
        name: 'FeedLag',
        says: `For a quarter of an hour, one commit in ten took more than ${LONG_LAG.toMinutes()} minutes into OpenSearch.`,
        metric: measured('feed', 'FeedLag', 'p90'),
        above: LONG_LAG.toMilliseconds(),
        periods: [3, 3],
      },
      {
        name: 'FeedFailures',
        says: 'OpenSearch refuses articles or quotations, which no search finds meanwhile.',
        metric: refused,
        above: 0,
      },
      ...concernsOf('Feed', feeder, { always: true }),
    ],
    graphs: [
      { title: 'Articles in the index', left: [measured('feed', 'IndexArticles', 'Maximum')], right: [refused] },
      {
        title: 'Commit to OpenSearch, ms; articles brought',
        left: ['p50', 'p90', 'Maximum'].map((statistic) => measured('feed', 'FeedLag', statistic, statistic)),
        right: [measured('feed', 'FedDocuments', 'Sum')],
      },
      { title: 'Events given up', left: [dead] },
      runsOf(feeder),
    ],
  };
};
