import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { ReplicaIndex } from '../../../functions/search/replica-index.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { counting, embargo, found, replicaOf, story, throughSnapshot } from '../../support/replicas.ts';

describe('a replica', () => {
  it('finds what the log says, a correction and a withdrawal included', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    archive.publish([story('a', 'harbour flooded'), story('b', 'harbour rebuilt')]);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b']);
    archive.publish([story('a', 'quay flooded')]);
    expect(found(await replica.current(), 'harbour')).toEqual(['b']);
    archive.withdraw('b');
    expect(found(await replica.current(), 'harbour')).toEqual([]);
    expect((await replica.current()).commit).toBe(3);
  });

  it('looks at the log at most once in the time that it may lag', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const { calls, reader } = counting(archive);
    const replica = replicaOf(archive, clock, { archive: reader });
    await replica.current();
    const before = calls.commits;
    archive.publish([story('a', 'harbour')]);
    clock.pass(999);
    expect(found(await replica.current(), 'harbour')).toEqual([]);
    expect(calls.commits).toBe(before);
    clock.pass(1);
    expect(found(await replica.current(), 'harbour')).toEqual(['a']);
  });

  it('catches up once for all who ask at the same time', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    await replica.current();
    archive.publish([story('a', 'harbour')]);
    const { calls, reader } = counting(archive);
    const shared = replicaOf(archive, clock, { archive: reader });
    await Promise.all(Array.from({ length: 20 }, () => shared.current()));
    expect(calls.commits).toBe(1);
  });

  it('reads the log again for one who asks for now, though others are being served', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    await replica.current();
    const others = replica.current(); // has asked for the log already
    archive.publish([story('a', 'harbour')]);
    expect(found(await replica.renewed(), 'harbour')).toEqual(['a']);
    await others;
  });

  it('follows a log that grows all the while to where it ended when it was read', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    let reads = 0;
    const growing = replicaOf(archive, clock, {
      archive: {
        ...archive.reader,
        commits: async (after, limit) => {
          const commits = await archive.reader.commits(after, limit);
          archive.publish([story(`a${reads++}`, 'harbour')]);
          return commits;
        },
      },
    });
    archive.publish([story('a', 'harbour')]);
    expect((await growing.current()).commit).toBe(1);
    expect((await growing.renewed()).commit).toBe(2);
    expect(reads).toBe(2);
  });

  it('reads heads in batches that one call can take', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const sizes: number[] = [];
    const heads = (ids: readonly string[]) => {
      sizes.push(ids.length);
      return archive.reader.heads(ids);
    };
    const replica = replicaOf(archive, clock, { archive: { ...archive.reader, heads }, freshness: 0 });
    await replica.current();
    for (let at = 0; at < 130; at++) archive.publish([story(`a${at}`, 'harbour'), story(`b${at}`, 'harbour')]);
    expect(found(await replica.current(), 'harbour')).toHaveLength(260);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  });

  it('is whole again after a failure, and tells it to those who waited', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    let down = true;
    const heads = async (ids: readonly string[]) => {
      if (down) throw new ArchiveError('unavailable', 'throttled');
      return archive.reader.heads(ids);
    };
    const replica = replicaOf(archive, clock, { archive: { ...archive.reader, heads }, freshness: 0 });
    await replica.current();
    archive.publish([story('a', 'harbour')]);
    await expect(replica.current()).rejects.toMatchObject({ code: 'unavailable' });
    down = false;
    expect(found(await replica.current(), 'harbour')).toEqual(['a']);
  });

  it('drops an article whose row is gone, and reports it', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const reports: string[] = [];
    const replica = replicaOf(archive, clock, { freshness: 0, report: (message) => reports.push(message) });
    archive.publish([story('a', 'harbour')]);
    await replica.current();
    archive.publish([story('a', 'harbour again')]);
    archive.rows.heads.delete('a');
    expect(found(await replica.current(), 'harbour')).toEqual([]);
    expect(reports).toContain('an article of the log is not in the table');
  });
});

describe('waiting for a commit', () => {
  it('answers as soon as the index holds it, however fresh the index was', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock);
    await replica.current();
    archive.publish([story('a', 'harbour')]);
    expect(found(await replica.atLeast(1), 'harbour')).toEqual(['a']);
  });

  it('refuses one that is not in the log, at once, saying which is the last', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    archive.publish([story('a', 'harbour')]);
    const started = clock.now();
    await expect(replicaOf(archive, clock).atLeast(7)).rejects.toMatchObject({
      code: 'bad-request',
      detail: { parameter: 'atLeast', commit: 1 },
    });
    expect(clock.now()).toBe(started);
  });
});

describe('an embargoed article', () => {
  it('is nowhere until its time, and then there without a commit', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 60_000 });
    archive.publish([story('a', 'harbour sold', embargo(clock.now() + 5_000))], clock.now());
    const before = await replica.current();
    const version = before.version;
    expect([
      found(before, 'harbour'),
      before.articlesAsked.vocabulary.knows('harbour', false),
      before.counts(),
    ]).toEqual([[], false, { articles: 0, quotations: 0, speakers: 0 }]);
    clock.pass(4_999);
    expect(found(await replica.current(), 'harbour')).toEqual([]);
    clock.pass(1);
    expect(found(await replica.current(), 'harbour')).toEqual(['a']);
    expect((await replica.current()).speakers.appearances('tomas-weld')).toHaveLength(1);
    expect((await replica.current()).version).not.toBe(version);
  });

  it('hides the revision that readers had before', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    archive.publish([story('a', 'harbour')]);
    await replica.current();
    archive.publish([story('a', 'harbour sold', embargo(clock.now() + 5_000))], clock.now());
    expect(found(await replica.current(), 'harbour')).toEqual([]);
  });

  it('that is withdrawn in the meantime never appears', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    archive.publish([story('a', 'harbour', embargo(clock.now() + 5_000))], clock.now());
    await replica.current();
    archive.withdraw('a');
    clock.pass(9_000);
    expect(found(await replica.current(), 'harbour')).toEqual([]);
  });

  it('that is withdrawn while a replica sleeps over what it has read never appears, not even until it reads on', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const seen: string[][] = [];
    const replica = replicaOf(archive, clock, {
      freshness: 0,
      archive: {
        ...archive.reader,
        heads: async (ids) => {
          const heads = await archive.reader.heads(ids);
          if (seen.length === 2) archive.withdraw('a');
          clock.pass(9_000);
          return heads;
        },
        commits: (after, limit) => {
          seen.push(found(index, 'harbour'));
          return archive.reader.commits(after, limit);
        },
      },
    });
    let index = new ReplicaIndex();
    index = await replica.current();
    archive.publish([story('a', 'harbour', embargo(clock.now() + 5_000))], clock.now());
    await replica.current();
    expect(found(await replica.current(), 'harbour')).toEqual([]);
    expect(seen).toEqual([[], [], []]);
  });

  it('stays hidden in a snapshot, without a word of it', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    archive.publish([story('a', 'harbour', embargo(clock.now() + 5_000))], clock.now());
    const index = throughSnapshot(await replicaOf(archive, clock).current());
    expect(index.articlesAsked.vocabulary.knows('harbour', false)).toBe(false);
    clock.pass(5_000);
    expect(index.due(clock.now())).toEqual(['a']);
  });
});
