import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';
import { addDashboard } from './watch/dashboard.ts';
import type { Concern, Watch } from './watch/watch.ts';

/** Where the heading of every alarm is. */
export const RUNBOOK = 'docs/runbook.md';

/** An alarm for everything that wants a person, told by e-mail where the context names one; and all of it drawn. */
export const addOperations = (stack: Stack, settings: Settings, watches: readonly Watch[]): void => {
  const scope = new Construct(stack, 'Operations');
  const topic = settings.alarmEmail === '' ? null : new SnsAction(addTopic(scope, settings.alarmEmail));
  const alarms = watches.flatMap(({ concerns }) =>
    concerns.map((concern) => {
      const alarm = addAlarm(scope, concern);
      if (topic === null) return alarm;
      alarm.addAlarmAction(topic);
      alarm.addOkAction(topic); // whoever was woken may sleep again
      if (concern.alsoSilence) alarm.addInsufficientDataAction(topic);
      return alarm;
    }),
  );
  const dashboard = addDashboard(scope, watches, alarms);
  new CfnOutput(stack, 'Dashboard', {
    value: `https://console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${dashboard}`,
    description: `Everything that is measured; ${RUNBOOK} says what each alarm means`,
  });
};

const addAlarm = (
  scope: Construct,
  { name, says, metric, above, periods: [enough, of] = [1, 1], alsoSilence, stays }: Concern,
): Alarm =>
  new Alarm(scope, name, {
    alarmDescription: `${says} What to do: ${RUNBOOK}, "${name}".`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: of,
    datapointsToAlarm: enough,
    treatMissingData: alsoSilence
      ? TreatMissingData.MISSING
      : stays
        ? TreatMissingData.IGNORE
        : TreatMissingData.NOT_BREACHING,
  });

/** The topic that tells the engineer. Its policy replaces the default one, so it must name CloudWatch itself. */
const addTopic = (scope: Construct, email: string): Topic => {
  const topic = new Topic(scope, 'Topic', { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(email));
  acknowledge(
    topic,
    'Serverless-SNSRedrivePolicy',
    'SNS tries a mail for hours, and what an alarm says stands in CloudWatch.',
  );
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return topic;
};
