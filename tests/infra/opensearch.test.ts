import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { creationOrder } from '../../infra/local/template/creation-order.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const memory = templateOf();
const shared = templateOf({ engine: 'opensearch' });

const countOf = (template = shared): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(resourcesOf(template))) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
};

const idsOf = (template = shared): string[] => Object.keys(resourcesOf(template));

describe('The engine in memory', () => {
  it('is what the stack has where nothing else is said, with nothing of OpenSearch', () => {
    expect(templateOf({ engine: 'memory', openSearchNodes: 6 }).toJSON()).toEqual(memory.toJSON());
    expect(idsOf(memory).filter((id) => /OpenSearch|Feed/.test(id))).toEqual([]);
    expect(countOf(memory)).toMatchInlineSnapshot(`
      {
        "AWS::CloudFront::CachePolicy": 1,
        "AWS::CloudFront::Distribution": 1,
        "AWS::CloudFront::Function": 1,
        "AWS::CloudFront::OriginAccessControl": 1,
        "AWS::CloudWatch::Alarm": 17,
        "AWS::CloudWatch::Dashboard": 1,
        "AWS::DynamoDB::Table": 1,
        "AWS::Events::Rule": 1,
        "AWS::IAM::Role": 3,
        "AWS::Lambda::EventInvokeConfig": 1,
        "AWS::Lambda::EventSourceMapping": 1,
        "AWS::Lambda::Function": 3,
        "AWS::Lambda::Permission": 3,
        "AWS::Lambda::Url": 1,
        "AWS::Logs::LogGroup": 3,
        "AWS::S3::Bucket": 2,
        "AWS::S3::BucketPolicy": 2,
        "AWS::SQS::Queue": 3,
        "AWS::SQS::QueuePolicy": 3,
      }
    `);
  });
});

describe('The engine opensearch', () => {
  it('is all of the other stack, so that one deploys to and fro, with a domain and its feeder in addition', () => {
    const added = idsOf().filter((id) => !idsOf(memory).includes(id));
    const gone = idsOf(memory).filter((id) => !idsOf().includes(id));
    expect(gone).toEqual([expect.stringMatching(/^OperationsIndexOutgrowsMemory/)]);
    expect(added.filter((id) => !id.startsWith('Operations'))).toEqual(
      added.filter((id) => /^(?:OpenSearch|Feed)/.test(id)),
    );
    shared.resourceCountIs('AWS::OpenSearchService::Domain', 1);
    shared.resourceCountIs('AWS::Lambda::Function', 4);
    expect(Object.values(resourcesOf(shared)).filter(({ Type }) => /Custom/.test(Type))).toEqual([]);
  });

  it('has no circle of parts that wait for one another, although policies of the domain and the feeder name who asks them', () => {
    expect(() => creationOrder(shared.toJSON().Resources)).not.toThrow();
  });

  it('tells which function feeds it, and where its dead letters are', () => {
    for (const output of ['FeedFunction', 'FeedDeadLetters'])
      shared.hasOutput(output, { Description: Match.anyValue(), Value: Match.anyValue() });
  });

  it('may do without snapshots, and then nothing asks for them, nor waits for them', () => {
    const without = templateOf({ engine: 'opensearch', snapshotEveryMinutes: 0 });
    expect(idsOf(shared).filter((id) => !idsOf(without).includes(id))).toEqual([
      expect.stringMatching(/^SnapshotSchedule/),
      expect.stringMatching(/^SnapshotScheduleAllowEventRule/),
      expect.stringMatching(/^OperationsSnapshotAge/),
    ]);
  });
});

describe('The domain', () => {
  const domainOf = (context = {}) => {
    const [domain] = Object.values(
      templateOf({ engine: 'opensearch', ...context }).findResources('AWS::OpenSearchService::Domain'),
    );
    if (domain === undefined) throw new Error('no domain');
    return domain;
  };

  it('is of the newest version 2, which is brought up to date in place', () => {
    expect(domainOf().Properties.EngineVersion).toBe('OpenSearch_2.19');
    expect(domainOf().UpdatePolicy).toEqual({ EnableVersionUpgrade: true });
  });

  it('is encrypted on its disks, between its nodes and on the way to it', () => {
    expect(domainOf().Properties).toMatchObject({
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    });
  });

  it('has machines and disks as the settings say', () => {
    const context = { openSearchInstance: 't3.small.search', openSearchStorage: 20, openSearchNodes: 6 };
    expect(domainOf(context).Properties).toMatchObject({
      ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 6 },
      EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 20 },
    });
  });

  it.each([
    [1, undefined, '0'],
    [2, 2, '1'],
    [3, 3, '1'],
    [4, 2, '1'],
    [5, 3, '1'],
    [6, 3, '1'],
  ])('of %i nodes is in %j zones, and the index has %s copies', (openSearchNodes, zones, copies) => {
    const { ZoneAwarenessEnabled, ZoneAwarenessConfig } = domainOf({ openSearchNodes }).Properties.ClusterConfig;
    expect([ZoneAwarenessEnabled, ZoneAwarenessConfig?.AvailabilityZoneCount]).toEqual([openSearchNodes > 1, zones]);
    const feeder = Object.entries(
      templateOf({ engine: 'opensearch', openSearchNodes }).findResources('AWS::Lambda::Function'),
    ).find(([id]) => id.startsWith('Feed'))?.[1].Properties.Environment.Variables;
    expect(feeder.INDEX_REPLICAS).toBe(copies);
  });

  it('goes when the stack goes back to memory, in every stage: nobody would take out of it what is withdrawn later', () => {
    for (const stage of ['prod', 'dev'])
      expect(domainOf({ stage })).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  it('keeps no log of what readers look for', () => {
    expect(domainOf().Properties).not.toHaveProperty('LogPublishingOptions');
  });
});

describe('The feeder', () => {
  const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^FeedDeadLetters'), 'Arn'] };

  it('runs every minute, for as long as Lambda lets it', () => {
    shared.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FeedFunction'), 'Arn'] } })],
    });
    shared.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900,
      Environment: { Variables: Match.objectLike({ INDEX_SHARDS: '3' }) },
    });
  });

  it('loses no event silently, neither on the way to the function nor in it', () => {
    shared.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: deadLetters } })],
    });
    shared.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      DestinationConfig: { OnFailure: { Destination: deadLetters } },
    });
  });
});

describe('Where OpenSearch answers, the search function', () => {
  it('is told of the domain and of the feeder, and of all that it wants until the index is there', () => {
    const variablesOf = (template = shared) =>
      Object.entries(template.findResources('AWS::Lambda::Function')).find(([id]) => id.startsWith('Search'))?.[1]
        .Properties.Environment.Variables;
    expect(variablesOf()).toEqual({
      ...variablesOf(memory),
      OPENSEARCH_ENDPOINT: { 'Fn::GetAtt': [expect.stringMatching(/^OpenSearchDomain/), 'DomainEndpoint'] },
      FEEDER_NAME: { Ref: expect.stringMatching(/^FeedFunction/) },
    });
  });
});
