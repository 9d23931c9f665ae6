import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type Concern, type Graph, PERIOD } from './watch.ts';

/**
 * What is a concern with any function.
 * @param always whether it runs all the time, so that it is one, too, when it does not
 */
export const concernsOf = (
  name: string,
  fn: IFunction,
  { always = false }: { readonly always?: boolean } = {},
): readonly Concern[] => [
  {
    name: `${name}Errors`,
    says: `The ${name.toLowerCase()} function failed, timed out or ran out of memory${always ? ', or no longer runs' : ''}.`,
    metric: fn.metricErrors({ period: PERIOD, statistic: 'Sum' }),
    above: 0,
    ...(always ? { alsoSilence: true } : {}),
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
