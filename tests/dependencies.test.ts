import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The project, and the packages of its own that measure and rehearse. */
const PACKAGES = ['', 'tests/bench/peers/', 'tests/rehearsal/'];

type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
};
const locked = (folder: string): readonly (readonly [string, Locked])[] =>
  Object.entries<Locked>(read(`${folder}package-lock.json`).packages).filter(([path]) => path !== '');

/** Packages that would run code when they are installed, and why they work although .npmrc lets none. */
const WITH_INSTALL_SCRIPT: Readonly<Record<string, string>> = {
  'node_modules/esbuild': 'it looks for the program that one of its optional packages brings, and finds it later, too',
};

/** Licences that ask for no more than to be named; what is used by tests alone may ask to show changes to itself. */
const FREE = /^(?:MIT|MIT-0|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|PSF-2\.0|Zlib)$/;
const FREE_IN_TESTS = /^MPL-2\.0$/;

/** SPDX: of `A OR B` one suffices, of `A AND B` both are asked. */
const isFree = (license: string, dev: boolean): boolean => {
  const bare = license.replace(/^\((.*)\)$/, '$1');
  const one = (name: string): boolean => FREE.test(name) || (dev && FREE_IN_TESTS.test(name));
  return bare.includes(' AND ') ? bare.split(' AND ').every(one) : bare.split(' OR ').some(one);
};

describe.each(PACKAGES)('The dependencies of "%s"', (folder) => {
  it('are pinned, each to one version of the registry', () => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = read(`${folder}package.json`);
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all).not.toEqual([]);
    for (const [name, version] of all) expect(`${name} ${version}`).toMatch(/^\S+ \d+\.\d+\.\d+$/);
  });
});

describe('Every package that is installed', () => {
  it('is the very one that was locked', () => {
    for (const [path, { integrity, inBundle, resolved }] of locked('')) {
      if (inBundle !== true) expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
      expect(resolved ?? 'https://registry.npmjs.org/').toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  it('runs nothing when it is installed, and needs not to', () => {
    const running = locked('').flatMap(([path, { hasInstallScript }]) => (hasInstallScript === true ? [path] : []));
    expect(running).toEqual(Object.keys(WITH_INSTALL_SCRIPT));
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('has a licence that MIT can stand beside', () => {
    for (const [path, { license = 'none', dev = false }] of locked(''))
      expect([path, license, isFree(license, dev)]).toEqual([path, license, true]);
    expect(['GPL-3.0-only', 'MIT AND GPL-2.0', 'none'].map((license) => isFree(license, true))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('.ci/audit', () => {
  /** Runs it with an npm that prints this and exits so. */
  const audit = (report: object, status: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'npm-'));
    const npm = join(folder, 'npm');
    writeFileSync(npm, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(report)}\nEND\nexit ${status}\n`);
    chmodSync(npm, 0o755);
    const { status: code, stdout } = spawnSync('bash', [join(root, '.ci/audit')], {
      env: { PATH: `${folder}:${process.env.PATH}` },
      encoding: 'utf8',
    });
    return { code, stdout };
  };

  it.skipIf(process.platform === 'win32')(
    'fails for a known vulnerability, and not for a registry that knows none',
    () => {
      expect(audit({ auditReportVersion: 2, vulnerabilities: { a: { severity: 'high' } } }, 1)).toEqual({
        code: 1,
        stdout: expect.stringContaining('"severity":"high"'),
      });
      expect(audit({ auditReportVersion: 2, vulnerabilities: {} }, 0).code).toBe(0);
      const refused = audit({ statusCode: 405, message: '405 Method Not Allowed' }, 1);
      expect(refused).toEqual({ code: 0, stdout: expect.stringMatching(/left out, as this registry/) });
    },
  );
});
