import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'orphans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A machine of its own process that runs one function, which tells its process id and then is idle or busy. */
const machine = (afterwards: string): string => {
  writeFileSync(
    join(folder, 'index.mjs'),
    `export const handler = async () => { process.stdout.write("pid " + process.pid + "\\n"); ${afterwards} };`,
  );
  const source = new URL('../../../../infra/local/lambda/function-host.ts', import.meta.url).href;
  const main = join(folder, 'main.mjs');
  writeFileSync(
    main,
    `import { openFunction } from ${JSON.stringify(source)};
     const { invoke } = openFunction(
       { name: 'tiny', arn: 'arn:aws:lambda:us-east-1:000000000000:function:tiny', codeFolder: ${JSON.stringify(folder)},
         handler: 'index.handler', runtime: 'nodejs24.x', memoryMegabytes: 256, timeoutSeconds: 60, environment: {},
         credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' }, reservedConcurrency: null },
       { log: (_, line) => console.log(line), machine: {} });
     await invoke({});
     setInterval(() => {}, 1000);`,
  );
  return pathToFileURL(main).href;
};

it.each([
  ['idle', ''],
  ['in the middle of an event', 'await new Promise((done) => setTimeout(done, 600_000));'],
])('when the machine is killed, a function that is %s ends by itself', async (_, afterwards) => {
  const tsx = import.meta.resolve('tsx');
  const parent = spawn(
    process.execPath,
    ['--import', tsx, '--input-type=module', '-e', `import(${JSON.stringify(machine(afterwards))})`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const pid = await new Promise<number>((resolve) => {
    createInterface({ input: parent.stdout }).on('line', (line) => {
      if (line.startsWith('pid ')) resolve(Number(line.slice(4)));
    });
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});
