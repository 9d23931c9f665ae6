import { beforeEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { SnapshotPointer, SnapshotStore } from '../../../functions/archive/ports.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import type { ArchiveIndex } from '../../../functions/search/archive-index.ts';
import { decodeLayout } from '../../../functions/search/index/format/layout.ts';
import { rangedSnapshots, wholeSnapshots } from '../../../functions/search/open-snapshot.ts';
import type { Replica } from '../../../functions/search/replica.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';
import { found, replicaOf, snapshotNow, story } from '../../support/replicas.ts';

const wordOf = (article: number, at: number): string =>
  `w${(Math.imul(article * 997 + at, 2_654_435_761) >>> 0).toString(36)}`;

/** So many words that a snapshot is several reads long. */
const wordy = (article: number) =>
  story(`a${article}`, `harbour ${article}`, {
    blocks: [{ type: 'paragraph', text: Array.from({ length: 900 }, (_, at) => wordOf(article, at)).join(' ') }],
  });

type Read = SnapshotStore['readRange'];

/** An archive of two snapshots. */
const written = (async (): Promise<MemoryArchive> => {
  const [archive, clock] = [memoryArchive(), manualClock()];
  const writer = replicaOf(archive, clock, { freshness: 0 });
  archive.publish(Array.from({ length: 30 }, (_, article) => wordy(article)));
  await snapshotNow(archive, await writer.current());
  archive.publish(Array.from({ length: 10 }, (_, article) => wordy(30 + article)));
  await snapshotNow(archive, await writer.current());
  return archive;
})();

const copy = <K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>): void =>
  from.forEach((value, key) => {
    to.set(key, value);
  });

/** A copy of it, and a replica that reads it by ranges, through `read`. */
const newsroom = async () => {
  const [archive, clock] = [memoryArchive(), manualClock()];
  const { rows } = await written;
  copy(rows.heads, archive.rows.heads);
  copy(rows.log, archive.rows.log);
  copy(rows.objects, archive.rows.objects);
  copy(rows.pointers, archive.rows.pointers);
  const [newest, older] = archive.rows.pointers.get(ANALYSER) as [SnapshotPointer, SnapshotPointer];
  const traffic = { reads: 0, bytes: 0, read: archive.snapshots.readRange };
  const reports: string[] = [];
  const report = (message: string) => reports.push(message);
  const readRange: Read = async (pointer, from, to) => {
    const bytes = await traffic.read(pointer, from, to);
    traffic.reads++;
    traffic.bytes += bytes.length;
    return bytes;
  };
  const snapshots = rangedSnapshots({ ...archive.snapshots, readRange }, report);
  const replica = replicaOf(archive, clock, { snapshots, report, freshness: 0 });
  return { archive, clock, newest, older, traffic, reports, replica };
};

let at: Awaited<ReturnType<typeof newsroom>>;
beforeEach(async () => {
  at = await newsroom();
});

const ask = async (replica: Replica, query: string): Promise<string[]> =>
  replica.ask(await replica.current(), (index) => found(index, query));
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await new Promise((done) => setImmediate(done));
};
const never: Read = () => new Promise(() => {});

/** Changes a byte of every page of the postings or the stored fields, as a rotten disk might. */
const damage = (archive: MemoryArchive, { key }: SnapshotPointer, section: string): void => {
  const bytes = Uint8Array.from(archive.rows.objects.get(key) ?? []);
  const { offset, length } = decodeLayout(bytes).sections.find(({ name }) => name === section) as {
    offset: number;
    length: number;
  };
  for (let place = offset; place < offset + length; place += 20_000) bytes[place] = (bytes[place] as number) ^ 1;
  archive.rows.objects.set(key, bytes);
};

describe('a replica that reads its snapshot by ranges', () => {
  it('answers when it has read a part, as one that has read the whole', async () => {
    const { archive, clock, newest, traffic, replica } = at;
    const whole = replicaOf(archive, clock, { snapshots: wholeSnapshots(archive.snapshots) });
    traffic.read = async (...range) => {
      if (traffic.reads > 6) return never(...range); // what is read behind the answers
      return archive.snapshots.readRange(...range);
    };
    for (const query of [wordOf(3, 5), wordOf(37, 800), 'harbour']) {
      const hits = await ask(replica, query);
      expect(hits.length).toBeGreaterThan(0);
      expect(hits).toEqual(found(await whole.current(), query));
    }
    expect(replica.snapshot?.read).toBeLessThan(newest.bytes);
  });

  it('reads the rest behind its answers, and then no more', async () => {
    const { newest, traffic, replica } = at;
    await ask(replica, 'harbour');
    await settled();
    expect(replica.snapshot?.read).toBe(newest.bytes);
    const { reads } = traffic;
    expect(await ask(replica, wordOf(21, 7))).toEqual(['a21']);
    expect(await replica.ask(await replica.current(), appearances)).toHaveLength(40);
    expect(traffic.reads).toBe(reads);
  });

  it('goes on with the rest where it was interrupted, behind the next answer', async () => {
    const { archive, newest, traffic, reports, replica } = at;
    await replica.current();
    const behind = traffic.reads + 3;
    traffic.read = async (...range) => {
      if (traffic.reads >= behind) throw new ArchiveError('unavailable', 'The connection has gone while we slept');
      return archive.snapshots.readRange(...range);
    };
    await ask(replica, 'harbour');
    await settled(); // an unhandled rejection would end the run
    expect(reports).toContain('a snapshot could not be read to its end');
    traffic.read = archive.snapshots.readRange;
    await ask(replica, 'harbour');
    await settled();
    const pages = newest.bytes + 3 * 2 ** 16; // what had arrived is not read again, but for the beginning of a page
    expect(traffic.bytes).toBeGreaterThan(newest.bytes * 0.99);
    expect(traffic.bytes).toBeLessThan(pages + 2 ** 18);
  });

  it('hides a withdrawn article at once, though nothing more of the snapshot can be read', async () => {
    const { archive, traffic, replica } = at;
    expect(await ask(replica, 'harbour')).toContain('a7');
    traffic.read = never;
    archive.withdraw('a7');
    archive.publish([story('new', 'harbour new')]);
    const hits = found(await replica.current(), 'harbour');
    expect([hits.includes('a7'), hits.includes('new'), hits.length]).toEqual([false, true, 40]);
    expect((await replica.current()).counts()).toMatchObject({ articles: 40, quotations: 40 });
  });
});

const appearances = (index: ArchiveIndex) => index.speakers.appearances('tomas-weld');

describe('a replica that finds a page damaged after it has opened its snapshot', () => {
  it('answers from the snapshot before, and follows the log from there', async () => {
    const { archive, newest, older, reports, replica } = at;
    damage(archive, newest, 'articles/postings');
    expect(await ask(replica, wordOf(37, 800))).toEqual(['a37']);
    expect(replica.snapshot?.commit).toBe(older.commit);
    expect(reports).toContain('gave up a snapshot');
    expect((await replica.current()).commit).toBe(2);
  });

  it('finds it by what it reads behind its answers, too', async () => {
    const { archive, newest, older, replica } = at;
    damage(archive, newest, 'articles/stored');
    expect(await ask(replica, wordOf(3, 5))).toEqual(['a3']);
    expect(replica.snapshot?.commit).toBe(newest.commit);
    await settled();
    expect(await ask(replica, wordOf(3, 5))).toEqual(['a3']);
    expect(replica.snapshot?.commit).toBe(older.commit);
  });

  it('is built from the table where no snapshot is sound, and asks for none of them again', async () => {
    const { archive, newest, older, traffic, replica } = at;
    damage(archive, newest, 'articles/postings');
    damage(archive, older, 'articles/postings');
    expect(await ask(replica, wordOf(3, 5))).toEqual(['a3']);
    expect(replica.snapshot).toBeNull();
    const { reads } = traffic;
    archive.withdraw('a3');
    expect(await ask(replica, wordOf(3, 5))).toEqual([]);
    expect(traffic.reads).toBe(reads);
  });

  it('does the same where the snapshot was deleted while it was read', async () => {
    const { archive, newest, older, replica } = at;
    await replica.current();
    archive.rows.objects.delete(newest.key);
    expect(await ask(replica, wordOf(37, 800))).toEqual(['a37']);
    expect(replica.snapshot?.commit).toBe(older.commit);
  });

  it('does it once for all who ask at the same time', async () => {
    const { archive, newest, older, reports, replica } = at;
    damage(archive, newest, 'articles/postings');
    const answers = await Promise.all([1, 5, 31, 38].map((article) => ask(replica, wordOf(article, 9))));
    expect(answers).toEqual([['a1'], ['a5'], ['a31'], ['a38']]);
    expect(replica.snapshot?.commit).toBe(older.commit);
    expect(reports.filter((message) => message === 'gave up a snapshot')).toHaveLength(1);
  });

  it('passes on a failure that may pass, and keeps its snapshot', async () => {
    const { archive, newest, traffic, replica } = at;
    await replica.current();
    traffic.read = async () => {
      throw new ArchiveError('unavailable', 'throttled');
    };
    await expect(ask(replica, wordOf(3, 5))).rejects.toMatchObject({ code: 'unavailable' });
    traffic.read = archive.snapshots.readRange;
    expect(await ask(replica, wordOf(3, 5))).toEqual(['a3']);
    expect(replica.snapshot?.commit).toBe(newest.commit);
  });
});
