import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { templateOf } from './synthesise.ts';

const stack = templateOf({
  logRetentionDays: 7,
  freshnessMilliseconds: 250,
  snapshotEveryMinutes: 5,
  snapshotAfterCommits: 40,
  keepSnapshots: 2,
  address: 'https://cuttings.example.org',
});
const functions = stack.findResources('AWS::Lambda::Function');
const named = (prefix: string) => {
  const found = Object.entries(functions).find(([id]) => id.startsWith(prefix));
  if (found === undefined) throw new Error(`no function ${prefix}`);
  return found[1].Properties;
};

describe('Every function', () => {
  it('runs on Node 24 and arm64, and logs JSON to a group of its own that is not kept for ever', () => {
    stack.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
    });
    const groups = Object.values(functions).map(({ Properties }) => Properties.LoggingConfig.LogGroup.Ref);
    expect(new Set(groups).size).toBe(3);
    stack.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  it('has a role of its own, without a managed policy', () => {
    const roles = Object.values(functions).map(({ Properties }) => Properties.Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(3);
    stack.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    stack.resourceCountIs('AWS::IAM::Policy', 0);
  });

  it('is told by its environment where things are', () => {
    const table = { Ref: expect.stringMatching(/^ArchiveTable/) };
    const archive = { Ref: expect.stringMatching(/^ArchiveBucket/) };
    const metered = { METRICS_NAMESPACE: { Ref: 'AWS::StackName' } };
    expect(named('Ingest').Environment.Variables).toEqual({
      ...metered,
      TABLE_NAME: table,
      UPLOADS_BUCKET: { Ref: expect.stringMatching(/^UploadsBucket/) },
      ARCHIVE_BUCKET: archive,
    });
    expect(named('Search').Environment.Variables).toEqual({
      ...metered,
      TABLE_NAME: table,
      ARCHIVE_BUCKET: archive,
      UPLOADS_BUCKET: { Ref: expect.stringMatching(/^UploadsBucket/) },
      FRESHNESS_MS: '250',
      WORDS_FRESHNESS_MS: '30000',
      ADDRESS: 'https://cuttings.example.org',
    });
    expect(named('Snapshot').Environment.Variables).toEqual({
      ...metered,
      TABLE_NAME: table,
      ARCHIVE_BUCKET: archive,
      SNAPSHOT_AFTER_COMMITS: '40',
      KEEP_SNAPSHOTS: '2',
    });
  });
});

describe('How many search functions there are at once', () => {
  it('is the account’s to say, unless the context reserves some', () => {
    const reserved = (searchConcurrency: number) =>
      Object.values(templateOf({ searchConcurrency }).findResources('AWS::Lambda::Function'))
        .map(({ Properties }) => Properties.ReservedConcurrentExecutions)
        .filter((executions) => executions !== undefined);
    expect(reserved(0)).toEqual([]);
    expect(reserved(40)).toEqual([40]);
  });
});

describe('The snapshot', () => {
  it('is asked for on a schedule', () => {
    stack.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' });
    templateOf({ snapshotEveryMinutes: 1 }).hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
    });
  });

  it('loses no event silently, neither on the way to the function nor in it', () => {
    const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^SnapshotDeadLetters'), 'Arn'] };
    stack.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: deadLetters } })],
    });
    stack.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      DestinationConfig: { OnFailure: { Destination: deadLetters } },
    });
  });
});
