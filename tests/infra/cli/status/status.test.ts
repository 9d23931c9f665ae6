import { describe, expect, it } from 'vitest';
import { type StatusMeans, status } from '../../../../infra/cli/status/status.ts';
import { listen, sleepingClock } from '../fakes.ts';

const WELL: Omit<StatusMeans, 'console' | 'clock'> = {
  lastCommit: async () => ({ number: 412, changes: [], at: '2026-11-23T11:30:00.000Z' }),
  health: async () => ({
    answers: true,
    commit: 412,
    articles: 1200,
    quotations: 3400,
    speakers: 560,
    analyser: 'words-4',
  }),
  analyser: 'words-4',
  snapshot: async (analyser) => (analyser === 'words-4' ? SNAPSHOT : null),
  index: null,
  queued: async () => 3,
  dead: async () => ({ uploads: 0, snapshots: 0 }),
  receipts: async (day) => (day === '2026-11-23' ? { accepted: 20, rejected: 1, withdrawn: 0 } : NONE),
  stuck: async () => [],
};
const SNAPSHOT = {
  key: 'snapshots/words-4/400',
  commit: 400,
  sha256: '0',
  bytes: 5_250_000,
  articles: 1180,
  at: '2026-11-23T09:00:00.000Z',
};
const NONE = { accepted: 0, rejected: 0, withdrawn: 0 };

const run = async (more: Partial<StatusMeans> = {}, options: { uploads?: boolean; json?: boolean } = {}) => {
  const { console, printed } = listen();
  const code = await status({ settled: 15, ...options }, { ...WELL, ...more, console, clock: sleepingClock() });
  return { code, printed };
};

describe('status', () => {
  it('of an archive that is well says how far it is, and ends with 0', async () => {
    expect(await run()).toEqual({
      code: 0,
      printed: [
        'log       commit 412, 30 min ago',
        'search    commit 412, as the log is',
        'indexed   1200 articles, 3400 quotations, 560 speakers',
        'snapshot  commit 400, 3 h ago, 12 commits since; 5.3 MB of 1180 articles',
        'today     20 accepted, 1 rejected, 0 withdrawn (UTC)',
        'queue     3 messages for ingest to deal with',
        'dead      no letters',
      ],
    });
  });

  it('of an empty archive says so', async () => {
    const empty = { answers: true, commit: 0, articles: 0, quotations: 0, speakers: 0, analyser: 'words-4' } as const;
    const { code, printed } = await run({
      lastCommit: async () => null,
      snapshot: async () => null,
      health: async () => empty,
    });
    expect(code).toBe(0);
    expect(printed).toContain('log       empty');
    expect(printed).toContain('snapshot  none yet');
  });

  it('says how far search lags, which is no fault: it reads on when it is asked', async () => {
    const health = async () =>
      ({ answers: true, commit: 410, articles: 1, quotations: 0, speakers: 0, analyser: 'words-4' }) as const;
    const { code, printed } = await run({ health });
    expect(code).toBe(0);
    expect(printed).toContain('search    commit 410, 2 commits behind the log');
  });

  it('says how far the index in OpenSearch is, where that answers, and what its feeder gave up on', async () => {
    const index = async () => ({ commit: 411, rebuilding: true });
    const { code, printed } = await run({ index, dead: async () => ({ uploads: 0, snapshots: 0, feeds: 1 }) });
    expect(code).toBe(1);
    expect(printed).toContain('index     OpenSearch’s is at commit 411; another is being built of the table');
    expect(printed.at(-1)).toMatch(/^dead {6}0 of ingest, 0 of the snapshot function, 1 of the feeder: /);
    const none = await run({ index: async () => ({ commit: 0, rebuilding: true }) });
    expect(none.printed.join()).toContain('is being built of the table; search answers from memory meanwhile');
  });

  it('of software that indexes in another way than what is deployed tells of both, and what to do before a deployment', async () => {
    const { code, printed } = await run({ analyser: 'words-5' });
    expect(code).toBe(0);
    expect(printed).toContain('snapshot  commit 400, 3 h ago, 12 commits since; 5.3 MB of 1180 articles');
    expect(printed).toContain(
      'next      this software indexes by words-5, which is not deployed and has no index: npx cuttings reindex --here before you deploy it',
    );
    const written = await run({ analyser: 'words-5', snapshot: async () => ({ ...SNAPSHOT, commit: 412 }) });
    expect(written.printed).toContain(
      'next      this software indexes by words-5, which is not deployed; its index is there: commit 412, 3 h ago, 0 commits since; 5.3 MB of 1180 articles',
    );
  });

  it('ends with 1 where search does not answer, and still says the rest', async () => {
    const { code, printed } = await run({ health: async () => ({ answers: false, because: 'status 502' }) });
    expect(code).toBe(1);
    expect(printed).toContain('search    does not answer: status 502');
    expect(printed).toContain('dead      no letters');
  });

  it('ends with 1 where there are dead letters, and says what to do', async () => {
    const { code, printed } = await run({ dead: async () => ({ uploads: 2, snapshots: 0 }) });
    expect(code).toBe(1);
    expect(printed).toContain('dead      2 of ingest, 0 of the snapshot function: npx cuttings redrive lists them');
  });

  it('looks for stuck uploads only where it is told to, and passes over the young ones', async () => {
    const asked: string[] = [];
    const stuck = async (before: string) => {
      asked.push(before);
      return ['incoming/a.txt'];
    };
    expect((await run({ stuck })).code).toBe(0);
    const { code, printed } = await run({ stuck }, { uploads: true });
    expect(code).toBe(1);
    expect(asked).toEqual(['2026-11-23T11:45:00.000Z']);
    expect(printed.slice(-2)).toEqual([
      'stuck     1 uploads without a receipt after 15 minutes: npx cuttings reconcile mends them',
      '          incoming/a.txt',
    ]);
  });

  it('with --json is one object that says whether all is well', async () => {
    const { printed } = await run({}, { json: true });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      well: true,
      commit: { number: 412, at: '2026-11-23T11:30:00.000Z' },
      behind: 0,
      queued: 3,
      stuck: null,
    });
  });
});
