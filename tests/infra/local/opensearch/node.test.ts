import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startNode } from '../../../../infra/local/opensearch/node.ts';

/** A machine on which there is nothing but these programs, each a script of the shell. */
const machineWith = (programs: Readonly<Record<string, string>>): void => {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', folder);
};
afterEach(() => vi.unstubAllEnvs());

describe.skipIf(process.platform === 'win32')('A node of OpenSearch', () => {
  it('is missing where there is no JDK, no Maven, or nothing to be had by it', async () => {
    machineWith({});
    expect(await startNode()).toEqual({ missing: expect.stringMatching(/^.* needs a JDK of Java 11 or later.*\.$/) });
    machineWith({ java: 'exit 1' }); // a runtime without the compiler
    expect(await startNode()).toEqual({ missing: expect.stringMatching(/needs a JDK/) });
    machineWith({ java: '' });
    expect(await startNode()).toEqual({ missing: expect.stringMatching(/by Maven \(mvn\), which is not on this/) });
    machineWith({ java: '', mvn: 'if [ "$1" != --version ]; then echo "[ERROR] Not found: a:b:1"; exit 1; fi' });
    expect(await startNode()).toEqual({
      missing: 'A node of OpenSearch could not be fetched by Maven: [ERROR] Not found: a:b:1',
    });
  });

  it('tells why it did not start although all is there', async () => {
    machineWith({
      java: 'if [ "$1" != --describe-module ]; then echo "no heap" >&2; exit 1; fi',
      mvn: `for word; do case $word in -Dmdep.outputFile=*) echo a.jar > "\${word#*=}";; esac; done`,
    });
    await expect(startNode()).rejects.toThrow('The node of OpenSearch did not start. It said:\nno heap');
  });
});
