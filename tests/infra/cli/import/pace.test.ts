import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../../functions/archive/errors.ts';
import { type Load, nextRate, openPace, strain } from '../../../../infra/cli/import/pace.ts';
import { manualClock } from '../../../support/manual-clock.ts';

const BOUNDS = { most: 40, least: 1 };
const CALM: Load = { queued: 0, behind: 0, answered: 20 };

describe('An archive strains', () => {
  it('where the queue is longer than five seconds of uploads, search is far behind, or slow', () => {
    expect(strain(CALM, BOUNDS)).toBeNull();
    expect(strain({ ...CALM, queued: 200 }, BOUNDS)).toBeNull();
    expect(strain({ ...CALM, queued: 201 }, BOUNDS)).toBe('201 messages wait for ingest');
    expect(strain({ ...CALM, behind: 101 }, BOUNDS)).toBe('search is 101 commits behind');
    expect(strain({ ...CALM, answered: 1_500 }, BOUNDS)).toBe('search took 1.5 s to answer');
  });
});

describe('The rate', () => {
  it('is halved where it strains, and else grows by a tenth of the most', () => {
    expect(nextRate(20, true, BOUNDS)).toBe(10);
    expect(nextRate(20, false, BOUNDS)).toBe(24);
  });

  it('never leaves its bounds', () => {
    expect(nextRate(1.5, true, BOUNDS)).toBe(1);
    expect(nextRate(39, false, BOUNDS)).toBe(40);
  });
});

/** Lets files go for so many seconds, one after the other; answers how many went in each. */
const run = async (seconds: number, look: (second: number) => Load | Error) => {
  const clock = manualClock(0);
  const sleeping = { ...clock, sleep: async (milliseconds: number) => clock.pass(milliseconds) };
  const told: string[] = [];
  const pace = openPace(BOUNDS, {
    clock: sleeping,
    hold: (why) => told.push(why),
    look: async () => {
      const seen = look(Math.floor(clock.now() / 1000));
      if (seen instanceof Error) throw seen;
      return seen;
    },
  });
  const went = new Array<number>(seconds).fill(0);
  for (;;) {
    await pace.turn();
    const second = Math.floor(clock.now() / 1000);
    if (second >= seconds) return { went, told, history: pace.history() };
    went[second] = (went[second] ?? 0) + 1;
  }
};

describe('Files go', () => {
  it('faster and faster where the archive bears it, up to the most', async () => {
    const { went, told } = await run(40, () => CALM);
    expect(went[1]).toBe(4);
    expect(went[4]).toBe(8);
    expect(went[35]).toBe(40);
    expect(Math.max(...went)).toBeLessThanOrEqual(41);
    expect(told).toEqual([]);
  });

  it('slower and slower while it strains, and come back when it does not', async () => {
    const { went, told, history } = await run(60, (second) => (second < 30 ? { ...CALM, queued: 5_000 } : CALM));
    expect(went.slice(20, 30).reduce((sum, it) => sum + it, 0)).toBeLessThan(30);
    expect(went[59]).toBeGreaterThan(20);
    expect(told[0]).toBe('5000 messages wait for ingest: on with 2.0 files a second');
    expect(history).toMatchObject({ slowest: expect.any(Number), held: told.length, worst: { queued: 5_000 } });
    expect(history.slowest).toBeGreaterThanOrEqual(BOUNDS.least);
  });

  it('no slower while the queue becomes shorter: what strains the archive is what it was given before', async () => {
    const { told } = await run(40, (second) => ({ ...CALM, queued: 5_000 - 100 * second }));
    expect(told).toEqual(['4700 messages wait for ingest: on with 2.0 files a second']);
  });

  it('slower while the archive is long in answering, and nobody asks it twice at once', async () => {
    const clock = manualClock(0);
    const told: string[] = [];
    let looks = 0;
    const pace = openPace(BOUNDS, {
      clock: { ...clock, sleep: async (milliseconds: number) => clock.pass(milliseconds) },
      hold: (why) => told.push(why),
      look: () => {
        looks += 1;
        return new Promise(() => {});
      },
    });
    clock.pass(3_000);
    void pace.turn(); // waits for what does not come
    clock.pass(3_000);
    await pace.turn();
    clock.pass(3_000);
    await pace.turn();
    expect(looks).toBe(1);
    expect(told).toEqual([
      'the archive is long in answering: on with 2.0 files a second',
      'the archive is long in answering: on with 1.0 files a second',
    ]);
  });

  it('slower where the archive does not answer, and not at all where it may not be asked', async () => {
    const { told } = await run(8, () => new ArchiveError('unavailable', 'search does not answer: status 502'));
    expect(told[0]).toMatch(/^search does not answer: status 502: on with/);
    await expect(run(8, () => new ArchiveError('denied', 'Who are you?'))).rejects.toThrow('Who are you?');
  });
});
