import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startNode } from '../../infra/local/opensearch/node.ts';

// npm run test:opensearch [-- FILE …]: what must hold on a real node of OpenSearch. It is started for the run, unless
// CUTTINGS_OPENSEARCH names one that is up.

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const runTests = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const vitest = [fromRoot('node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/opensearch/vitest.config.ts'];
    const tests = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], {
      cwd: fromRoot(''),
      env: { ...process.env, CUTTINGS_OPENSEARCH: address },
      stdio: 'inherit',
    });
    tests.once('error', reject);
    tests.once('close', (code) => resolve(code ?? 1));
  });

const main = async (): Promise<number> => {
  const running = process.env.CUTTINGS_OPENSEARCH;
  if (running) return runTests(running);
  const node = await startNode();
  if ('missing' in node) {
    console.log(`Left out: ${node.missing}`);
    return 0;
  }
  try {
    return await runTests(node.address);
  } finally {
    await node.stop();
  }
};

process.exitCode = await main();
