import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Settings } from '../context.ts';
import { concernsOf, runsOf } from './any-function.ts';
import { measured, PERIOD, type Watch } from './watch.ts';

const SLOW_QUERY = 2_000; // ms
const LONG_LAG = 10_000; // ms beyond the lag that the settings allow

/** What is watched of what readers get. */
export const watchSearch = (search: IFunction, settings: Settings): Watch => ({
  title: 'Readers',
  concerns: [
    {
      name: 'SearchFailures',
      says: 'In two of three periods of five minutes readers were answered 500 to 599.',
      metric: urlMetric(search, 'Url5xxCount', 'Sum'),
      above: 0,
      periods: [2, 3],
    },
    {
      name: 'SearchLatency',
      says: `For a quarter of an hour, one search in a hundred took more than ${SLOW_QUERY / 1000} seconds, its index being there.`,
      metric: measured('search', 'QueryTime', 'p99'),
      above: SLOW_QUERY,
      periods: [3, 3],
    },
    {
      name: 'SearchLag',
      says: 'In two of three periods of five minutes readers did without a commit for much longer than they should.',
      metric: measured('search', 'SearchLag', 'p99'),
      above: settings.freshnessMilliseconds + LONG_LAG,
      periods: [2, 3],
    },
    ...concernsOf('Search', search),
  ],
  graphs: [
    {
      title: 'Requests, and those that were refused or failed',
      left: ['UrlRequestCount', 'Url4xxCount', 'Url5xxCount'].map((name) => urlMetric(search, name, 'Sum')),
    },
    {
      title: 'A search, ms',
      left: ['p50', 'p99', 'Maximum'].map((statistic) => measured('search', 'QueryTime', statistic, statistic)),
    },
    {
      title: 'Share of searches without all words, and without any article',
      left: [measured('search', 'Relaxed', 'Average'), measured('search', 'ZeroHits', 'Average')],
    },
    {
      title: 'Commit to searchable, ms',
      left: ['p50', 'p99', 'Maximum'].map((statistic) => measured('search', 'SearchLag', statistic, statistic)),
    },
    {
      title: 'New functions, and the ms that their first readers waited for the index',
      left: [measured('search', 'ColdLoad', 'SampleCount', 'new functions')],
      right: ['p50', 'Maximum'].map((statistic) => measured('search', 'ColdLoad', statistic, statistic)),
    },
    runsOf(search),
  ],
});

/** What Lambda itself tells of a function's URL (Developer Guide, "Monitoring Lambda function URLs"). */
const urlMetric = (fn: IFunction, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: fn.functionName },
    statistic,
    period: PERIOD,
  });
