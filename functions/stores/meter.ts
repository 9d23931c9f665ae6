import { Metrics } from '@aws-lambda-powertools/metrics';
import { MEASURES, type Measure } from '../archive/measure.ts';
import { variable } from './environment.ts';

export type Meter = {
  readonly measure: Measure;
  /** Ends an invocation: what it measured is written to the log, where CloudWatch finds it. */
  readonly flush: () => void;
};

/**
 * Measures by lines of the function's own log, in CloudWatch's embedded metric format: no call and no permission, and
 * nothing that can fail. What has a reason is counted with and without it.
 */
export const meterFromEnvironment = (service: string): Meter => {
  const metrics = new Metrics({ namespace: variable('METRICS_NAMESPACE'), serviceName: service });
  return {
    measure: (name, value, reason) => {
      metrics.addMetric(name, MEASURES[name], value);
      if (reason !== undefined)
        metrics.singleMetric().addDimension('reason', reason).addMetric(name, MEASURES[name], value);
    },
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
};
