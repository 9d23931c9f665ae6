import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type OpenSearchNode = {
  /** `http://127.0.0.1:41231` */
  readonly address: string;
  /** Ends it, and takes its folder away unless that was given. */
  readonly stop: () => Promise<void>;
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<void>;
};

/** What a machine lacks to run a node, in one sentence. */
export type Missing = { readonly missing: string };

export type NodeOptions = {
  /** Where it keeps its data; without it in a folder that goes with it. */
  readonly folder?: string;
  /** Of 127.0.0.1; 0, the default, takes any that is free. */
  readonly port?: number;
};

const HOME = fileURLToPath(new URL('node/', import.meta.url));
const LONGEST_START = 300_000; // ms; it is up after 5 s on two cores that have nothing else to do

/**
 * Starts a real node of OpenSearch on this machine, without its security plugin. It ends when this process does.
 * @throws Error with what it printed, where it does not start although all that it needs is there
 */
export const startNode = async ({ folder, port = 0 }: NodeOptions = {}): Promise<OpenSearchNode | Missing> => {
  const found = await findClasses();
  if ('missing' in found) return found;

  const home = folder ?? mkdtempSync(join(tmpdir(), 'opensearch-'));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const java = spawn(
    'java',
    [
      '-Xmx1g',
      '-XX:-UsePerfData', // else it leaves a file in the system's temporary folder
      `-Djava.io.tmpdir=${home}`,
      `-Djna.tmpdir=${home}`,
      ...['-cp', found.classes, join(HOME, 'Launcher.java')],
      ...[home, String(port), folder === undefined ? 'discard' : 'keep'],
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => java.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    java.stdin.end();
    await ended;
    if (folder === undefined) rmSync(home, { recursive: true, force: true }); // which it did unless it was killed
  };
  java.stdin.on('error', () => {}); // it has ended
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const tooLong = setTimeout(() => java.kill(), LONGEST_START);
    for (const stream of [java.stdout, java.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = `${said}${chunk}`.slice(-MOST_SAID);
        const told = /^\{"address":"([^"]{1,64})"\}$/m.exec(said)?.[1];
        if (told === undefined) return;
        clearTimeout(tooLong);
        resolve(told);
      });
    ended.then(() => {
      clearTimeout(tooLong);
      reject(new Error(`The node of OpenSearch did not start. It said:\n${said.trimEnd()}`));
    });
  });
  return { address, stop, ended };
};

const MOST_SAID = 8_192; // characters

/** Has Maven fetch what a node is made of, or find it in its cache, and tell where. */
const findClasses = async (): Promise<{ readonly classes: string } | Missing> => {
  if ((await run('java', ['--describe-module', 'jdk.compiler'])) !== null)
    return { missing: 'A node of OpenSearch needs a JDK of Java 11 or later, which is not on this machine.' };
  if ((await run('mvn', ['--version'])) !== null)
    return { missing: 'A node of OpenSearch is fetched by Maven (mvn), which is not on this machine.' };
  const folder = mkdtempSync(join(tmpdir(), 'opensearch-classes-'));
  try {
    const list = join(folder, 'classes');
    const fetch = ['-f', join(HOME, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${list}`];
    const failed = await run('mvn', ['--batch-mode', '--quiet', '--strict-checksums', ...fetch]);
    return failed === null
      ? { classes: readFileSync(list, 'utf8').trim() }
      : { missing: `A node of OpenSearch could not be fetched by Maven: ${failed}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs a program to its end. @returns null, or the first line of what it said that went wrong */
const run = (program: string, words: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(program, words, (error, printed) => {
      const [line = ''] = printed.split('\n').filter((it) => it.includes('ERROR'));
      resolve(error === null ? null : line || error.message.split('\n', 1).join());
    });
  });
