import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, templateOf } from './synthesise.ts';

const quiet = templateOf();
const told = templateOf({ alarmEmail: 'desk@newsroom.example' });

describe('Operations', () => {
  it('raises an alarm for dead letters, failures, refusals and a queue that does not drain', () => {
    const alarms = Object.values(resourcesOf(quiet))
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties: { MetricName, Threshold } }) => `${MetricName} > ${Threshold}`);
    expect(alarms.sort()).toEqual([
      'ApproximateAgeOfOldestMessage > 900',
      'ApproximateNumberOfMessagesVisible > 0',
      'ApproximateNumberOfMessagesVisible > 0',
      'Errors > 0',
      'Errors > 0',
      'Errors > 0',
      'Throttles > 0',
      'Throttles > 0',
      'Throttles > 0',
    ]);
    quiet.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('.{20}'),
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  it('tells nobody where the context names nobody', () => {
    quiet.resourceCountIs('AWS::SNS::Topic', 0);
    quiet.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });

  it('tells of every alarm by e-mail where the context gives an address', () => {
    told.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'desk@newsroom.example' });
    told.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^OperationsTopic') }],
    });
  });

  it('lets CloudWatch of this account, and only over TLS, publish to that topic', () => {
    told.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      }),
    });
  });
});
