import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

const OLDEST_EVENT = Duration.minutes(15);

/** An event may be lost on its way to a function, and by the function: both end in the same queue. */
export const keepFailures = (scope: Construct, fn: IFunction, deadLetters: Queue): void => {
  new EventInvokeConfig(scope, 'Failures', {
    function: fn,
    retryAttempts: 1,
    maxEventAge: OLDEST_EVENT,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) }, // SqsDestination would widen the role
  });
};

/** Invokes a function again and again. */
export const invokeEvery = (
  scope: Construct,
  fn: IFunction,
  deadLetters: Queue,
  { every, description }: { readonly every: Duration; readonly description: string },
): void => {
  new Rule(scope, 'Schedule', {
    description,
    schedule: Schedule.rate(every),
    targets: [new LambdaFunction(fn, { deadLetterQueue: deadLetters, maxEventAge: OLDEST_EVENT })],
  });
};
