import { feed } from '../../functions/feed/feed.ts';
import type { IndexSource } from '../../functions/search/index-source.ts';
import { SharedIndex } from '../../functions/search/opensearch/shared-index.ts';
import { Replica, type ReplicaDependencies } from '../../functions/search/replica.ts';
import { ownCluster } from './shared-cluster.ts';

const endpoint = process.env.CUTTINGS_OPENSEARCH;

/** Whether readers are answered from OpenSearch in this run, under `npm run test:opensearch`. */
export const ON_OPENSEARCH = endpoint !== undefined;

type Clearing = { readonly clear: () => Promise<void> };

// A node is slower the more indices it has: those of a test go with it, and what is made for a whole file with that.
let used: Clearing[] = [];
if (ON_OPENSEARCH && process.env.VITEST) {
  const { afterAll, afterEach, beforeEach } = await import('vitest'); // which there is not where a reader is no test's
  const clear = async (): Promise<void> => {
    const mine = used;
    used = [];
    await Promise.all(mine.map((one) => one.clear()));
  };
  let ofFile: Clearing[] = [];
  beforeEach(() => {
    ofFile = used;
    used = [];
  });
  afterEach(async () => {
    await clear();
    used = ofFile;
  });
  afterAll(clear);
}

/** What answers readers in this run: a replica in memory, or an index of a real OpenSearch. */
export const engineUnderTest = (dependencies: ReplicaDependencies): IndexSource => {
  if (endpoint === undefined) return new Replica(dependencies);
  const source = onOpenSearch(endpoint, dependencies);
  used.push(source);
  return source;
};

/** An index of its own on a node of OpenSearch, made when it is first asked. */
export const onOpenSearch = (
  address: string,
  dependencies: Omit<ReplicaDependencies, 'snapshots'>,
): IndexSource & Clearing => {
  const cluster = ownCluster(address);
  const size = { shards: 1, replicas: 0 };
  const feedNow = async (): Promise<void> => {
    await feed({ ...dependencies, cluster, size }, { deadline: Number.POSITIVE_INFINITY });
  };
  const shared = new SharedIndex({ ...dependencies, cluster, feeder: { feed: feedNow } });
  let made: Promise<void> | null = null;
  const once = async <T>(give: () => Promise<T>): Promise<T> => {
    made ??= feedNow();
    await made;
    return give();
  };
  return {
    engine: shared.engine,
    snapshot: null,
    current: () => once(() => shared.current()),
    renewed: () => once(() => shared.renewed()),
    atLeast: (commit) => once(() => shared.atLeast(commit)),
    asOf: (index) => shared.asOf(index),
    ask: (index, question) => shared.ask(index, question),
    clear: cluster.clear,
  };
};
