import { expect, it } from 'vitest';
import { DEFAULT_RETRY_PLAN, invokeLater, readRetryPlan } from '../../../../infra/local/lambda/asynchronous.ts';
import { failed, type InvocationResult } from '../../../../infra/local/lambda/invocation.ts';
import { manualClock } from './manual-clock.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:snapshot';

const start = (plan = DEFAULT_RETRY_PLAN, failures = Number.POSITIVE_INFINITY) => {
  const clock = manualClock();
  const times: number[] = [];
  const stopping = new AbortController();
  const invoke = async (): Promise<InvocationResult> => {
    times.push(clock.now());
    return times.length <= failures ? failed('Error', 'no') : { payload: Buffer.from('null'), error: null };
  };
  const outcome = invokeLater({ invoke }, ARN, { a: 1 }, plan, clock, stopping.signal);
  return { clock, times, stopping, outcome };
};

it('an event that fails is tried again after one minute and after two more, then given up with a record', async () => {
  const { clock, times, outcome } = start();
  await clock.advance(1_000_000);
  expect(times).toEqual([0, 60_000, 180_000]);
  expect(await outcome).toEqual({
    version: '1.0',
    timestamp: '1970-01-01T00:03:00.000Z',
    requestContext: {
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionArn: `${ARN}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: 3,
    },
    requestPayload: { a: 1 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'Error', errorMessage: 'no' },
  });
});

it('an event that succeeds leaves no record', async () => {
  const { clock, times, outcome } = start(DEFAULT_RETRY_PLAN, 1);
  await clock.advance(60_000);
  expect(await outcome).toBeNull();
  expect(times).toHaveLength(2);
});

it('an event is not tried beyond its greatest age', async () => {
  const { outcome } = start(readRetryPlan({ MaximumEventAgeInSeconds: 60 - 1 }));
  expect((await outcome)?.requestContext).toMatchObject({ condition: 'EventAgeExceeded', approximateInvokeCount: 1 });
});

it('waiting ends when the machine stops', async () => {
  const { clock, stopping, outcome } = start();
  await clock.settle();
  stopping.abort();
  expect(await outcome).toBeNull();
});
