import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { templateOf } from './synthesise.ts';

const stack = templateOf({ keepVersionsDays: 40, ingestConcurrency: 4 });
const only = <T>(found: Readonly<Record<string, T>>): [string, T] => {
  const [first, ...more] = Object.entries(found);
  if (first === undefined || more.length > 0) throw new Error(`one expected, not ${Object.keys(found).join(', ')}`);
  return first;
};
const [queueId, queue] = only(
  stack.findResources('AWS::SQS::Queue', { Properties: { RedrivePolicy: Match.anyValue() } }),
);
const [policyId] = only(stack.findResources('AWS::SQS::QueuePolicy', { Properties: { Queues: [{ Ref: queueId }] } }));

describe('An upload', () => {
  it('is announced to the queue by the bucket itself, when it comes and when it goes, under incoming/ only', () => {
    const announce = (event: string) => ({
      Event: event,
      Queue: { 'Fn::GetAtt': [queueId, 'Arn'] },
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
    });
    stack.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [announce('s3:ObjectCreated:*'), announce('s3:ObjectRemoved:*')],
      },
    });
  });

  it('can be announced: the bucket waits for the policy that lets S3 of this account send', () => {
    stack.hasResource('AWS::S3::Bucket', {
      Properties: { NotificationConfiguration: Match.anyValue() },
      DependsOn: Match.arrayWith([policyId]),
    });
    stack.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': [queueId, 'Arn'] },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ]),
      }),
    });
  });

  it('keeps its replaced versions at least as long as an event of theirs may wait', () => {
    stack.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 40 } })]),
      },
    });
    expect(() => templateOf({ keepVersionsDays: 27 })).toThrow(/keepVersionsDays must be .* from 28/);
  });
});

describe('The queue of uploads', () => {
  it('hides a message for six times as long as ingest may take', () => {
    const [, mapping] = only(stack.findResources('AWS::Lambda::EventSourceMapping'));
    const ingest = stack.findResources('AWS::Lambda::Function')[mapping.Properties.FunctionName.Ref];
    expect(queue.Properties.VisibilityTimeout).toBe(6 * ingest?.Properties.Timeout);
  });

  it('gives a message up after five receives, to a queue that keeps it for fourteen days', () => {
    expect(queue.Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    stack.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 3600 });
  });

  it('is, as every queue, encrypted and closed to whoever does not come over TLS', () => {
    stack.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    stack.resourceCountIs('AWS::SQS::QueuePolicy', Object.keys(stack.findResources('AWS::SQS::Queue')).length);
    stack.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sqs:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      }),
    });
  });

  it('is read in batches of a transaction, a few at once, and hears which messages failed', () => {
    stack.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
      BatchSize: 30,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 4 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});
