import { randomUUID } from 'node:crypto';
import type { Invokable } from './invocation.ts';
import type { StoppableClock } from './stoppable-clock.ts';

/** How often and how long an event is tried: AWS::Lambda::EventInvokeConfig. */
export type RetryPlan = { readonly retries: number; readonly maximumAgeSeconds: number };

/** Lambda's defaults: two retries, six hours. */
export const DEFAULT_RETRY_PLAN: RetryPlan = { retries: 2, maximumAgeSeconds: 21_600 };

/** Reads the resolved properties of an AWS::Lambda::EventInvokeConfig. */
export const readRetryPlan = (properties: Readonly<Record<string, unknown>>): RetryPlan => ({
  retries: Number(properties.MaximumRetryAttempts ?? DEFAULT_RETRY_PLAN.retries),
  maximumAgeSeconds: Number(properties.MaximumEventAgeInSeconds ?? DEFAULT_RETRY_PLAN.maximumAgeSeconds),
});

/** The record that a failure destination gets (Developer Guide, "Capturing records of asynchronous invocations"). */
export type FailureRecord = {
  readonly version: '1.0';
  readonly timestamp: string;
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
    readonly approximateInvokeCount: number;
  };
  readonly requestPayload: unknown;
  readonly responseContext: {
    readonly statusCode: 200;
    readonly executedVersion: '$LATEST';
    readonly functionError: 'Unhandled';
  };
  readonly responsePayload: unknown;
};

/** Waits before the first and the second retry, in milliseconds (Developer Guide, "Asynchronous invocation"). */
const WAITS = [60_000, 120_000];

/**
 * Invokes a function as `Event` invocations are: nobody waits for the answer, and an error is retried after one and
 * two minutes, within the event's greatest age. Answers null, or the record for the failure destination; null also
 * where `signal` ended the waiting.
 */
export const invokeLater = async (
  target: Invokable,
  functionArn: string,
  event: unknown,
  plan: RetryPlan,
  clock: StoppableClock,
  signal: AbortSignal,
): Promise<FailureRecord | null> => {
  const requestId = randomUUID();
  const end = clock.now() + plan.maximumAgeSeconds * 1000;
  for (let tries = 1; ; tries += 1) {
    const result = await target.invoke(event, { requestId });
    if (result.error === null) return null;
    const wait = WAITS[tries - 1] ?? 0;
    const tooOld = clock.now() + wait > end;
    if (tries > plan.retries || tooOld)
      return {
        version: '1.0',
        timestamp: new Date(clock.now()).toISOString(),
        requestContext: {
          requestId,
          functionArn: `${functionArn}:$LATEST`,
          condition: tries > plan.retries ? 'RetriesExhausted' : 'EventAgeExceeded',
          approximateInvokeCount: tries,
        },
        requestPayload: event,
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: JSON.parse(result.payload.toString()),
      };
    await clock.sleep(wait, signal);
    if (signal.aborted) return null;
  }
};
