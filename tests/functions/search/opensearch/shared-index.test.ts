import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../../functions/archive/errors.ts';
import type { Cluster } from '../../../../functions/opensearch/cluster.ts';
import { isIncomplete, SharedIndex } from '../../../../functions/search/opensearch/shared-index.ts';
import { manualClock } from '../../../support/manual-clock.ts';

type State = { readonly commit: number; readonly released: number; readonly nextDue: number | null };

/** An index whose state is `state`, beside a log that ends at `last`; feeding does what `feed` does. */
const newIndex = (feed: (at: { state: State | null; last: number }) => void | Promise<void> = () => {}) => {
  const clock = manualClock();
  const at: { state: State | null; last: number; name: string; fed: number } = {
    state: { commit: 1, released: 0, nextDue: null },
    last: 1,
    name: 'cuttings-words-1-1',
    fed: 0,
  };
  const cluster: Cluster = {
    request: async () =>
      at.state === null
        ? { status: 404, body: { error: { type: 'index_not_found_exception' } } }
        : { status: 200, body: { _index: at.name, found: true, _source: { ...at.state, asOf: 5 } } },
  };
  const shared = new SharedIndex({
    cluster,
    clock,
    archive: { lastCommit: async () => at.last },
    feeder: {
      feed: async () => {
        at.fed++;
        await feed(at);
      },
    },
    freshness: 1_000,
    report: () => {},
  });
  return { at, clock, shared };
};
const catchingUp = (at: { state: State | null; last: number }) => {
  if (at.state !== null) at.state = { ...at.state, commit: at.last, nextDue: null };
};

describe('The index that search functions share', () => {
  it('is fed when somebody asks and the log is ahead, and not otherwise', async () => {
    const { at, clock, shared } = newIndex(catchingUp);
    await shared.current();
    expect(at.fed).toBe(0);
    at.last = 3;
    expect((await shared.current()).commit).toBe(1); // it was looked at a moment ago
    clock.pass(1_000);
    expect((await shared.current()).commit).toBe(3);
    expect(at.fed).toBe(1);
  });

  it('is fed when an embargo has ended', async () => {
    const { at, clock, shared } = newIndex(catchingUp);
    at.state = { commit: 1, released: 0, nextDue: clock.now() + 500 };
    await shared.current();
    clock.pass(500);
    await shared.current();
    expect(at.fed).toBe(1);
  });

  it('has a commit that a reader names, or says that there is none', async () => {
    const { at, shared } = newIndex(catchingUp);
    await shared.current();
    at.last = 2;
    expect((await shared.atLeast(2)).commit).toBe(2);
    await expect(shared.atLeast(3)).rejects.toMatchObject({ code: 'bad-request', detail: { commit: 2 } });
  });

  it('waits for a feeder that another one has called', async () => {
    let times = 0;
    const { at, shared } = newIndex((it) => {
      if (++times === 3) catchingUp(it);
    });
    at.last = 2;
    expect((await shared.renewed()).commit).toBe(2);
  });

  it('answers from what is there where it cannot be brought forward soon, and says as of when', async () => {
    const { at, shared } = newIndex();
    at.last = 2;
    const index = await shared.current();
    expect([index.commit, shared.asOf(index)]).toEqual([1, 5]);
  });

  it('is unavailable to whoever needs what is not in it, with what the feeder failed at', async () => {
    const fault = new ArchiveError('unavailable', 'The domain is full');
    const { at, shared } = newIndex(() => Promise.reject(fault));
    at.last = 2;
    await expect(shared.renewed()).rejects.toMatchObject({ code: 'unavailable', cause: fault });
  });

  it('is another one when another index has taken its place', async () => {
    const { at, clock, shared } = newIndex();
    const before = (await shared.current()).version;
    at.name = 'cuttings-words-2-2';
    clock.pass(1_000);
    expect((await shared.current()).version).not.toBe(before);
  });

  it('says so where none is complete yet', async () => {
    const { at, shared } = newIndex();
    at.state = null;
    const error = await shared.current().catch((thrown: unknown) => thrown);
    expect(isIncomplete(error)).toBe(true);
  });
});
