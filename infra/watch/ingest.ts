import { Aws, Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Uploads } from '../uploads.ts';
import { concernsOf, runsOf } from './any-function.ts';
import { measured, PERIOD, type Watch } from './watch.ts';

const OLDEST_MESSAGE = Duration.minutes(15); // all five receives of a message take about as long
const LONG_LAG = Duration.minutes(5);

/** What is watched between an upload and its receipt. */
export const watchIngest = (ingest: IFunction, { queue, deadLetters }: Uploads): Watch => {
  const waiting = queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
  const age = queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' });
  const dead = deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
  return {
    title: 'From upload to receipt',
    concerns: [
      {
        name: 'IngestDeadLetters',
        says: 'Ingest gave up on uploads, which have no receipt. The fault is ours: what is wrong with a file is a receipt.',
        metric: dead,
        above: 0,
      },
      {
        name: 'ReceiptsStuck',
        says: `An upload has waited for its receipt for more than ${OLDEST_MESSAGE.toMinutes()} minutes.`,
        metric: age,
        above: OLDEST_MESSAGE.toSeconds(),
      },
      {
        name: 'CommitLag',
        says: `For a quarter of an hour, one upload in ten took more than ${LONG_LAG.toMinutes()} minutes to its receipt.`,
        metric: measured('ingest', 'CommitLag', 'p90'),
        above: LONG_LAG.toMilliseconds(),
        periods: [3, 3],
      },
      ...concernsOf('Ingest', ingest),
    ],
    graphs: [
      {
        title: 'Uploads',
        left: (['Accepted', 'Rejected', 'Withdrawn', 'Duplicates'] as const).map((name) =>
          measured('ingest', name, 'Sum'),
        ),
      },
      {
        title: 'Rejected, by reason',
        left: [
          new MathExpression({
            expression: `SEARCH('{"${Aws.STACK_NAME}",service,reason} MetricName="Rejected"', 'Sum')`,
            label: '',
            usingMetrics: {},
            period: PERIOD,
          }),
        ],
      },
      {
        title: 'Upload to receipt, ms',
        left: ['p50', 'p90', 'Maximum'].map((statistic) => measured('ingest', 'CommitLag', statistic, statistic)),
      },
      { title: 'Messages waiting, and given up; seconds of the oldest', left: [waiting, dead], right: [age] },
      runsOf(ingest),
    ],
  };
};
