import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Printed, printedCommands } from '../documents/commands.ts';

// npm run first-search: what a new engineer does, from a clone to the first search, by the commands that the README prints.

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PROMISED = 3 * 60; // seconds
const FIRST_SEARCH = 4; // of the steps that are timed below
const LONGEST_START = 10 * 60_000; // milliseconds; a machine that is this busy measures nothing

const readme = printedCommands().filter(({ document }) => document === 'README.md');
const printed = (...beginning: readonly string[]): Printed => {
  const found = readme.find(({ words }) => beginning.every((word, at) => words[at]?.startsWith(word)));
  if (found === undefined) throw new Error(`The README prints no ${beginning.join(' ')}`);
  return found;
};

const folder = mkdtempSync(join(tmpdir(), 'first-search-'));
const clone = join(folder, 'cuttings');
// As new as the clone: nothing that another installation has left is taken for one's own.
const fresh = { ...process.env, npm_config_cache: join(folder, 'npm') };

const run = (words: readonly string[], env: NodeJS.ProcessEnv = fresh, cwd = clone): string => {
  const [program = '', ...rest] = words;
  const { status, stdout, stderr } = spawnSync(program, rest, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
};

/** What it says when it is up. A group of its own, since npm stands before it. */
const start = (words: readonly string[]): Promise<{ readonly child: ChildProcess; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const [program = '', ...rest] = words;
    const env = { ...fresh, PORT: '0', AWS_PORT: '0', NEWSROOM_PORT: '0' };
    const child = spawn(program, rest, { cwd: clone, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const late = setTimeout(() => reject(new Error(`It is not up after ten minutes:\n${said}`)), LONGEST_START);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
        if (said.includes('Ctrl-C stops it')) resolve({ child, said });
      });
    child.once('close', () => reject(new Error(`It ended early:\n${said}`)));
    child.once('spawn', () => child.once('close', () => clearTimeout(late)));
  });

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((gone) => {
    child.once('close', () => gone());
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  });

const seconds: (readonly [string, number])[] = [];
const timed = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
  const begun = performance.now();
  const done = await work();
  const took = (performance.now() - begun) / 1000;
  seconds.push([what, took]);
  process.stdout.write(`${took.toFixed(1).padStart(7)} s  ${what}\n`);
  return done;
};

/** @returns how many articles the README's own search finds, and whether what was uploaded is found */
const rehearse = async (): Promise<{ readonly total: number; readonly isFound: boolean }> => {
  await timed('git clone', () => run(['git', 'clone', '--quiet', `file://${REPOSITORY}`, clone], fresh, folder));
  const install = printed('npm', 'ci');
  await timed(install.words.join(' '), () => run(install.words));
  const up = printed('npm', 'start');
  const { child, said } = await timed(up.words.join(' '), () => start(up.words));
  try {
    const [, url = '', aws = ''] = /readers +(\S+)\n +AWS services +(\S+)/.exec(said) ?? [];
    const here = { ...fresh, AWS_PORT: new URL(aws).port };
    const curl = printed('curl');
    const total = await timed(curl.line, async () => {
      const { pathname, search } = new URL(curl.words.find((word) => word.startsWith('http')) ?? '');
      const answer = await fetch(new URL(`${pathname}${search}`, url));
      return Number(JSON.parse(await answer.text()).total);
    });
    const upload = printed('npx', 'cuttings', 'upload');
    copyFileSync(join(clone, 'docs/examples/tide-mill.txt'), join(clone, upload.words[3] ?? ''));
    await timed(upload.line, () => run(upload.words, here));
    const find = [...printed('npx', 'cuttings', 'search').words.slice(0, 3), 'tide mill barley', '--json'];
    const isFound = await timed(find.slice(0, 4).join(' '), () => run(find, here).includes('Sallow Creek'));
    return { total, isFound };
  } finally {
    await stop(child);
  }
};

const isRepository = spawnSync('git', ['rev-parse', '--git-dir'], { cwd: REPOSITORY }).status === 0;

const tell = async (): Promise<number> => {
  const { total, isFound } = await rehearse();
  const sum = (parts: typeof seconds): string => parts.reduce((all, [, took]) => all + took, 0).toFixed(0);
  const first = sum(seconds.slice(0, FIRST_SEARCH));
  const verdict = Number(first) <= PROMISED ? 'within' : 'OVER';
  process.stdout.write(`From the clone to the first search ${first} s, ${verdict} three minutes; `);
  process.stdout.write(`to an upload that is found ${sum(seconds)} s.\n`);
  process.stdout.write(`The README’s search finds ${total}; what was uploaded is ${isFound ? '' : 'NOT '}found.\n`);
  return total > 0 && isFound ? 0 : 1;
};

try {
  if (isRepository) process.exitCode = await tell();
  else process.stdout.write('Left out: the first search of a clone, since this is no repository of git.\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
