import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type Concern, type Graph, PERIOD } from './watch.ts';

/** What is a concern with any function. */
export const concernsOf = (name: string, fn: IFunction): readonly Concern[] => [
  {
    name: `${name}Errors`,
    says: `The ${name.toLowerCase()} function failed, timed out or ran out of memory.`,
    metric: fn.metricErrors({ period: PERIOD, statistic: 'Sum' }),
    above: 0,
  },
  {
    name: `${name}Throttles`,
    says: `Lambda refused to run the ${name.toLowerCase()} function: its concurrency, or the account's, is used up.`,
    metric: fn.metricThrottles({ period: PERIOD, statistic: 'Sum' }),
    above: 0,
  },
];

/** What is drawn of any function. */
export const runsOf = (fn: IFunction): Graph => ({
  title: 'Runs and errors',
  left: [
    fn.metricInvocations({ period: PERIOD, statistic: 'Sum' }),
    fn.metricErrors({ period: PERIOD, statistic: 'Sum' }),
    fn.metricThrottles({ period: PERIOD, statistic: 'Sum' }),
  ],
  right: [fn.metricDuration({ period: PERIOD, statistic: 'p99', label: 'Duration p99' })],
});
