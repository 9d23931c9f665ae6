import { Aws, Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MeasureName } from '../../functions/archive/measure.ts';

/** Something that wants a person. Its name is the heading of the runbook that says what to do. */
export type Concern = {
  readonly name: string;
  /** What has happened, in a sentence for whoever is woken by it. */
  readonly says: string;
  readonly metric: IMetric;
  readonly above: number;
  /** In how many of the last periods, if not in the last one alone: [2, 3] is two of three. */
  readonly periods?: readonly [number, number];
  /** Whether it is a concern, too, when a value no longer comes that always came. */
  readonly alsoSilence?: boolean;
  /** Whether it stays one while no value comes. */
  readonly stays?: boolean;
};

/** One graph of the dashboard. */
export type Graph = {
  readonly title: string;
  readonly left: readonly IMetric[];
  readonly right?: readonly IMetric[];
};

/** All that is watched of one part of the archive. */
export type Watch = {
  readonly title: string;
  readonly concerns: readonly Concern[];
  readonly graphs: readonly Graph[];
};

export const PERIOD = Duration.minutes(5);

/** The environment by which functions measure: metrics of two stacks of one account are told apart by their namespaces. */
export const METERED = { METRICS_NAMESPACE: Aws.STACK_NAME };

/** Something that a function measures itself. `statistic` as CloudWatch names them: `Sum`, `p99`, `Maximum`. */
export const measured = (service: string, name: MeasureName, statistic: string, label?: string): Metric =>
  new Metric({
    namespace: METERED.METRICS_NAMESPACE,
    metricName: name,
    dimensionsMap: { service },
    statistic,
    period: PERIOD,
    ...(label === undefined ? {} : { label }),
  });
