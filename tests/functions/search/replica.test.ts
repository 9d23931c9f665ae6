import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { ArchiveIndex } from '../../../functions/search/archive-index.ts';
import { readQuery, wordsFor } from '../../../functions/search/query.ts';
import { Replica, type ReplicaDependencies } from '../../../functions/search/replica.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/search/snapshot-format.ts';
import { draft } from '../../support/articles.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

const replicaOf = (archive: MemoryArchive, clock: ManualClock, changes: Partial<ReplicaDependencies> = {}): Replica =>
  new Replica({
    archive: archive.reader,
    snapshots: archive.snapshots,
    clock,
    freshness: 1_000,
    report: () => {},
    ...changes,
  });

const found = (index: ArchiveIndex, query: string): string[] =>
  index
    .searchArticles(wordsFor(readQuery(query), index), 'all')
    .map(({ id }) => id)
    .sort();

const story = (id: string, words: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, headline: words, ...changes });

const snapshotNow = async (archive: MemoryArchive, index: ArchiveIndex): Promise<boolean> =>
  archive.snapshots.write(ANALYSER, { commit: index.commit, articles: 0, at: '' }, await encodeSnapshot(index));

const embargo = (until: number) => ({
  rights: { copyright: null, usageTerms: null, embargoedUntil: new Date(until).toISOString() },
});

/** Counts the calls of one port, and may hold or fail them. */
const counting = (archive: MemoryArchive) => {
  const calls = { heads: 0, commits: 0 };
  return {
    calls,
    reader: {
      ...archive.reader,
      heads: (ids: readonly string[]) => {
        calls.heads++;
        return archive.reader.heads(ids);
      },
      commits: (after: number, limit: number) => {
        calls.commits++;
        return archive.reader.commits(after, limit);
      },
    },
  };
};

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

  it('ends after two seconds, saying how far the index is', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    archive.publish([story('a', 'harbour')]);
    const started = clock.now();
    await expect(replicaOf(archive, clock).atLeast(7)).rejects.toMatchObject({
      code: 'unavailable',
      detail: { commit: 1 },
    });
    expect(clock.now() - started).toBe(2_000);
  });
});

describe('an embargoed article', () => {
  it('is nowhere until its time, and then there without a commit', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 60_000 });
    archive.publish([story('a', 'harbour sold', embargo(clock.now() + 5_000))], clock.now());
    const before = await replica.current();
    const version = before.version;
    expect([found(before, 'harbour'), before.knows('harbour', false), before.counts()]).toEqual([
      [],
      false,
      { articles: 0, quotations: 0, speakers: 0 },
    ]);
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

  it('stays hidden in a snapshot, without a word of it', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    archive.publish([story('a', 'harbour', embargo(clock.now() + 5_000))], clock.now());
    const index = await decodeSnapshot(await encodeSnapshot(await replicaOf(archive, clock).current()));
    expect(index.knows('harbour', false)).toBe(false);
    clock.pass(5_000);
    expect(index.due(clock.now())).toEqual(['a']);
  });
});

describe('a replica that starts', () => {
  const archiveWithSnapshots = async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const writer = replicaOf(archive, clock, { freshness: 0 });
    for (const id of ['a', 'b', 'c']) {
      archive.publish([story(id, `harbour ${id}`)]);
      await snapshotNow(archive, await writer.current());
    }
    archive.publish([story('d', 'harbour d')]);
    const pointers = archive.rows.pointers.get(ANALYSER) ?? [];
    return { archive, clock, pointers };
  };

  it('loads the newest snapshot and follows the log from there', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    const { calls, reader } = counting(archive);
    const replica = replicaOf(archive, clock, { archive: { ...reader, everyHead: neverAsked } });
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(3);
    expect(calls.heads).toBe(1);
  });

  it.each([
    ['is gone', (archive: MemoryArchive, key: string) => archive.rows.objects.delete(key)],
    [
      'is damaged',
      (archive: MemoryArchive, key: string) => archive.rows.objects.set(key, new Uint8Array([0x1f, 0x8b, 1, 2])),
    ],
  ])('takes the one before where the newest %s', async (_, damage) => {
    const { archive, clock, pointers } = await archiveWithSnapshots();
    damage(archive, pointers[0]?.key ?? '');
    const replica = replicaOf(archive, clock);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(2);
  });

  it('takes the one before where the newest is whole but not ours', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    await archive.snapshots.write(ANALYSER, { commit: 4, articles: 0, at: '' }, new TextEncoder().encode('{}'));
    const replica = replicaOf(archive, clock);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(3);
  });

  it('is built from the table where no snapshot is left, missing nothing that is committed meanwhile', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    archive.rows.objects.clear();
    const everyHead = async function* () {
      for await (const head of archive.reader.everyHead()) {
        if (head.id === 'a') archive.publish([story('e', 'harbour e'), story('b', 'quay')]);
        if (head.id !== 'e') yield head; // a scan may pass by what is written behind it
      }
    };
    const replica = replicaOf(archive, clock, { archive: { ...archive.reader, everyHead } });
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'c', 'd', 'e']);
    expect(replica.snapshot).toBeNull();
  });

  it('fails where it cannot be known whether there is a snapshot, and tries again', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    let down = true;
    const pointers = async (analyser: string) => {
      if (down) throw new ArchiveError('unavailable', 'throttled');
      return archive.snapshots.pointers(analyser);
    };
    const replica = replicaOf(archive, clock, { snapshots: { ...archive.snapshots, pointers } });
    await expect(replica.current()).rejects.toMatchObject({ code: 'unavailable' });
    down = false;
    expect(found(await replica.current(), 'harbour')).toHaveLength(4);
  });
});

describe('a replica whose part of the log was trimmed', () => {
  const sleeper = async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    archive.publish([story('a', 'harbour')]);
    await replica.current();
    archive.withdraw('a');
    for (const id of ['b', 'c', 'd']) archive.publish([story(id, 'harbour')]);
    return { archive, clock, replica };
  };

  it('starts again from a newer snapshot', async () => {
    const { archive, clock, replica } = await sleeper();
    await snapshotNow(archive, await replicaOf(archive, clock).current());
    await archive.snapshots.trimLog(5);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(5);
  });

  it('is built anew where there is none', async () => {
    const { archive, replica } = await sleeper();
    await archive.snapshots.trimLog(3);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
    expect((await replica.current()).commit).toBe(5);
  });

  it('takes a hole in the log for what it is', async () => {
    const { archive, replica } = await sleeper();
    archive.rows.log.delete(2); // rows go in any order while the log is trimmed
    archive.rows.log.delete(4);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
  });
});

const neverAsked = (): never => {
  throw new Error('The table is not to be scanned');
};

describe('whatever happens to the archive, and whenever a replica looks', () => {
  const VOCABULARY = ['harbour', 'quay', 'barge', 'lock', 'зудова'];
  const PEOPLE = ['tomas-weld', 'olga-zudova'];
  const words = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 5 });
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish' as const), id, words, embargo: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), id }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat(6) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('follow' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('snapshot' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const) }) },
  );

  const article = (of: string, text: readonly string[], until: number): ArticleDraft => {
    const plain = draft(of);
    const person = text.includes('зудова') ? 'olga-zudova' : 'tomas-weld';
    return story(of, text.slice(0, 2).join(' '), {
      blocks: [{ type: 'paragraph', text: text.join(' ') }],
      quotations: plain.quotations.map((quotation) => ({ ...quotation, text: text.join(' ') })),
      speakers: plain.speakers.map((speaker) => ({ ...speaker, person, name: text[0] ?? '', forms: [] })),
      ...(until === 0 ? {} : embargo(until)),
    });
  };

  /** Everything that a reader could see of an index. */
  const visibleIn = (index: ArchiveIndex) => ({
    counts: index.counts(),
    known: [...VOCABULARY, 'zudova'].map((term) => [index.knows(term, false), index.knows(term.slice(0, 3), true)]),
    matches: [...VOCABULARY, 'quay lock', 'barge harb', 'zudova harbuor'].map((query) =>
      (['all', 'any'] as const).map((combine) =>
        [
          index.searchArticles(wordsFor(readQuery(query), index), combine),
          index.searchQuotations(wordsFor(readQuery(query), index), combine, () => true),
        ].map((matches) => matches.map(({ id: of, score }) => `${of} ${score.toFixed(6)}`).sort()),
      ),
    ),
    people: PEOPLE.map((person) => index.speakers.appearances(person)),
    revisions: ['a', 'b', 'c', 'd', 'e'].map((of) => index.revisionOf(of)),
  });

  it('it shows what one shows that is built from the table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (history) => {
        const [archive, clock] = [memoryArchive(2), manualClock()];
        const replica = replicaOf(archive, clock, { freshness: 0 });
        for (const happened of history) {
          if (happened.kind === 'publish') {
            const until = happened.embargo < 7 ? 0 : clock.now() + happened.embargo * 1_000;
            archive.publish([article(happened.id, happened.words, until)], clock.now());
          } else if (happened.kind === 'withdraw') {
            if (archive.rows.heads.has(happened.id)) archive.withdraw(happened.id);
          } else if (happened.kind === 'pass') clock.pass(happened.seconds * 1_000);
          else if (happened.kind === 'follow') await replica.current();
          else if (happened.kind === 'snapshot') await snapshotNow(archive, await replicaOf(archive, clock).current());
          else {
            const oldest = (await archive.snapshots.pointers(ANALYSER)).at(-1);
            if (oldest !== undefined) await archive.snapshots.trimLog(oldest.commit);
          }
        }
        const none = { ...archive.snapshots, pointers: async () => [] };
        const built = visibleIn(await replicaOf(archive, clock, { snapshots: none }).current());
        expect(visibleIn(await replica.current())).toEqual(built);
        expect(visibleIn(await replicaOf(archive, clock).current())).toEqual(built);
        const through = await decodeSnapshot(await encodeSnapshot(await replica.current()));
        expect(visibleIn(through)).toEqual(built);
      }),
      { numRuns: 150 },
    );
  });

  it('revisions may come in any order and any number of times', async () => {
    await fc.assert(
      fc.property(
        fc.array(fc.record({ id, words }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (all, chance) => {
          const archive = memoryArchive();
          const heads = all.flatMap((one) => archive.publish([article(one.id, one.words, 0)]));
          const inOrder = new ArchiveIndex();
          for (const head of heads) inOrder.apply(head, 0);
          const shuffled = [...heads, ...heads]
            .map((head) => ({ head, at: chance.next().value }))
            .sort((one, other) => one.at - other.at);
          const outOfOrder = new ArchiveIndex();
          for (const { head } of shuffled) outOfOrder.apply(head, 0);
          expect(visibleIn(outOfOrder)).toEqual(visibleIn(inOrder));
        },
      ),
      { numRuns: 100 },
    );
  });
});
