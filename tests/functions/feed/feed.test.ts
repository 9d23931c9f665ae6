import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { MeasureName } from '../../../functions/archive/measure.ts';
import { type FeedDependencies, type FeedWish, feed } from '../../../functions/feed/feed.ts';
import type { ClusterRequest } from '../../../functions/opensearch/cluster.ts';
import { ALIAS, articleKey, quotationKey, STATE_KEY, termKey } from '../../../functions/opensearch/layout.ts';
import { draft } from '../../support/articles.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { memoryCluster } from '../../support/memory-cluster.ts';
import { embargo, story } from '../../support/replicas.ts';

const MINUTE = 60_000;

/** An archive, a cluster that takes no poison, and a feeder between them. */
const desk = (changes: Partial<FeedDependencies> = {}) => {
  const archive = memoryArchive();
  const clock = manualClock();
  const cluster = memoryCluster(({ headline, said_text: said }) =>
    `${headline} ${said}`.includes('poison') ? 'mapper_parsing_exception' : null,
  );
  const measured: [MeasureName, number][] = [];
  const reported: string[] = [];
  const dependencies: FeedDependencies = {
    archive: archive.reader,
    cluster,
    clock,
    report: (message) => void reported.push(message),
    measure: (name, value) => void measured.push([name, value]),
    size: { shards: 1, replicas: 0 },
    atOnce: 2,
    ...changes,
  };
  const run = (wish: FeedWish = 'all', deadline = Number.POSITIVE_INFINITY) => feed(dependencies, { deadline, wish });
  const serving = () => [...cluster.indices].find(([, { aliases }]) => aliases.has(ALIAS))?.[0] ?? null;
  const indexed = () => cluster.indices.get(serving() ?? '')?.searchable ?? new Map();
  const kindOf = (key: string) => indexed().get(key)?.source.kind;
  const termsLike = (term: string) => [...indexed().keys()].filter((key) => key.startsWith(termKey(term)));
  return { archive, clock, cluster, measured, reported, run, serving, indexed, kindOf, termsLike };
};

/** A story that says one thing, in as many quotations as are wanted. */
const saying = (id: string, headline: string, ...said: readonly string[]) => {
  const [quotation] = draft(id).quotations;
  if (quotation === undefined) throw new Error('The short story has a quotation');
  return story(id, headline, {
    blocks: [{ type: 'paragraph', text: said.join(' ') }],
    quotations: said.map((text, at) => ({ ...quotation, id: `q${at + 1}`, text })),
  });
};

describe('a feeder', () => {
  it('builds an index of the table where there is none, and then follows the log', async () => {
    const { archive, run, serving, kindOf, measured } = desk();
    archive.publish([story('a', 'Ferry'), story('b', 'Harbour'), story('c', 'Quay')]);
    expect(await run('changes')).toEqual({ commit: 0, released: 0, nextDue: null, rebuilding: false });
    expect(serving()).toBeNull();
    expect(await run()).toEqual({ commit: 1, released: 0, nextDue: null, rebuilding: false });
    archive.publish([story('d', 'Weir')]);
    expect(await run('changes')).toMatchObject({ commit: 2 });
    expect(['a', 'b', 'c', 'd'].map((id) => kindOf(articleKey(id)))).toEqual(Array(4).fill('article'));
    expect(measured.filter(([name]) => name === 'FeedLag')).toHaveLength(1);
  });

  it('puts a revision in the place of the one before, quotations that it has no more included', async () => {
    const { archive, run, kindOf, indexed } = desk();
    archive.publish([saying('a', 'Ferry', 'one', 'two', 'three')]);
    await run();
    archive.publish([saying('a', 'Ferry', 'else')]);
    await run('changes');
    expect([0, 1, 2].map((at) => kindOf(quotationKey('a', at)))).toEqual(['quotation', 'none', 'none']);
    expect(indexed().get(quotationKey('a', 0))?.source.said_text).toBe('else');
  });

  it('leaves no word of what is withdrawn, nor a term that only that had', async () => {
    const { archive, run, cluster, termsLike } = desk();
    archive.publish([saying('a', 'Kingfisher', 'barges wait'), saying('b', 'Ferry', 'barges')]);
    await run();
    expect([termsLike('kingfisher'), termsLike('barges')].map(({ length }) => length)).toEqual([1, 1]);
    archive.withdraw('a');
    await run('changes');
    expect([termsLike('kingfisher'), termsLike('barges')].map(({ length }) => length)).toEqual([0, 1]);
    for (const { documents } of cluster.indices.values())
      expect(JSON.stringify([...documents])).not.toMatch(/kingfisher|wait/);
  });

  it('hides an article under embargo until its time has come', async () => {
    const { archive, clock, run, kindOf, termsLike } = desk();
    const until = clock.now() + MINUTE;
    archive.publish([story('a', 'Kingfisher', embargo(until))], clock.now());
    expect(await run()).toMatchObject({ released: 0, nextDue: until });
    expect([kindOf(articleKey('a')), termsLike('kingfisher')]).toEqual(['hidden', []]);
    clock.pass(MINUTE);
    expect(await run('changes')).toMatchObject({ released: until, nextDue: null });
    expect([kindOf(articleKey('a')), kindOf(quotationKey('a', 0))]).toEqual(['article', 'quotation']);
  });

  it('reads the whole table again where the log does not lead on, but not while a reader waits', async () => {
    const { archive, run, kindOf } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    for (const id of ['b', 'c', 'd']) archive.publish([story(id, 'Harbour')]);
    await archive.snapshots.trimLog(3);
    expect(await run('changes')).toMatchObject({ commit: 1 });
    expect(await run()).toMatchObject({ commit: 4 });
    expect(kindOf(articleKey('c'))).toBe('article');
  });

  it('goes on where it was when its time was up', async () => {
    const archive = memoryArchive();
    const clock = manualClock();
    const read: string[] = [];
    const everyHead: FeedDependencies['archive']['everyHead'] = async function* (...asked) {
      for await (const head of archive.reader.everyHead(...asked)) {
        clock.pass(MINUTE);
        read.push(head.id);
        yield head;
      }
    };
    const { run, serving } = desk({ archive: { ...archive.reader, everyHead }, clock, atOnce: 1 });
    archive.publish(['a', 'b', 'c', 'd', 'e'].map((id) => story(id, 'Ferry')));
    const outcomes: boolean[] = [];
    while (outcomes.at(-1) ?? true) outcomes.push((await run('all', clock.now() + 2 * MINUTE)).rebuilding);
    expect([outcomes, read]).toEqual([
      [true, true, false],
      ['a', 'b', 'c', 'd', 'e'],
    ]);
    expect(serving()).not.toBeNull();
  });
});

describe('an index that another is to take the place of', () => {
  it('serves until the other is complete, and is deleted a while later', async () => {
    const { archive, clock, run, serving, cluster } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    const old = serving();
    clock.pass(1);
    expect(await run('rebuild')).toMatchObject({ commit: 1, rebuilding: false });
    expect(serving()).not.toBe(old);
    expect(cluster.indices.size).toBe(2);
    clock.pass(10 * MINUTE);
    await run();
    expect([...cluster.indices.keys()]).toEqual([serving()]);
  });

  it('is one of another analyser or layout', async () => {
    const { archive, clock, run, serving, cluster } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    const old = serving();
    const documents = cluster.indices.get(old ?? '')?.documents;
    const state = documents?.get(STATE_KEY);
    if (state) documents?.set(STATE_KEY, { ...state, source: { ...state.source, madeBy: 'older' } });
    clock.pass(1);
    await run('changes');
    expect(serving()).toBe(old);
    await run();
    expect(serving()).not.toBe(old);
  });

  it('is one that is beyond the end of the log: the table was put back to an earlier time', async () => {
    const { archive, clock, run, serving, kindOf } = desk();
    archive.publish([story('a', 'Ferry')]);
    archive.publish([story('b', 'Harbour')]);
    await run();
    const old = serving();
    archive.rows.log.delete(2);
    archive.rows.heads.delete('b');
    clock.pass(1);
    expect(await run()).toMatchObject({ commit: 1 });
    expect([serving() === old, kindOf(articleKey('b'))]).toEqual([false, undefined]);
  });

  it('is deleted, too, where nobody goes on building it', async () => {
    const { archive, clock, run, serving, cluster } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    cluster.answer({ method: 'PUT', path: `/cuttings-newer-${clock.now() + 1}` });
    await run();
    expect(cluster.indices.size).toBe(2);
    clock.pass(61 * MINUTE);
    await run();
    expect([...cluster.indices.keys()]).toEqual([serving()]);
  });
});

describe('what OpenSearch does not take', () => {
  it('costs the others nothing, is told and measured as long as it is so, and is tried again', async () => {
    const { archive, run, kindOf, measured, reported } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    archive.publish([story('a', 'Ferry poison'), story('b', 'Harbour')]);
    expect(await run('changes')).toMatchObject({ commit: 2 });
    expect(['a', 'b'].map((id) => kindOf(articleKey(id)))).toEqual(['hidden', 'article']);
    expect(reported).toContain('OpenSearch refuses a document');
    const failures = () => measured.filter(([name]) => name === 'FeedFailures');
    await run();
    await run();
    expect(failures()).toEqual([
      ['FeedFailures', 1],
      ['FeedFailures', 1],
    ]);
    archive.publish([story('a', 'Ferry again')]);
    await run();
    expect([kindOf(articleKey('a')), failures().length]).toEqual(['article', 2]);
  });

  it('of an article is only the quotation that it does not take', async () => {
    const { archive, run, kindOf, indexed } = desk();
    archive.publish([saying('a', 'Ferry', 'one', 'poison', 'three')]);
    await run();
    expect(kindOf(articleKey('a'))).toBe('article');
    expect([0, 1, 2].map((at) => kindOf(quotationKey('a', at)))).toEqual(['quotation', 'none', 'quotation']);
    expect(indexed().get(quotationKey('a', 1))?.source.refused).toBe('mapper_parsing_exception');
  });

  it('whole requests are too large: they are sent in parts', async () => {
    const { archive, cluster, run, kindOf } = desk({ atOnce: 100 });
    const { request } = cluster;
    Object.assign(cluster, {
      request: async (asked: ClusterRequest) =>
        (asked.lines?.length ?? 0) > 6 && asked.path.endsWith('_bulk') ? { status: 413, body: {} } : request(asked),
    });
    archive.publish(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => story(id, 'Ferry')));
    await run();
    expect(kindOf(articleKey('g'))).toBe('article');
  });
});

describe('a cluster that is too busy', () => {
  const busy = (times: number) => {
    const it = desk();
    const { request } = it.cluster;
    let left = times;
    Object.assign(it.cluster, {
      request: async (asked: ClusterRequest) => {
        if (!asked.path.endsWith('_bulk') || left-- <= 0) return request(asked);
        throw new ArchiveError('unavailable', 'Too many requests');
      },
    });
    it.archive.publish([story('a', 'Ferry')]);
    return it;
  };

  it('is asked again, later and later', async () => {
    const { clock, run } = busy(4);
    const begun = clock.now();
    expect(await run()).toMatchObject({ commit: 1 });
    expect(clock.now() - begun).toBe(200 + 400 + 800 + 1_600);
  });

  it('is given up when the time is up, and nothing is said to be done', async () => {
    const { clock, run, serving } = busy(Number.POSITIVE_INFINITY);
    await expect(run('all', clock.now() + MINUTE)).rejects.toMatchObject({ code: 'unavailable' });
    expect(serving()).toBeNull();
  });
});

describe('a row that cannot be read, or is gone', () => {
  it('is not found any more, as by a replica', async () => {
    const { archive, run, kindOf, termsLike } = desk();
    archive.publish([saying('a', 'Kingfisher', 'wait')]);
    await run();
    archive.publish([saying('a', 'Kingfisher', 'still')]);
    archive.rows.heads.delete('a');
    expect(await run('changes')).toMatchObject({ commit: 2 });
    expect([kindOf(articleKey('a')), kindOf(quotationKey('a', 0))]).toEqual(['hidden', 'none']);
    expect(termsLike('kingfisher')).toEqual([]);
  });
});

describe('two feeders at once', () => {
  it('do not do the same work: the other says how far the index is', async () => {
    const { archive, cluster, run } = desk();
    archive.publish([story('a', 'Ferry')]);
    await run();
    archive.publish([story('b', 'Harbour')]);
    const { request } = cluster;
    let isAlone = true;
    Object.assign(cluster, {
      request: async (asked: ClusterRequest) => {
        if (asked.path.endsWith('_bulk') && isAlone) {
          isAlone = false;
          expect(await run('changes')).toMatchObject({ commit: 1 });
        }
        return request(asked);
      },
    });
    expect(await run('changes')).toMatchObject({ commit: 2 });
  });
});

describe('bytes that Lucene keeps of what was taken out', () => {
  it('are cleared away once, when every copy can do without, and not too often', async () => {
    const { archive, clock, cluster, run } = desk();
    const merges: string[] = [];
    const { request } = cluster;
    Object.assign(cluster, {
      request: async (asked: ClusterRequest) => {
        if (asked.path.endsWith('_forcemerge')) merges.push(asked.path);
        return request(asked);
      },
    });
    archive.publish([story('a', 'Ferry'), story('b', 'Harbour')]);
    await run();
    archive.withdraw('a');
    await run();
    expect(merges).toHaveLength(0);
    clock.pass(MINUTE);
    await run();
    await run();
    expect(merges).toHaveLength(1);
    archive.withdraw('b');
    await run();
    clock.pass(2 * MINUTE);
    await run();
    expect(merges).toHaveLength(1);
    clock.pass(24 * 60 * MINUTE);
    await run();
    expect(merges).toHaveLength(2);
  });
});
