import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledAssets } from '../../functions/search/page/assets.ts';

// The slowest tests of the stack, about 15 s of CPU for each engine: the real command, the real bundles, CDK's validation
// of the template against CloudFormation's rules.

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'cuttings-synth-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Nobody's home, no credentials, and a proxy that does not exist for whoever would go to the network. */
const env = { PATH: process.env.PATH, HOME: home, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };

/** Something for every variable that a function of the stack is told by. */
const lambda = {
  ...Object.fromEntries(
    [
      ...['TABLE_NAME', 'UPLOADS_BUCKET', 'ARCHIVE_BUCKET', 'METRICS_NAMESPACE', 'OPENSEARCH_ENDPOINT', 'FEEDER_NAME'],
      ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'], // of the role, as Lambda gives them
    ].map((name) => [name, 'none']),
  ),
  ...Object.fromEntries(
    [
      ...['FRESHNESS_MS', 'WORDS_FRESHNESS_MS', 'SNAPSHOT_AFTER_COMMITS', 'KEEP_SNAPSHOTS'],
      ...['INDEX_SHARDS', 'INDEX_REPLICAS'],
    ].map((name) => [name, '1']),
  ),
  AWS_REGION: 'us-east-1',
  ...env,
};

describe.each([
  ['memory', 3],
  ['opensearch', 4],
])('cdk synth with the engine %s', (engine, functions) => {
  const out = join(home, engine);
  let synth: { status: number | null; stderr: string };
  beforeAll(() => {
    const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
    const words = ['synth', '--quiet', '--context', `engine=${engine}`, '--output', out];
    synth = spawnSync(process.execPath, [cdk, ...words], { cwd: root, env, encoding: 'utf8' });
  });

  const bundles = (): string[] =>
    readdirSync(out)
      .filter((name) => name.startsWith('asset.'))
      .map((name) => join(out, name, 'index.mjs'));

  it('passes without a network, without credentials, and without a finding of the offline validation', () => {
    expect(synth).toMatchObject({ status: 0 });
    const report = JSON.parse(readFileSync(join(out, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  it('bundles each function into one module that Node imports, with a handler', () => {
    expect(bundles()).toHaveLength(functions);
    for (const bundle of bundles()) {
      const script = `import { handler } from ${JSON.stringify(pathToFileURL(bundle))}; console.log(typeof handler); process.exit();`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: lambda,
        encoding: 'utf8',
      });
      expect(`${stdout}${stderr}`).toBe('function\n');
    }
  });

  it('puts the style sheet and the script of pages beside the function that answers readers', () => {
    const found = bundles().filter((bundle) => existsSync(join(dirname(bundle), 'assets')));
    expect(found).toHaveLength(1);
    const { style, script } = bundledAssets(pathToFileURL(`${join(dirname(found[0] ?? ''), 'assets')}/`));
    expect(style.text).toContain('prefers-color-scheme');
    expect(script.text.length).toBeGreaterThan(0);
  });

  it('keeps the bundles small, and able to load what CommonJS packages require', () => {
    for (const bundle of bundles()) {
      const text = readFileSync(bundle, 'utf8');
      expect(text.length).toBeLessThan(7 * 1024 * 1024);
      expect(text).toContain('(import.meta.url)');
    }
  });
});
