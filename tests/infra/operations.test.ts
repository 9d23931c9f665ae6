import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../functions/archive/measure.ts';
import { RUNBOOK } from '../../infra/operations.ts';
import { roomIn } from '../../infra/size.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const quiet = templateOf();
const told = templateOf({ alarmEmail: 'desk@newsroom.example' });
const shared = templateOf({ engine: 'opensearch', alarmEmail: 'desk@newsroom.example' });

type Alarm = {
  readonly AlarmDescription: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
  readonly Metrics?: readonly { readonly Expression?: string; readonly MetricStat?: object }[];
  readonly MetricName?: string;
};

/** Alarms by name: the logical id between the construct that they are in and CDK's hash. */
const alarmsOf = (template = quiet): Readonly<Record<string, Alarm>> =>
  Object.fromEntries(
    Object.entries(resourcesOf(template))
      .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
      .map(([id, { Properties }]) => [id.replace(/^Operations|[0-9A-F]{8}$/g, ''), Properties as unknown as Alarm]),
  );

describe('Alarms', () => {
  it('go off for dead letters, stuck receipts, lag, failures, refusals, slowness, an old, shrinking or large index, and cost', () => {
    const lines = Object.entries(alarmsOf()).map(
      ([name, { Threshold, DatapointsToAlarm, EvaluationPeriods }]) =>
        `${name} > ${Threshold}, ${DatapointsToAlarm} of ${EvaluationPeriods}`,
    );
    expect(lines.sort()).toEqual([
      'CommitLag > 300000, 3 of 3',
      'Cost > 1, 2 of 2',
      'IndexOutgrowsMemory > 570545455, 1 of 1',
      'IngestDeadLetters > 0, 1 of 1',
      'IngestErrors > 0, 1 of 1',
      'IngestThrottles > 0, 1 of 1',
      'ReceiptsStuck > 900, 1 of 1',
      'SearchErrors > 0, 1 of 1',
      'SearchFailures > 0, 2 of 3',
      'SearchLag > 10500, 2 of 3',
      'SearchLatency > 2000, 3 of 3',
      'SearchThrottles > 0, 1 of 1',
      'ShrinkingIndex > 5, 1 of 1',
      'SnapshotAge > 3600, 1 of 1',
      'SnapshotDeadLetters > 0, 1 of 1',
      'SnapshotErrors > 0, 1 of 1',
      'SnapshotThrottles > 0, 1 of 1',
    ]);
  });

  it('where OpenSearch answers, for the domain and its feeder, too', () => {
    const lines = Object.entries(alarmsOf(shared))
      .filter(([name]) => !(name in alarmsOf()))
      .map(
        ([name, { Threshold, DatapointsToAlarm, EvaluationPeriods }]) =>
          `${name} > ${Threshold}, ${DatapointsToAlarm} of ${EvaluationPeriods}`,
      );
    expect(lines.sort()).toEqual([
      'ClusterCpu > 80, 3 of 3',
      'ClusterKey > 0, 1 of 1',
      'ClusterMemory > 95, 3 of 3',
      'ClusterNodes > 0, 4 of 4',
      'ClusterRed > 0, 1 of 1',
      'ClusterRejections > 0, 3 of 5',
      'ClusterStorage > 75, 1 of 1',
      'ClusterWritesBlocked > 0, 1 of 1',
      'ClusterYellow > 0, 15 of 15',
      'FeedDeadLetters > 0, 1 of 1',
      'FeedErrors > 0, 1 of 1',
      'FeedFailures > 0, 1 of 1',
      'FeedLag > 300000, 3 of 3',
      'FeedThrottles > 0, 1 of 1',
    ]);
  });

  it('of disks and nodes reckon with what the settings say', () => {
    const { ClusterStorage, ClusterNodes } = alarmsOf(
      templateOf({ engine: 'opensearch', openSearchStorage: 20, openSearchNodes: 2 }),
    );
    const expressionOf = (alarm: Alarm | undefined) =>
      alarm?.Metrics?.flatMap(({ Expression }) => Expression ?? []).join();
    expect(expressionOf(ClusterStorage)).toBe('100 - 100 * free / 20480'); // MiB
    expect(expressionOf(ClusterNodes)).toBe('2 - nodes');
  });

  it('each name the heading of the runbook that says what to do, and the runbook has no heading of an alarm that is not', () => {
    const runbook = readFileSync(new URL(`../../${RUNBOOK}`, import.meta.url), 'utf8');
    const [, ofAlarms = ''] = runbook.split(/^## Alarms$/m);
    const headings = [...(ofAlarms.split(/^## /m)[0] ?? '').matchAll(/^### (\w+)$/gm)].map(([, heading]) => heading);
    const alarms = { ...alarmsOf(), ...alarmsOf(shared) };
    expect(headings.sort()).toEqual(Object.keys(alarms).sort());
    for (const [name, { AlarmDescription }] of Object.entries(alarms)) {
      expect(AlarmDescription).toMatch(/^[A-Z].{20,160}\. What to do: docs\/runbook\.md, "\w+"\.$/);
      expect(AlarmDescription).toContain(`"${name}"`);
    }
  });

  it('keep quiet while nobody does anything, but for functions that no longer look', () => {
    const noisy = Object.entries(alarmsOf(shared)).filter(
      ([, { TreatMissingData }]) => TreatMissingData !== 'notBreaching',
    );
    expect(noisy.map(([name]) => name)).toEqual(['FeedErrors', 'SnapshotAge']);
    const { InsufficientDataActions } = alarmsOf(told).SnapshotAge as unknown as Record<string, readonly unknown[]>;
    expect(InsufficientDataActions).toHaveLength(1);
  });

  it('wait for as long as the settings let a snapshot and a replica take', () => {
    const slow = alarmsOf(templateOf({ snapshotEveryMinutes: 120, freshnessMilliseconds: 60_000 }));
    expect([slow.SnapshotAge?.Threshold, slow.SearchLag?.Threshold]).toEqual([6 * 3600, 70_000]);
  });

  it('say in time that the index outgrows memory, by the smaller function, and go on saying so', () => {
    const outgrows = (context = {}) => alarmsOf(templateOf(context)).IndexOutgrowsMemory;
    const memory = { searchMemory: 10_240, snapshotMemory: 3_008 };
    expect(outgrows(memory)?.Threshold).toBe(Math.round(0.8 * roomIn(memory)));
    expect(outgrows()?.TreatMissingData).toBe('ignore');
    expect(outgrows({ engine: 'opensearch' })).toBeUndefined();
  });

  it('tell nobody where the context names nobody', () => {
    quiet.resourceCountIs('AWS::SNS::Topic', 0);
    quiet.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });

  it('tell by e-mail where the context gives an address, when they go off and when all is well again', () => {
    told.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'desk@newsroom.example' });
    const topic = [{ Ref: Match.stringLikeRegexp('^OperationsTopic') }];
    told.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: topic, OKActions: topic });
  });

  it('may publish to that topic, CloudWatch of this account alone and only over TLS', () => {
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

describe('The alarm of cost', () => {
  it('adds up what functions and table use, each at its price and with its memory', () => {
    const { Metrics = [] } = alarmsOf(templateOf({ searchMemory: 1024 })).Cost ?? {};
    const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
    const price = (name: string) => Number(new RegExp(`FILL\\(${name}, 0\\) \\* (\\S+)`).exec(expression)?.[1]);
    expect(expression).not.toContain('e-'); // which CloudWatch would take for a metric
    // An hour of one function of 1 GB, a million runs, a million units: what AWS's page of prices says.
    expect(price('searchMs') * 3_600_000).toBeCloseTo(0.048, 6);
    expect(price('searchRuns') * 1e6).toBeCloseTo(0.2, 9);
    expect([price('reads') * 1e6, price('writes') * 1e6, price('receipts') * 1e6]).toEqual([0.125, 0.625, 0.625]);
  });

  it('has no more metrics than an alarm may reckon with, which are ten', () => {
    const { Metrics = [] } = alarmsOf(shared).Cost ?? {};
    expect(Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(Metrics)).toContain('feedMs');
  });

  it('is not there where the context says 0', () => {
    expect(Object.keys(alarmsOf(templateOf({ dollarsPerHour: 0 })))).not.toContain('Cost');
  });
});

describe('The dashboard', () => {
  const bodyOf = (stack: typeof quiet) =>
    JSON.stringify(Object.values(stack.findResources('AWS::CloudWatch::Dashboard')));

  it('draws everything that is measured', () => {
    for (const name of Object.keys(MEASURES)) expect(bodyOf(shared)).toContain(name);
  });

  it.each([
    ['memory', quiet],
    ['opensearch', shared],
  ])('draws every alarm, with the engine %s', (_, stack) => {
    for (const [id, { Type }] of Object.entries(resourcesOf(stack)))
      if (Type === 'AWS::CloudWatch::Alarm') expect(bodyOf(stack)).toContain(`"${id}","Arn"`);
  });

  it('is found by an output of the stack', () => {
    quiet.hasOutput('Dashboard', {
      Value: {
        'Fn::Join': [
          '',
          Match.arrayWith([
            Match.stringLikeRegexp('cloudwatch/home'),
            { Ref: Match.stringLikeRegexp('^OperationsDashboard') },
          ]),
        ],
      },
    });
  });
});
