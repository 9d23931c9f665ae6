import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from './context.ts';

/** What is watched, by the name that an alarm calls it. */
export type Watched = {
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly deadLetters: Readonly<Record<string, IQueue>>;
  readonly queues: Readonly<Record<string, IQueue>>;
};

type Concern = {
  readonly name: string;
  readonly text: string;
  readonly metric: IMetric;
  readonly above: number;
};

/** An alarm for everything that wants a person; told by e-mail where the context names one. */
export const addOperations = (stack: Stack, settings: Settings, watched: Watched): void => {
  const scope = new Construct(stack, 'Operations');
  const alarms = concerns(watched).map(
    ({ name, text, metric, above }) =>
      new Alarm(scope, name, {
        alarmDescription: text,
        metric,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
  );
  if (settings.alarmEmail === '') return;
  const topic = new SnsAction(addTopic(scope, settings.alarmEmail));
  for (const alarm of alarms) alarm.addAlarmAction(topic);
};

const PERIOD = Duration.minutes(5);
const OLDEST_MESSAGE = Duration.minutes(15); // all five receives of a message take about as long

const concerns = ({ functions, deadLetters, queues }: Watched): readonly Concern[] => [
  ...Object.entries(deadLetters).map(([name, queue]) => ({
    name: `${name}DeadLetters`,
    text: `${name} gave up on a message. A file's own fault never ends here: look for our bug in the log, then redrive.`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
    above: 0,
  })),
  ...Object.entries(functions).flatMap(([name, fn]) => [
    {
      name: `${name}Errors`,
      text: `${name} failed or timed out. Its log says at what.`,
      metric: fn.metricErrors({ period: PERIOD, statistic: 'Sum' }),
      above: 0,
    },
    {
      name: `${name}Throttles`,
      text: `${name} was refused by the account's quota of concurrent executions. Ask for a higher one.`,
      metric: fn.metricThrottles({ period: PERIOD, statistic: 'Sum' }),
      above: 0,
    },
  ]),
  ...Object.entries(queues).map(([name, queue]) => ({
    name: `${name}Age`,
    text: `The oldest message of ${name} waits for more than ${OLDEST_MESSAGE.toMinutes()} minutes: files come in faster than they are ingested, or their commits fail.`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
    above: OLDEST_MESSAGE.toSeconds(),
  })),
];

/** The topic that tells the engineer. Its policy replaces the default one, so it must name CloudWatch itself. */
const addTopic = (scope: Construct, email: string): Topic => {
  const topic = new Topic(scope, 'Topic', { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(email));
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return topic;
};
