import { describe, expect, it } from 'vitest';
import { followLag } from '../../../functions/search/follow-lag.ts';

const never = Number.NEGATIVE_INFINITY;

describe('the lag of a commit', () => {
  it('is what the reader waited who asked after it', () => {
    expect(followLag(1_000, { asked: never, started: 60_000, now: 60_040 })).toBe(40);
  });

  it('begins at the commit where somebody was answered without it since', () => {
    expect(followLag(1_000, { asked: 1_400, started: 60_000, now: 60_040 })).toBe(400 + 40);
  });

  it('begins at the commit where that came during the look', () => {
    expect(followLag(60_030, { asked: 1_000, started: 60_000, now: 60_040 })).toBe(10);
  });

  it('is never negative, whatever the clock of the machine that committed says', () => {
    expect(followLag(70_000, { asked: 1_000, started: 60_000, now: 60_040 })).toBe(0);
  });
});
