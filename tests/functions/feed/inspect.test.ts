import { describe, expect, it } from 'vitest';
import { feed } from '../../../functions/feed/feed.ts';
import { feedAgain, listIndexed } from '../../../functions/feed/inspect.ts';
import { ALIAS, articleKey } from '../../../functions/opensearch/layout.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { memoryCluster } from '../../support/memory-cluster.ts';
import { story } from '../../support/replicas.ts';

const NEVER = Number.POSITIVE_INFINITY;

const fed = async () => {
  const archive = memoryArchive();
  archive.publish([story('a', 'Ferry'), story('b', 'Harbour'), story('c', 'Quay')]);
  archive.withdraw('b');
  const cluster = memoryCluster();
  const dependencies = {
    archive: archive.reader,
    cluster,
    clock: manualClock(),
    report: () => {},
    measure: () => {},
    size: { shards: 1, replicas: 0 },
  };
  await feed(dependencies, { deadline: NEVER });
  const [index] = [...cluster.indices.values()].filter(({ aliases }) => aliases.has(ALIAS));
  return { archive, cluster, dependencies, documents: index?.documents ?? new Map() };
};

describe('the index that readers have', () => {
  it('tells its articles by their ids, those that are hidden included', async () => {
    const { cluster } = await fed();
    expect(await listIndexed(cluster, null)).toEqual([
      { id: 'a', revision: 1, found: true },
      { id: 'b', revision: 2, found: false },
      { id: 'c', revision: 1, found: true },
    ]);
    expect((await listIndexed(cluster, 'b')).map(({ id }) => id)).toEqual(['c']);
    await expect(listIndexed(memoryCluster(), null)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is given articles again as the table has them, whatever it has of them and the log says', async () => {
    const { archive, cluster, dependencies, documents } = await fed();
    documents.delete(articleKey('a'));
    archive.rows.heads.delete('c');
    await feedAgain(dependencies, ['a', 'c'], NEVER);
    expect((await listIndexed(cluster, null)).map(({ id, found }) => [id, found])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
  });
});
