import { describe, expect, it } from 'vitest';
import type { ArticleDraft, Head } from '../../../functions/archive/article.ts';
import { feed } from '../../../functions/feed/feed.ts';
import { ALIAS, articleKey, documentsOf, STATE_KEY, termKey, versionOf } from '../../../functions/opensearch/layout.ts';
import { indexedHead } from '../../../functions/search/documents.ts';
import { draft } from '../../support/articles.ts';
import { type MemoryCluster, type MemoryIndex, memoryCluster } from '../../support/memory-cluster.ts';
import { embargo, story } from '../../support/replicas.ts';
import { POISON, refuses, type World, worldOf } from './world.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const WORDS = ['harbour', 'quay', 'barge', 'lock', 'зудова', 'mole', 'weir', 'sluice', 'tide', 'ferry'] as const;
const ACTS = 40;
const SEEDS = 60;

const draftOf = ({ random, time }: World): ArticleDraft => {
  const words = () => Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join(' ');
  const id = random.pick(IDS);
  const plain = draft(id);
  const quotations = Array.from({ length: random.below(4) }, (_, at) =>
    plain.quotations.map((quotation) => ({ ...quotation, id: `q${at + 1}`, text: words() })),
  ).flat();
  return story(id, random.chance(0.05) ? `${words()} ${POISON}` : words(), {
    blocks: [{ type: 'paragraph', text: [words(), ...quotations.map(({ text }) => text)].join(' ') }],
    quotations,
    ...(random.chance(0.2) ? embargo(Math.floor(time.now()) + random.below(600_000)) : {}),
  });
};

/** Publishes, withdraws and forgets the log, now and then. */
const newsroom = async (world: World): Promise<void> => {
  const { archive, random, time } = world;
  for (let act = 0; act < ACTS; act++) {
    await time.sleep(random.next() ** 3 * 300_000);
    const known = [...archive.rows.heads.keys()];
    if (known.length > 0 && random.chance(0.2)) archive.withdraw(random.pick(known as [string, ...string[]]));
    else if (random.chance(0.1)) await archive.snapshots.trimLog(Math.max(...archive.rows.log.keys(), 0));
    else {
      const drafts = Array.from({ length: 1 + random.below(3) }, () => draftOf(world));
      const once = [...new Map(drafts.map((it) => [it.id, it])).values()];
      archive.publish(once, time.now(), new Date(time.now()).toISOString());
    }
  }
};

const schedule = async ({ random, time, invoke }: World): Promise<void> => {
  for (let at = 0; at < 15; at++) {
    await time.sleep(random.next() ** 2 * 600_000);
    await invoke(random.pick(['changes', 'changes', 'all', 'all', 'all', 'rebuild']), random.between(1_000, 800_000));
  }
};

const servingOf = ({ indices }: MemoryCluster): readonly [string, MemoryIndex][] =>
  [...indices].filter(([, { aliases }]) => aliases.has(ALIAS));

/** What readers see of an index, without what feeders note there. */
const contentOf = ({ searchable }: MemoryIndex): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...searchable]
      .filter(([, { source }]) => !['state', 'feeder', 'none'].includes(String(source.kind)))
      .map(
        ([
          key,
          {
            source: { slots: _, ...source },
          },
        ]): [string, unknown] => [key, source],
      )
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

type Told = { readonly commit: number; readonly scan: unknown } | undefined;
const told = ({ documents }: MemoryIndex): Told => documents.get(STATE_KEY)?.source as Told;

/** An index says how far it is only when every change through that is in it. */
const checkState = (world: World, index: MemoryIndex): void => {
  const state = told(index);
  if (state === undefined || state.scan !== null) return;
  for (const row of world.archive.rows.heads.values()) {
    const head: Head = JSON.parse(row);
    if (head.commit > state.commit) continue;
    const there = index.searchable.get(articleKey(head.id))?.source;
    expect(there, `${head.id} is not in it`).toBeDefined();
    const isFound = there?.kind === 'article';
    expect(versionOf(Number(there?.revision), isFound)).toBeGreaterThanOrEqual(versionOf(head.revision, false));
    const wanted = documentsOf(head, indexedHead(head, isFound ? Number.MAX_SAFE_INTEGER : 0, 0));
    if (head.state === 'embargoed' || there?.refused !== undefined) continue;
    const said = [...index.searchable].filter(
      ([key, { source }]) => source.kind === 'quotation' && key.startsWith(`q:${head.id}:`),
    );
    expect(said.length, `quotations of ${head.id}`).toBe(wanted.length - 1);
    for (const term of new Set(
      String(wanted[0]?.document.body ?? '')
        .split(' ')
        .filter(Boolean),
    ))
      expect(index.searchable.has(termKey(term)), `${term} of ${head.id}`).toBe(true);
  }
};

/** No index that serves is one that is half built, and none ever goes back. */
const checking = (): Parameters<typeof worldOf>[1] => {
  const furthest = new WeakMap<MemoryIndex, number>();
  return (world, { path }) => {
    const serving = servingOf(world.cluster);
    expect(serving.length).toBeLessThan(2);
    for (const [name, index] of serving) {
      if (path === '/_aliases') expect(told(index)).toMatchObject({ scan: null });
      if (path === `/${name}/_doc/${STATE_KEY}`) checkState(world, index);
    }
    for (const index of world.cluster.indices.values()) {
      const { commit } = told(index) ?? { commit: 0 };
      expect(commit).toBeGreaterThanOrEqual(furthest.get(index) ?? 0);
      furthest.set(index, commit);
    }
  };
};

const freshBuild = async ({ archive, time }: World): Promise<MemoryIndex> => {
  const cluster = memoryCluster(refuses);
  const clock = { now: () => Math.floor(time.now()), sleep: async () => {} };
  const dependencies = { archive: archive.reader, cluster, clock, report: () => {}, measure: () => {} };
  await feed(
    { ...dependencies, atOnce: 100, size: { shards: 1, replicas: 0 } },
    { deadline: Number.POSITIVE_INFINITY },
  );
  const [[, index] = [null, null]] = servingOf(cluster);
  if (index === null) throw new Error('A fresh build serves');
  return index;
};

const ten = (work: () => Promise<void>): Promise<void> =>
  Array.from({ length: 10 }).reduce<Promise<void>>((before) => before.then(work), Promise.resolve());

const live = async (world: World): Promise<void> => {
  const { time, faults, invoke, archive, cluster } = world;
  await Promise.all([newsroom(world), schedule(world), schedule(world), schedule(world)]);
  faults.calm();
  await ten(async () => {
    await time.sleep(20 * 60_000);
    await invoke('all', 10 * 60_000);
  });
  const commit = Math.max(0, ...archive.rows.log.keys());
  expect(await invoke('changes', 20_000)).toMatchObject({ commit, nextDue: null, rebuilding: false });
  const [[, index] = [null, null]] = servingOf(cluster);
  if (index === null) throw new Error('There is an index that serves');
  expect(cluster.indices.size).toBe(1);
  expect(contentOf(index)).toEqual(contentOf(await freshBuild(world)));
  checkState(world, index);
};

describe('whatever happens to feeders, and however many are at work', () => {
  it.each(Array.from({ length: 10 }, (_, at) => at))(
    'the index is in the end what it is when it is built of the table (%i)',
    async (part) => {
      for (let seed = part; seed < SEEDS; seed += 10) {
        const world = worldOf(seed, checking());
        await world.time.run(live(world)).catch((error: unknown) => {
          throw new Error(`Seed ${seed}:\n${world.trace.slice(-30).join('\n')}`, { cause: error });
        });
      }
    },
  );
});
