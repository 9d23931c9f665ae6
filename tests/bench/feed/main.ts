import { parseArgs } from 'node:util';
import { clusterOf } from '../../../functions/stores/cluster.ts';
import { startNode } from '../../../infra/local/opensearch/node.ts';
import { nodeClient } from '../../support/node-client.ts';
import { rehearse } from './rehearse.ts';

/** How fast a real node of OpenSearch is fed, and whether what is killed on the way leaves a trace. */
export const benchFeed = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '100000' },
      changes: { type: 'string', default: '5000' },
      withdrawals: { type: 'string', default: '500' },
      kills: { type: 'string', default: '20' },
      json: { type: 'boolean' },
    },
  });
  const sizes = {
    articles: Number(values.articles),
    changes: Number(values.changes),
    withdrawals: Number(values.withdrawals),
    kills: Number(values.kills),
  };
  const node = await startNode();
  if ('missing' in node) {
    process.stdout.write(`Left out: ${node.missing}\n`);
    return;
  }
  const search = nodeClient(node.address);
  try {
    const { built, changed, documents, differences } = await rehearse(clusterOf(search), sizes);
    const told = [
      `${sizes.articles} articles built of the table in ${built.seconds.toFixed(0)} s: ${built.perSecond.toFixed(0)} a second, ${built.cpuPerArticle.toFixed(2)} ms of the feeder's CPU each`,
      `${sizes.changes} changes and ${sizes.withdrawals} withdrawals in ${changed.seconds.toFixed(0)} s, ${changed.perSecond.toFixed(0)} a second, while ${sizes.kills} feeders were killed`,
      `${documents} documents; ${differences.length} are not as a fresh build has them`,
      ...differences.slice(0, 10),
    ].join('\n');
    process.stdout.write(
      `${values.json === true ? JSON.stringify({ sizes, built, changed, documents, differences }) : told}\n`,
    );
    if (differences.length > 0) process.exitCode = 1;
  } finally {
    await search.close();
    await node.stop();
  }
};
