import { describe, expect, it } from 'vitest';
import { templateOf } from './synthesise.ts';

type Arn = { 'Fn::GetAtt': [string, string] } | { 'Fn::Join': [string, (string | Arn)[]] } | { Ref: string } | string;
type Statement = { Effect: string; Action: string | string[]; Resource: Arn | Arn[]; Condition?: unknown };

/** An ARN as a person writes it: the resource's logical id without its hash, and what follows. */
const readable = (arn: Arn): string => {
  if (typeof arn === 'string') return arn;
  if ('Ref' in arn) return arn.Ref.replace(/[0-9A-F]{8}$/, '');
  if ('Fn::Join' in arn) return arn['Fn::Join'][1].map(readable).join('');
  return arn['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, '');
};

const lines = ({ Effect, Action, Resource, Condition }: Statement): string[] => {
  const on = [Resource].flat().map(readable).join(' ');
  return [Action]
    .flat()
    .map((action) => `${Effect} ${action} ${on}${Condition ? ` ${JSON.stringify(Condition)}` : ''}`);
};

const rolesOf = (context = {}) => {
  const roles = Object.entries(templateOf(context).findResources('AWS::IAM::Role'));
  return Object.fromEntries(
    roles.map(([id, { Properties }]) => [
      readable({ 'Fn::GetAtt': [id, 'Arn'] }),
      Properties.Policies.flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) =>
        policy.PolicyDocument.Statement.flatMap(lines),
      ),
    ]),
  );
};

describe('A role', () => {
  it('may do this, and nothing else', () => {
    expect(rolesOf()).toMatchInlineSnapshot(`
      {
        "IngestRole": [
          "Allow sqs:DeleteMessage UploadsQueue",
          "Allow sqs:GetQueueAttributes UploadsQueue",
          "Allow sqs:ReceiveMessage UploadsQueue",
          "Allow s3:GetObject UploadsBucket/incoming/*",
          "Allow s3:GetObjectVersion UploadsBucket/incoming/*",
          "Allow s3:ListBucket ArchiveBucket UploadsBucket",
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:BatchWriteItem ArchiveTable",
          "Allow dynamodb:PutItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow s3:DeleteObject ArchiveBucket/articles/*",
          "Allow s3:GetObject ArchiveBucket/articles/*",
          "Allow s3:PutObject ArchiveBucket/articles/*",
          "Allow logs:CreateLogStream IngestLog",
          "Allow logs:PutLogEvents IngestLog",
        ],
        "SearchRole": [
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:GetItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow dynamodb:Scan ArchiveTable",
          "Allow s3:GetObject ArchiveBucket/articles/* ArchiveBucket/snapshots/* UploadsBucket/config/*",
          "Allow s3:ListBucket ArchiveBucket",
          "Allow logs:CreateLogStream SearchLog",
          "Allow logs:PutLogEvents SearchLog",
        ],
        "SnapshotRole": [
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:BatchWriteItem ArchiveTable",
          "Allow dynamodb:GetItem ArchiveTable",
          "Allow dynamodb:PutItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow dynamodb:Scan ArchiveTable",
          "Allow s3:DeleteObject ArchiveBucket/snapshots/*",
          "Allow s3:GetObject ArchiveBucket/snapshots/*",
          "Allow s3:PutObject ArchiveBucket/snapshots/*",
          "Allow s3:GetObject ArchiveBucket/articles/*",
          "Allow s3:ListBucket ArchiveBucket",
          "Allow sqs:SendMessage SnapshotDeadLetters",
          "Allow logs:CreateLogStream SnapshotLog",
          "Allow logs:PutLogEvents SnapshotLog",
        ],
      }
    `);
  });
});

type Granted = Statement & { readonly Principal: Readonly<Record<string, Arn>> };

/** Whom a policy of a resource lets in or keeps out. */
const granted = ({ Principal, ...statement }: Granted): string[] =>
  lines(statement).map((line) => `${Object.values(Principal).map(readable).join()}: ${line}`);

describe('A resource', () => {
  it('lets these in, and nobody else', () => {
    const template = templateOf({ alarmEmail: 'desk@newsroom.example' });
    const types = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];
    const policies = types.flatMap((type) =>
      Object.values(template.findResources(type)).map(({ Properties }) => Properties.PolicyDocument),
    );
    const tables = Object.values(template.findResources('AWS::DynamoDB::Table')).map(
      ({ Properties }) => Properties.ResourcePolicy.PolicyDocument,
    );
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission')).map(
      ({ Properties: { Action, Principal, FunctionName, SourceArn, InvokedViaFunctionUrl } }) =>
        `${Principal}: Allow ${Action} ${readable(FunctionName)} from ${readable(SourceArn)}${InvokedViaFunctionUrl ? ' by its URL' : ''}`,
    );
    expect([...policies, ...tables].flatMap(({ Statement }) => Statement.flatMap(granted))).toMatchInlineSnapshot(`
      [
        "*: Deny s3:* UploadsBucket UploadsBucket/* {"Bool":{"aws:SecureTransport":"false"}}",
        "*: Deny s3:* UploadsBucket UploadsBucket/* {"NumericLessThan":{"s3:TlsVersion":1.2}}",
        "*: Deny s3:* ArchiveBucket ArchiveBucket/* {"Bool":{"aws:SecureTransport":"false"}}",
        "*: Deny s3:* ArchiveBucket ArchiveBucket/* {"NumericLessThan":{"s3:TlsVersion":1.2}}",
        "*: Deny sqs:* UploadsDeadLetters {"Bool":{"aws:SecureTransport":"false"}}",
        "*: Deny sqs:* UploadsQueue {"Bool":{"aws:SecureTransport":"false"}}",
        "s3.amazonaws.com: Allow sqs:SendMessage UploadsQueue {"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}",
        "*: Deny sqs:* SnapshotDeadLetters {"Bool":{"aws:SecureTransport":"false"}}",
        "events.amazonaws.com: Allow sqs:SendMessage SnapshotDeadLetters {"ArnEquals":{"aws:SourceArn":{"Fn::GetAtt":["SnapshotSchedule6C579EA7","Arn"]}}}",
        "*: Deny sns:Publish OperationsTopic {"Bool":{"aws:SecureTransport":"false"}}",
        "cloudwatch.amazonaws.com: Allow sns:Publish OperationsTopic {"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}",
        "*: Deny dynamodb:* * {"Bool":{"aws:SecureTransport":"false"}}",
      ]
    `);
    expect(permissions).toMatchInlineSnapshot(`
      [
        "events.amazonaws.com: Allow lambda:InvokeFunction SnapshotFunction from SnapshotSchedule",
        "cloudfront.amazonaws.com: Allow lambda:InvokeFunctionUrl SearchFunctionFunctionUrl from arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/FrontDistribution",
        "cloudfront.amazonaws.com: Allow lambda:InvokeFunction SearchFunctionFunctionUrl from arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/FrontDistribution by its URL",
      ]
    `);
  });
});

describe('Where OpenSearch answers', () => {
  const context = { engine: 'opensearch' };

  it('a role may do the same, and the feeder’s this', () => {
    const { FeedRole, ...others } = rolesOf(context);
    expect(others).toEqual(rolesOf());
    expect(FeedRole).toMatchInlineSnapshot(`
      [
        "Allow dynamodb:BatchGetItem ArchiveTable",
        "Allow dynamodb:Query ArchiveTable",
        "Allow dynamodb:Scan ArchiveTable",
        "Allow s3:GetObject ArchiveBucket/articles/*",
        "Allow s3:ListBucket ArchiveBucket",
        "Allow sqs:SendMessage FeedDeadLetters",
        "Allow logs:CreateLogStream FeedLog",
        "Allow logs:PutLogEvents FeedLog",
      ]
    `);
  });

  it('the domain lets two roles in, each with these requests, and the feeder’s function the search function', () => {
    const template = templateOf(context);
    const [domain] = Object.values(template.findResources('AWS::OpenSearchService::Domain'));
    const policy: Granted[] = domain?.Properties.AccessPolicies.Statement;
    expect(policy.flatMap(granted)).toMatchInlineSnapshot(`
      [
        "FeedRole: Allow es:ESHttpDelete arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/cuttings-*",
        "FeedRole: Allow es:ESHttpGet arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/cuttings-*",
        "FeedRole: Allow es:ESHttpPost arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/cuttings-*",
        "FeedRole: Allow es:ESHttpPut arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/cuttings-*",
        "FeedRole: Allow es:ESHttpPost arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/_aliases",
        "SearchRole: Allow es:ESHttpPost arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/_msearch",
        "SearchRole: Allow es:ESHttpGet arn:AWS::Partition:es:AWS::Region:AWS::AccountId:domain/*/cuttings/_doc/state",
      ]
    `);
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission')).map(
      ({ Properties: { Action, Principal, FunctionName } }) =>
        `${readable(Principal)}: Allow ${Action} ${readable(FunctionName)}`,
    );
    expect(permissions.filter((line) => line.endsWith(' FeedFunction'))).toMatchInlineSnapshot(`
      [
        "SearchRole: Allow lambda:InvokeFunction FeedFunction",
        "events.amazonaws.com: Allow lambda:InvokeFunction FeedFunction",
      ]
    `);
  });
});
