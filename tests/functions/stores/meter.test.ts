import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meterFromEnvironment } from '../../../functions/stores/meter.ts';

describe('a meter', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.stubEnv('METRICS_NAMESPACE', 'Cuttings');
    vi.stubEnv('POWERTOOLS_DEV', 'true'); // writes by the console that a test can listen to
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const written = () => lines.map((line) => JSON.parse(line));
  const metricsOf = (line: { _aws: { CloudWatchMetrics: readonly object[] } }) => line._aws.CloudWatchMetrics;

  it('writes all values of an invocation in one line of the embedded metric format', () => {
    const { measure, flush } = meterFromEnvironment('ingest');
    measure('Accepted', 1);
    measure('CommitLag', 250);
    measure('CommitLag', 900);
    expect(lines).toEqual([]);
    flush();
    expect(written()).toEqual([expect.objectContaining({ service: 'ingest', Accepted: 1, CommitLag: [250, 900] })]);
    expect(metricsOf(written()[0])).toEqual([
      {
        Namespace: 'Cuttings',
        Dimensions: [['service']],
        Metrics: [
          { Name: 'Accepted', Unit: 'Count' },
          { Name: 'CommitLag', Unit: 'Milliseconds' },
        ],
      },
    ]);
  });

  it('counts what has a reason with it and without it', () => {
    const { measure, flush } = meterFromEnvironment('ingest');
    measure('Rejected', 1, 'empty');
    measure('Rejected', 1, 'too-large');
    flush();
    expect(written().map(({ reason, Rejected }) => [reason, Rejected])).toEqual([
      ['empty', 1],
      ['too-large', 1],
      [undefined, [1, 1]],
    ]);
    expect(metricsOf(written()[0])).toMatchObject([{ Dimensions: [['service', 'reason']] }]);
  });

  it('writes nothing where nothing was measured, and nothing twice', () => {
    const { measure, flush } = meterFromEnvironment('search');
    flush();
    measure('QueryTime', 3);
    flush();
    flush();
    expect(lines).toHaveLength(1);
  });

  it('writes more values than one line may have', () => {
    const { measure, flush } = meterFromEnvironment('ingest');
    for (let at = 0; at < 250; at++) measure('CommitLag', at);
    flush();
    expect(
      written()
        .flatMap(({ CommitLag }) => CommitLag)
        .sort((one, other) => one - other),
    ).toEqual(Array.from({ length: 250 }, (_, at) => at));
    for (const { CommitLag } of written()) expect([CommitLag].flat().length).toBeLessThanOrEqual(100);
  });
});
