import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../../infra/local/iam/policy.ts';
import type { Part } from '../../../../infra/local/template/part.ts';
import { planOf } from '../../../../infra/local/template/plan.ts';
import { resourcesOf, templateOf } from '../../synthesise.ts';

const addresses = { awsEndpoint: 'http://127.0.0.1:4566', readerUrl: 'http://127.0.0.1:8787/' };

const planned = (Resources: Record<string, object>, Outputs = {}) =>
  planOf({ stack: 'Desk', template: { Resources, Outputs } as never, codeFolder: (key) => `/code/${key}` }, addresses);

const partsOf = <K extends Part['kind']>(parts: readonly Part[], kind: K) =>
  parts.filter((part): part is Part & { kind: K } => part.kind === kind);

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const FUNCTION = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  },
};

describe('A plan', () => {
  it('names resources after the stack and their logical ids', () => {
    const { parts } = planned({
      UploadsBucketC4B27CC7: { Type: 'AWS::S3::Bucket' },
      UploadsDeadLetters990BC9BA: { Type: 'AWS::SQS::Queue' },
      NamedQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'given' } },
    });
    expect(parts).toMatchObject([
      { name: 'desk-uploads-local' },
      { name: 'desk-uploads-dead-letters' },
      { name: 'given', arn: 'arn:aws:sqs:us-east-1:000000000000:given' },
    ]);
  });

  it('resolves what resources take from each other, in the order that this needs', () => {
    const { parts, outputs } = planned(
      {
        ReadFunction: {
          ...FUNCTION,
          Properties: {
            ...FUNCTION.Properties,
            Environment: {
              Variables: {
                BUCKET: { Ref: 'FilesBucket' },
                OBJECTS: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['FilesBucket', 'Arn'] }, '/*']] },
                // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation’s own placeholders
                WHERE: { 'Fn::Sub': '${AWS::Region} of ${AWS::AccountId}, ${FilesBucket.Arn}, ${!kept}' },
                HOST: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Url', 'FunctionUrl'] }] }] },
              },
            },
          },
        },
        Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: 'other', AuthType: 'NONE' } },
        FilesBucket: { Type: 'AWS::S3::Bucket' },
        Role: ROLE,
      },
      { Address: { Value: { 'Fn::GetAtt': ['Url', 'FunctionUrl'] }, Description: 'where' } },
    );
    expect(partsOf(parts, 'function')[0]?.definition).toMatchObject({
      codeFolder: '/code/abc.zip',
      memoryMegabytes: 128,
      timeoutSeconds: 3,
      environment: {
        BUCKET: 'desk-files-local',
        OBJECTS: 'arn:aws:s3:::desk-files-local/*',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: what must not be one
        WHERE: 'us-east-1 of 000000000000, arn:aws:s3:::desk-files-local, ${kept}',
        HOST: '127.0.0.1:8787',
      },
    });
    expect(parts.map(({ kind }) => kind).indexOf('function')).toBe(3);
    expect(outputs).toEqual([{ key: 'Address', value: 'http://127.0.0.1:8787/', description: 'where' }]);
  });

  it('keeps a resource waiting for what it depends on', () => {
    const { parts } = planned({
      FilesBucket: { Type: 'AWS::S3::Bucket', DependsOn: 'Policy' },
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { Queues: [{ Ref: 'NewsQueue' }], PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      },
      NewsQueue: { Type: 'AWS::SQS::Queue' },
    });
    expect(parts.map(({ kind }) => kind)).toEqual(['queue', 'resource-policy', 'bucket']);
    expect(partsOf(parts, 'resource-policy')[0]?.on).toEqual(['arn:aws:sqs:us-east-1:000000000000:desk-news']);
  });

  it('gives a role its own policies, those attached to it and those of Amazon', () => {
    const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const { parts } = planned({
      Role: {
        ...ROLE,
        Properties: {
          ...ROLE.Properties,
          Policies: [{ PolicyName: 'Inline', PolicyDocument: document }],
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        },
      },
      Attached: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'More', PolicyDocument: document, Roles: [{ Ref: 'Role' }] },
      },
    });
    expect(partsOf(parts, 'role')[0]?.policies).toHaveLength(2);
    expect(partsOf(parts, 'role-policy')[0]?.on).toEqual([partsOf(parts, 'role')[0]?.arn]);
  });

  it('lets a role invoke a function by the function’s own policy', () => {
    const { parts } = planned({
      Role: ROLE,
      Ask: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: 'feed',
          Principal: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
    });
    const may = (id: string) =>
      isAllowed(
        {
          principal: { kind: 'AWS', id },
          action: 'lambda:InvokeFunction',
          resource: 'arn:aws:lambda:us-east-1:000000000000:function:feed',
          context: new Map(),
        },
        partsOf(parts, 'resource-policy').map(({ policy }) => policy),
      );
    expect(may(partsOf(parts, 'role')[0]?.arn ?? '')).toBe(true);
    expect(may('arn:aws:iam::000000000000:role/other')).toBe(false);
  });

  it('has a domain of OpenSearch behind the address that all services share', () => {
    const allow = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:ESHttpGet', Resource: '*' };
    const { parts, outputs } = planned(
      {
        SearchDomain: {
          Type: 'AWS::OpenSearchService::Domain',
          Properties: {
            EngineVersion: 'OpenSearch_2.19',
            AccessPolicies: { Version: '2012-10-17', Statement: allow },
          },
        },
      },
      { Endpoint: { Value: { 'Fn::GetAtt': ['SearchDomain', 'DomainEndpoint'] } } },
    );
    const [domain] = partsOf(parts, 'domain');
    expect(domain).toMatchObject({ arn: 'arn:aws:es:us-east-1:000000000000:domain/desk-search' });
    expect(domain?.policy).toHaveLength(1);
    expect(outputs).toMatchObject([{ value: '127.0.0.1:4566' }]);
  });

  it.each([
    ['a type', { Net: { Type: 'AWS::EC2::VPC' } }, 'Net: AWS::EC2::VPC is not supported on this machine'],
    [
      'a custom resource',
      { Own: { Type: 'Custom::S3AutoDeleteObjects' } },
      'Own: Custom::S3AutoDeleteObjects is not supported on this machine',
    ],
    [
      'an intrinsic function',
      { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': 'x' } } } },
      'A: the intrinsic function Fn::ImportValue is not supported on this machine',
    ],
    [
      'an attribute',
      { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::SQS::Queue', Properties: { T: { 'Fn::GetAtt': 'A.Age' } } } },
      'B: the attribute Age of A is not known on this machine',
    ],
    [
      'a property',
      { Role: ROLE, F: { ...FUNCTION, Properties: { ...FUNCTION.Properties, VpcConfig: {} } } },
      'F: VpcConfig is not supported on this machine',
    ],
    [
      'fine-grained access to a domain',
      { D: { Type: 'AWS::OpenSearchService::Domain', Properties: { AdvancedSecurityOptions: {} } } },
      'D: AdvancedSecurityOptions is not supported on this machine',
    ],
    [
      'a managed policy',
      { Role: { ...ROLE, Properties: { ...ROLE.Properties, ManagedPolicyArns: ['arn:aws:iam::aws:policy/Admin'] } } },
      'Role: the managed policy arn:aws:iam::aws:policy/Admin is not known on this machine',
    ],
    [
      'a parameter',
      { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Given' } } } },
      'A depends on Given, which is not in the template',
    ],
    [
      'a circle',
      { A: { Type: 'AWS::SQS::Queue', DependsOn: 'B' }, B: { Type: 'AWS::SQS::Queue', DependsOn: ['A'] } },
      'circular dependency: A → B → A',
    ],
    [
      'one name for two',
      { NewsQueue: { Type: 'AWS::SQS::Queue' }, NewsQueue12345678: { Type: 'AWS::SQS::Queue' } },
      'NewsQueue12345678: two resources of AWS::SQS::Queue would be called desk-news',
    ],
  ])('refuses %s that this machine does not do, by name', (_, resources, message) => {
    expect(() => planned(resources)).toThrow(message);
  });
});

describe('The stack of this project', () => {
  const plan = () =>
    planOf(
      {
        stack: 'Cuttings',
        template: { Resources: resourcesOf(templateOf()), Outputs: templateOf().toJSON().Outputs } as never,
        codeFolder: () => '/code',
      },
      addresses,
    );

  it('can be run on one machine, every resource of it', () => {
    const { parts, outputs } = plan();
    expect(Object.fromEntries(outputs.map(({ key, value }) => [key, value]))).toMatchObject({
      SearchUrl: 'http://127.0.0.1:8787/',
      UploadsBucket: 'cuttings-uploads-local',
      ArchiveTable: 'cuttings-archive',
    });
    expect(partsOf(parts, 'function').map(({ definition }) => definition.name)).toEqual([
      'cuttings-ingest',
      'cuttings-snapshot',
      'cuttings-search',
    ]);
  });
});
