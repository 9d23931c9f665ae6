import { join, relative } from 'node:path';
import { whenLauncherEnds } from '../machine/launcher.ts';
import { freePort } from '../machine/ports.ts';
import { readStartSettings } from '../machine/start-settings.ts';
import { reportOf } from '../start-error.ts';
import { startNode } from './node.ts';

// npm run opensearch: a node of OpenSearch for `npm start -- -c engine=opensearch`, until Ctrl-C. What it holds stays in the
// data folder, beside the archive that it belongs to.

const main = async (): Promise<number> => {
  const { data, openSearchPort } = readStartSettings(process.env);
  const folder = join(data, 'opensearch');
  const port = await freePort(openSearchPort, 'OPENSEARCH_PORT');
  console.log('Starting a node of OpenSearch, which Maven fetches the first time …');
  const node = await startNode({ folder, port });
  if ('missing' in node) {
    console.error(node.missing);
    return 1;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void node.stop());
  whenLauncherEnds(process.env, () => void node.stop());
  console.log(`\nOpenSearch answers at ${node.address}, data in ${relative('', folder)}. In another terminal:

  CUTTINGS_OPENSEARCH=${node.address} npm start -- -c engine=opensearch

Ctrl-C stops it; what is stored stays.`);
  await node.ended;
  return 0;
};

process.exitCode = await main().catch((error: unknown) => {
  console.error(reportOf(error));
  return 1;
});
