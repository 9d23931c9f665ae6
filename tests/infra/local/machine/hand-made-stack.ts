import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Statement = { readonly Action: string | readonly string[]; readonly Resource: unknown };
type Resource = { readonly Type: string; readonly Properties?: object; readonly DependsOn?: string };

/** An assembly as the CDK would write it, of these resources; each function's code is given by its logical id. */
export const handMadeAssembly = (
  resources: Readonly<Record<string, Resource>>,
  code: Readonly<Record<string, string>> = {},
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (file: string, content: object): void => writeFileSync(join(folder, file), JSON.stringify(content));
  const files = Object.keys(code).map((id) => [
    id,
    { source: { path: id, packaging: 'zip' }, destinations: { current: { objectKey: `${id}.zip` } } },
  ]);
  for (const [id, source] of Object.entries(code)) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, 'index.mjs'), source);
  }
  write('manifest.json', {
    artifacts: {
      Desk: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Desk.template.json' } },
      'Desk.assets': { type: 'cdk:asset-manifest', properties: { file: 'Desk.assets.json' } },
    },
  });
  write('Desk.assets.json', { files: Object.fromEntries(files) });
  write('Desk.template.json', {
    Resources: resources,
    Outputs: { UploadsBucket: { Value: { Ref: 'UploadsBucket' } } },
  });
  return folder;
};

const allowing = (...statements: readonly Statement[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
});

const MAY_LOG = { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' };

export const role = (...statements: readonly Statement[]): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {},
    Policies: [{ PolicyName: 'May', PolicyDocument: allowing(...statements, MAY_LOG) }],
  },
});

const lambda = (id: string, variables: Readonly<Record<string, unknown>> = {}): Resource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: `${id}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Timeout: 10,
    Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
    Environment: { Variables: variables },
  },
});

export const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** A bucket whose uploads are announced to a queue that a function reads, with all that this needs. */
export const uploadsFlow = {
  UploadsQueue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
  UploadsQueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'UploadsQueue' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arn('UploadsQueue'),
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      },
    },
  },
  UploadsBucket: {
    Type: 'AWS::S3::Bucket',
    DependsOn: 'UploadsQueuePolicy',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn('UploadsQueue') }],
      },
    },
  },
  IngestRole: role({
    Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    Resource: arn('UploadsQueue'),
  }),
  Ingest: lambda('Ingest'),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: arn('UploadsQueue'), FunctionName: { Ref: 'Ingest' } },
  },
} as const satisfies Record<string, Resource>;
