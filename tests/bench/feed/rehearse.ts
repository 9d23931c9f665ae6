import { ArchiveError } from '../../../functions/archive/errors.ts';
import { type FeedDependencies, type FeedWish, feed } from '../../../functions/feed/feed.ts';
import { generations } from '../../../functions/feed/generations.ts';
import type { Cluster } from '../../../functions/opensearch/cluster.ts';
import { costOf } from '../cost.ts';
import { between, type Random, seededRandom } from '../material/random.ts';
import { type ChangingArchive, changingArchive } from './changing-archive.ts';
import { contentOf, differencesOf } from './content.ts';

export type Sizes = {
  readonly articles: number;
  readonly changes: number;
  readonly withdrawals: number;
  /** Feeders that are killed meanwhile, at any request. */
  readonly kills: number;
};

/** What it took, without making the articles up. */
type Took = { readonly seconds: number; readonly cpuPerArticle: number; readonly perSecond: number };

export type Rehearsed = {
  readonly built: Took;
  readonly changed: Took;
  readonly documents: number;
  /** Keys of documents that are not as a fresh build has them. */
  readonly differences: readonly string[];
};

const CHANGES = 10; // of one commit
const LEASE = 21_000; // ms after which nobody thinks a feeder alive that was killed

/** Feeds an archive, then its changes while feeders are killed, and compares the index with one that is built anew. */
export const rehearse = async (cluster: Cluster, sizes: Sizes): Promise<Rehearsed> => {
  const random = seededRandom(10);
  const archive = changingArchive(sizes.articles);
  let passed = 0; // ms that nobody waited for
  const clock: FeedDependencies['clock'] = {
    now: () => Date.now() + passed,
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  };
  const run = (wish: FeedWish, by = cluster) =>
    feed(
      { archive, cluster: by, clock, report: () => {}, measure: () => {}, size: { shards: 1, replicas: 0 } },
      { deadline: Number.POSITIVE_INFINITY, wish },
    );

  const built = await took(archive, sizes.articles, () => run('all'));
  const acts = actsOf(random, sizes);
  const changed = await took(archive, acts.length, async () => {
    const isKill = (at: number): boolean =>
      Math.floor((at * sizes.kills) / acts.length) !== Math.floor(((at + 1) * sizes.kills) / acts.length);
    for (const [at, act] of acts.entries()) {
      act(archive);
      if (at % CHANGES === CHANGES - 1) archive.commit();
      if (!isKill(at)) continue;
      const dying = dyingCluster(random, cluster);
      await Promise.race([run('all', dying.cluster).catch(unlessUnavailable), dying.died]);
      passed += LEASE;
      await run('changes');
    }
    archive.commit();
    await run('all');
  });

  const before = await servingOf(cluster);
  await run('rebuild');
  const after = await servingOf(cluster);
  if (before === after) throw new Error('Nothing was built anew');
  const fresh = await contentOf(cluster, after);
  const differences = differencesOf(await contentOf(cluster, before), fresh);
  return { built, changed, documents: fresh.size, differences };
};

const servingOf = async (cluster: Cluster): Promise<string> => {
  const serving = (await generations(cluster)).find(({ serves }) => serves);
  if (serving === undefined) throw new Error('No index serves');
  return serving.name;
};

const took = async ({ made }: ChangingArchive, articles: number, work: () => Promise<unknown>): Promise<Took> => {
  const before = { ...made };
  const { cost } = await costOf(work);
  const seconds = (cost.wall - (made.wall - before.wall)) / 1000;
  return { seconds, cpuPerArticle: (cost.cpu - (made.cpu - before.cpu)) / articles, perSecond: articles / seconds };
};

type Act = (archive: ChangingArchive) => void;

/** In any order, each of any article. */
const actsOf = (random: Random, { articles, changes, withdrawals }: Sizes): readonly Act[] => {
  const acts = Array.from({ length: changes + withdrawals }, (_, at): Act => {
    const number = between(random, 0, articles - 1);
    return (archive) => (at < changes ? archive.change(number) : archive.withdraw(number));
  });
  for (let at = acts.length - 1; at > 0; at--) {
    const other = between(random, 0, at);
    [acts[at], acts[other]] = [acts[other] as Act, acts[at] as Act];
  }
  return acts;
};

/** A cluster as a feeder sees it that is killed at one of its requests, which may have gone out or not. */
const dyingCluster = (random: Random, cluster: Cluster) => {
  let left = between(random, 1, 40);
  let die = (): void => {};
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const request: Cluster['request'] = async (asked) => {
    if (left-- > 0) return cluster.request(asked);
    if (left === -1 && random() < 0.5) await cluster.request(asked);
    die();
    return new Promise(() => {});
  };
  return { died, cluster: { request } };
};

const unlessUnavailable = (error: unknown): void => {
  if (!(error instanceof ArchiveError) || error.code !== 'unavailable') throw error;
};
