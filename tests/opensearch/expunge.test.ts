import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feed } from '../../functions/feed/feed.ts';
import { INDEX_PREFIX } from '../../functions/opensearch/layout.ts';
import { clusterOf } from '../../functions/stores/cluster.ts';
import { systemClock } from '../../functions/stores/environment.ts';
import { startNode } from '../../infra/local/opensearch/node.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { nodeClient } from '../support/node-client.ts';
import { story } from '../support/replicas.ts';

const WORD = 'kingfisher';
const LONGEST = 600_000; // ms: a minute until it is begun, and then as long as the machine takes

/** Files under a folder that have the word. */
const filesWith = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(WORD));

// With a node of its own, whose folder is looked into.
it(
  'No file of a node has a word of what was withdrawn, a while after',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'expunge-'));
    const node = await startNode({ folder });
    if ('missing' in node) throw new Error(node.missing);
    const search = nodeClient(node.address);
    const cluster = clusterOf(search);
    const archive = memoryArchive();
    const size = { shards: 1, replicas: 0 };
    const run = () =>
      feed(
        { archive: archive.reader, cluster, clock: systemClock, report: () => {}, measure: () => {}, size },
        { deadline: Number.POSITIVE_INFINITY },
      );
    try {
      archive.publish(Array.from({ length: 200 }, (_, at) => story(`a${at}`, at === 7 ? `A ${WORD}` : 'Harbour')));
      await run();
      await cluster.request({ method: 'POST', path: `/${INDEX_PREFIX}*/_flush` });
      expect(filesWith(folder)).not.toEqual([]);
      archive.withdraw('a7');
      await expect
        .poll(
          async () => {
            await run(); // as on a schedule
            return filesWith(folder);
          },
          { interval: 5_000, timeout: LONGEST },
        )
        .toEqual([]);
    } finally {
      await search.close();
      await node.stop();
    }
  },
  LONGEST + 200_000,
);
