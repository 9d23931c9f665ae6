import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { projectContext } from '../../infra/context.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

// What holds for every bucket, queue, table, topic, function and role there is, whatever their names: a new one is held to
// it by being there.

type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of no one shape
type Properties = any;

/** Everything that context can add to the stack is in the second. */
const STACKS: readonly (readonly [string, Template])[] = [
  ['as it is', templateOf()],
  [
    'with all that context adds',
    templateOf({
      alarmEmail: 'desk@example.org',
      domain: 'archive.example',
      certificate: `arn:aws:acm:us-east-1:123456789012:certificate/${'0'.repeat(36)}`,
      webAcl: `arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/${'0'.repeat(36)}`,
      searchConcurrency: 50,
    }),
  ],
  ['without CloudFront', templateOf({ cdn: 'off' })],
  ['with OpenSearch', templateOf({ engine: 'opensearch' })],
];

const of = (stack: Template, type: string): readonly (readonly [string, Properties])[] =>
  Object.entries(resourcesOf(stack)).flatMap(([id, { Type, Properties }]) => (Type === type ? [[id, Properties]] : []));

const mentions = (value: unknown, id: string): boolean => JSON.stringify(value ?? null).includes(`"${id}"`);

/** Every statement of every policy, and what it is attached to. */
const policies = (stack: Template): readonly { readonly on: string; readonly statements: readonly Statement[] }[] =>
  Object.entries(resourcesOf(stack)).flatMap(([on, { Properties = {} }]) => {
    const found: Statement[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('Statement' in value) found.push(...([value.Statement].flat() as Statement[]));
      else for (const member of Object.values(value)) walk(member);
    };
    walk(Properties);
    return found.length === 0 ? [] : [{ on, statements: found }];
  });

const deniesPlainText = ({ Effect, Principal, Condition, Action }: Statement): boolean =>
  Effect === 'Deny' &&
  JSON.stringify(Principal) === '{"AWS":"*"}' &&
  Condition?.Bool?.['aws:SecureTransport'] === 'false' &&
  /^(?:s3|sqs|dynamodb):\*$/.test(String(Action));

describe.each(STACKS)('The stack, %s,', (name, stack) => {
  it.each([
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    ['AWS::DynamoDB::Table', 'AWS::DynamoDB::Table'],
  ])('lets nobody reach any %s but over TLS', (type, policyType) => {
    const holders = of(stack, type);
    expect(holders).not.toEqual([]);
    for (const [id] of holders) {
      const own = of(stack, policyType).filter(
        ([holder, { Bucket, Queues }]) => holder === id || mentions(Bucket ?? Queues, id),
      );
      const statements = policies(stack).flatMap(({ on, statements: all }) =>
        own.some(([it]) => it === on) ? all : [],
      );
      const denying = statements.filter(deniesPlainText);
      expect([id, denying.length]).toEqual([id, 1]);
      if (type === 'AWS::S3::Bucket') {
        // Of the bucket, and of what is in it.
        expect(denying[0]?.Resource).toHaveLength(2);
        expect(JSON.stringify(denying[0]?.Resource)).toContain('/*');
      }
    }
  });

  it('lets a topic be told over TLS only', () => {
    for (const [id] of of(stack, 'AWS::SNS::Topic')) {
      const own = of(stack, 'AWS::SNS::TopicPolicy').filter(([, { Topics }]) => mentions(Topics, id));
      expect(JSON.stringify(own)).toMatch(/"Condition":\{"Bool":\{"aws:SecureTransport":"false"\}\},"Effect":"Deny"/);
    }
  });

  it('keeps uploads, articles and messages encrypted and private', () => {
    for (const [, bucket] of of(stack, 'AWS::S3::Bucket')) {
      expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
      expect(bucket).not.toHaveProperty('WebsiteConfiguration');
      expect(bucket).not.toHaveProperty('CorsConfiguration');
      expect(bucket).not.toHaveProperty('AccessControl');
    }
    for (const [, queue] of of(stack, 'AWS::SQS::Queue')) expect(queue.SqsManagedSseEnabled).toBe(true);
  });

  it('lets everybody do one thing: ask the public function by its URL, and nobody that where CloudFront is before it', () => {
    const allowed = policies(stack).flatMap(({ on, statements }) =>
      statements.flatMap(({ Effect, Principal, Condition }) =>
        Effect === 'Allow' && Condition === undefined && /"\*"/.test(JSON.stringify(Principal ?? null)) ? [on] : [],
      ),
    );
    expect(allowed).toEqual([]);
    const open = of(stack, 'AWS::Lambda::Permission').filter(([, { Principal }]) => Principal === '*');
    expect(
      open
        .map(([, { Action, FunctionUrlAuthType, InvokedViaFunctionUrl }]) => [
          Action,
          FunctionUrlAuthType ?? InvokedViaFunctionUrl,
        ])
        .sort(),
    ).toEqual(
      name === 'without CloudFront'
        ? [
            ['lambda:InvokeFunction', true],
            ['lambda:InvokeFunctionUrl', 'NONE'],
          ]
        : [],
    );
    const publicFunctions = of(stack, 'AWS::Lambda::Url').map(([, { TargetFunctionArn }]) =>
      JSON.stringify(TargetFunctionArn),
    );
    for (const [, { FunctionName }] of open) expect(publicFunctions).toContain(JSON.stringify(FunctionName));
  });

  it('gives the public function nothing to write with, but its own log', () => {
    const [[, { TargetFunctionArn }] = ['', {}]] = of(stack, 'AWS::Lambda::Url');
    const [, { Role }] = of(stack, 'AWS::Lambda::Function').find(([id]) => mentions(TargetFunctionArn, id)) ?? ['', {}];
    const [role = ''] = of(stack, 'AWS::IAM::Role').flatMap(([id]) => (mentions(Role, id) ? [id] : []));
    const actions = policies(stack)
      .filter(({ on }) => on === role)
      .flatMap(({ statements }) =>
        statements.flatMap(({ Action, Effect }) => (Effect === 'Allow' ? [Action].flat() : [])),
      )
      .filter((action) => !/^(?:logs:(?:CreateLogStream|PutLogEvents)|sts:AssumeRole)$/.test(action));
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/^[a-z0-9]+:(?:Get|BatchGet|Query|Scan|List)[A-Za-z]*$/);
  });

  it('lets two roles ask a domain, over TLS alone, and the public function nothing there that writes', () => {
    for (const [, { AccessPolicies, DomainEndpointOptions }] of of(stack, 'AWS::OpenSearchService::Domain')) {
      expect(DomainEndpointOptions.EnforceHTTPS).toBe(true);
      const askers = new Set<string>();
      for (const { Effect, Principal, Action, Resource } of AccessPolicies.Statement) {
        expect([Effect, Principal]).toEqual(['Allow', { AWS: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } }]);
        const [role = ''] = Principal.AWS['Fn::GetAtt'];
        askers.add(role);
        if (!role.startsWith('Search')) continue;
        for (const place of [Resource].flat())
          expect([Action, place['Fn::Join'][1].at(-1)]).toEqual(
            Action === 'es:ESHttpGet'
              ? [Action, ':domain/*/cuttings/_doc/state']
              : ['es:ESHttpPost', ':domain/*/_msearch'],
          );
      }
      expect(askers.size).toBe(2);
    }
  });

  it('names every action and every resource of a role, and lets Lambda alone assume it', () => {
    for (const [, { AssumeRolePolicyDocument, Policies = [], ManagedPolicyArns = [] }] of of(stack, 'AWS::IAM::Role')) {
      expect(AssumeRolePolicyDocument.Statement).toEqual([
        { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
      ]);
      expect(ManagedPolicyArns).toEqual([]);
      for (const { Action, Resource } of Policies.flatMap((policy: Properties) => policy.PolicyDocument.Statement)) {
        for (const action of [Action].flat()) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
        for (const resource of [Resource].flat()) {
          // An ARN of this stack; of a bucket's objects those under a prefix.
          const [, [arn, objects] = [resource, undefined]] = resource['Fn::Join'] ?? ['', [resource, undefined]];
          expect(arn).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Arn'] });
          if (objects !== undefined) expect(objects).toMatch(/^\/[a-z]+\/\*$/);
        }
      }
    }
  });

  it('has no secret in an environment: names of resources, numbers and the public address, and nothing else', () => {
    const known = new Set(Object.values(projectContext()).map(String));
    for (const [id, { Environment = {} }] of of(stack, 'AWS::Lambda::Function')) {
      for (const [name, value] of Object.entries(Environment.Variables ?? {})) {
        const isReference =
          typeof value === 'object' && value !== null && ['Ref', 'Fn::GetAtt'].includes(Object.keys(value).join());
        const isPlain =
          typeof value === 'string' &&
          (/^\d{1,9}$/.test(value) ||
            known.has(value) ||
            /^https:\/\/[a-z.]+$/.test(value) ||
            /^x-[a-z-]+$/.test(value));
        expect([id, name, isReference || isPlain]).toEqual([id, name, true]);
        expect(name).not.toMatch(/secret|token|password|credential|key$/i);
      }
    }
    expect(JSON.stringify(stack.toJSON())).not.toMatch(
      /\{\{resolve:|AKIA[A-Z0-9]{16}|SecretString|BEGIN [A-Z ]*PRIVATE KEY/,
    );
  });
});
