import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { makeApp, resourcesOf, templateOf } from './synthesise.ts';

const stack = templateOf({ recoveryDays: 20 });
const resources = Object.values(resourcesOf(stack));

describe('The stack as a whole', () => {
  it('is one stack, so that plain `cdk deploy` deploys all of it', () => {
    expect(
      makeApp()
        .app.synth()
        .stacks.map(({ stackName }) => stackName),
    ).toEqual(['Cuttings']);
  });

  it('has no custom resources, and no function but the three of the archive', () => {
    expect(resources.filter(({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'))).toEqual([]);
    stack.resourceCountIs('AWS::Lambda::Function', 3);
  });

  it('tells where everything is: where to search and to upload, and what the commands of an engineer work on', () => {
    const wanted =
      'SearchUrl UploadsBucket ArchiveTable ArchiveBucket SnapshotFunction UploadsQueue UploadsDeadLetters';
    for (const output of [...wanted.split(' '), 'SnapshotDeadLetters', 'RecoveryDays', 'Stage', 'Next']) {
      stack.hasOutput(output, { Description: Match.anyValue(), Value: Match.anyValue() });
    }
  });

  it('keeps the logical ids of what holds the archive: under another one a deployment would make a new one, and empty', () => {
    const holding = Object.entries(resourcesOf(stack)).filter(([, { Type }]) => /::(Bucket|Table)$/.test(Type));
    expect(holding.map(([id]) => id).sort()).toEqual([
      'ArchiveBucket49F1AC64',
      'ArchiveTable7F4812CA',
      'UploadsBucketC4B27CC7',
    ]);
  });

  it('leaves every name to CloudFormation, so that a resource that is replaced never collides with itself', () => {
    const names = ['BucketName', 'TableName', 'QueueName', 'FunctionName', 'RoleName', 'LogGroupName', 'AlarmName'];
    const named = resources
      .filter(({ Type }) => /::(Bucket|Table|Queue|Function|Role|LogGroup|Alarm)$/.test(Type))
      .filter(({ Properties }) => names.some((name) => name in Properties));
    expect(named).toEqual([]);
  });
});

describe('Buckets', () => {
  const buckets = stack.findResources('AWS::S3::Bucket');

  it('block public access, encrypt, and own every object', () => {
    stack.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.objectLike({}),
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  it('refuse whoever does not come over TLS 1.2 or later', () => {
    stack.resourceCountIs('AWS::S3::BucketPolicy', Object.keys(buckets).length);
    for (const condition of [
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]) {
      stack.allResourcesProperties('AWS::S3::BucketPolicy', {
        PolicyDocument: Match.objectLike({
          Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: condition })]),
        }),
      });
    }
  });

  it('drop the parts of an upload that was given up', () => {
    stack.allResourcesProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } })]),
      },
    });
  });

  it('keep versions of uploads, and none of what the archive withdraws', () => {
    const versions = Object.entries(buckets).map(([id, { Properties }]) => [
      id,
      Properties.VersioningConfiguration?.Status,
    ]);
    expect(versions).toEqual([
      [expect.stringMatching(/^Uploads/), 'Enabled'],
      [expect.stringMatching(/^Archive/), undefined],
    ]);
  });
});

describe('The table', () => {
  it('is paid by request and can be restored to any second', () => {
    stack.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 20 },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  it('lists receipts by state and day', () => {
    stack.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'receipts',
          KeySchema: [
            { AttributeName: 'receiptState', KeyType: 'HASH' },
            { AttributeName: 'receiptAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });
});

describe('What is kept when the stack is deleted', () => {
  const protection = (context = {}) => makeApp(context).stack.terminationProtection;
  const kept = (template: Template): string[] =>
    Object.values(template.toJSON().Resources as Record<string, { Type: string; DeletionPolicy?: string }>)
      .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
      .map(({ Type }) => Type.replace(/.*::/, ''))
      .sort();

  it('is the table, both buckets and the logs', () => {
    expect(kept(stack)).toEqual(['Bucket', 'Bucket', 'LogGroup', 'LogGroup', 'LogGroup', 'Table']);
    stack.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
  });

  it('is nothing in the stage dev, which stands beside the other', () => {
    const dev = templateOf({ stage: 'dev' });
    expect([protection(), protection({ stage: 'dev' })]).toEqual([true, false]);
    expect(makeApp({ stage: 'dev' }).stack.stackName).toBe('Cuttings-dev');
    expect(kept(dev)).toEqual([]);
    dev.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  });
});
