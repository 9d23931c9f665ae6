import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { nodeFor } from '../../../infra/local/lambda/node24.ts';
import type { Nursery } from './run-child.ts';

const RUNTIME = 'nodejs24.x'; // Lambda's

/** Bundles the code of the children, as Lambda's functions are, so that none of them pays for reading TypeScript. */
export const openNursery = async (folder: string): Promise<Nursery & { readonly note: string | null }> => {
  const code = join(folder, 'code');
  await build({
    entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
    outdir: code,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // each engine's code by itself
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const { path, note } = nodeFor(RUNTIME);
  const peers = fileURLToPath(new URL('../peers', import.meta.url));
  return { node: path, bundle: join(code, 'child.mjs'), peers, note };
};

/** A folder that goes when this process does, interrupted or not. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return folder;
};
