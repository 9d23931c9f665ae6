import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeProgram } from '../../infra/cli/main.ts';
import { projectContext } from '../../infra/context.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Newsdesk, newsdesk } from '../support/newsdesk.ts';
import { mentionedCommands, type Printed, printedCommands } from './commands.ts';

const printed = printedCommands();
const of = (...beginning: readonly string[]): readonly (readonly [string, Printed])[] =>
  printed
    .filter(({ words }) => beginning.every((word, at) => words[at] === word))
    .map((one) => [`${one.document}: ${one.line}`, one]);

const scripts: Readonly<Record<string, string>> = packageJson.scripts;

/** The program, its commands reading their words as ever, but doing nothing. */
const idle = (): Command => {
  const program = describeProgram(() => {});
  const still = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
    command.commands.forEach(still);
  };
  still(program);
  return program;
};

describe('Every command line of cuttings that a document prints', () => {
  it.each(of('npx', 'cuttings'))('is understood: %s', async (_, { words }) => {
    await expect(idle().parseAsync(words.slice(2), { from: 'user' })).resolves.toBeDefined();
  });

  it('is checked by what would find a mistake in it', async () => {
    const parse = (...words: string[]) => idle().parseAsync(words, { from: 'user' });
    await expect(parse('uplaod', 'story.txt')).rejects.toThrow(/unknown command/);
    await expect(parse('upload', 'story.txt', '--jsn')).rejects.toThrow(/unknown option/);
    await expect(parse('withdraw', 'story.txt')).rejects.toThrow(/--reason/);
  });
});

describe('A cheap one runs as it is printed', () => {
  const home = mkdtempSync(join(tmpdir(), 'readme-'));
  const bin = fileURLToPath(new URL('../../infra/cli/cuttings.mjs', import.meta.url));
  beforeAll(() => {
    mkdirSync(join(home, 'archive'));
    symlinkSync(resolve('docs'), join(home, 'docs'));
    const text =
      'Heron at the lock\n\nELSWICK -- A heron was seen at the lock on Monday, to the joy of all who saw it there.\n';
    for (const name of ['story.txt', 'archive/story.txt']) writeFileSync(join(home, name), text);
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const isCheap = ({ words }: Printed): boolean =>
    ['normalise', 'cost', 'completion'].includes(words[2] ?? '') || words.includes('--plan');
  const cheap = of('npx', 'cuttings').filter(([, one]) => isCheap(one));

  it('of which there are some', () => expect(cheap.length).toBeGreaterThanOrEqual(3));

  it.each(cheap)('%s', (_, { words }) => {
    const env = { PATH: process.env.PATH, AWS_PORT: '9' }; // where nothing listens
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words.slice(2)], {
      cwd: home,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toBe('');
  });
});

describe('Every address that a document asks', () => {
  let desk: Newsdesk;
  beforeAll(async () => {
    desk = newsdesk();
    const quoted = '"The ferry is late," said Olga Zudova, the harbour master.';
    const told = 'The ferry was late on Monday, as it had been all week, and nobody could say why.';
    await desk.file('ferry.txt', `Ferry late again\n\n1 May 2026\n\nELSWICK -- ${told}\n\n${quoted}\n`);
  });

  it.each(of('curl'))('answers as is said: %s', async (_, { line, words, document }) => {
    const url = new URL(words.find((word) => word.startsWith('http')) ?? '');
    const { status, body } = await desk.ask(`${url.pathname}${url.search}`);
    const promised = /^\s*# (\{.*)$/m.exec(after(document, line))?.[1];
    expect(status).toBe(promised?.includes('problem') ? 400 : 200);
    if (promised?.includes('problem')) expect(promised).toContain(`"type":"${body.type}"`);
  });

  /** What stands behind a command on its line: a comment that says what it answers. */
  const after = (document: string, line: string): string => {
    const text = readFileSync(document, 'utf8');
    const at = text.indexOf(line) + line.length;
    return text.slice(at, text.indexOf('\n', at));
  };
});

/** The source of what a script runs, and of what lies beside it. */
const sourceOf = (script: string): string => {
  const main = scripts[script]?.split(' ').find((word) => /^(tests|infra)\/.*\.ts$/.test(word));
  if (main === undefined) return '';
  const search = ['grep', '-h', '--untracked', '', '--', dirname(main)];
  return spawnSync('git', search, { encoding: 'utf8', maxBuffer: LARGE }).stdout;
};

const LARGE = 64 * 1024 * 1024;

/** Why a script is not there, or does not know the subject or the options that it is given; else null. */
const misunderstood = (words: readonly string[]): string | null => {
  const script = words[1] === 'run' ? (words[2] ?? '') : (words[1] ?? '');
  if (script === 'ci') return null;
  if (scripts[script] === undefined) return `there is no script ${script}`;
  const given = words.includes('--') ? words.slice(words.indexOf('--') + 1) : [];
  const source = sourceOf(script);
  const isKnown = (name: string): boolean => new RegExp(`['"]${name}['"]|--${name}\\b|\\b${name}: \\{`).test(source);
  const unknown = given.filter((word) => /^(--)?[a-z][a-z-]*$/.test(word) && word !== 'something');
  const names = unknown.map((word) => word.replace(/^--/, '')).filter((name) => !isKnown(name));
  return names.length === 0 ? null : `${script} knows no ${names.join(', ')}`;
};

describe('Every script that a document prints', () => {
  const npm = [
    ...of('npm'),
    ...mentionedCommands()
      .filter(({ words }) => words[0] === 'npm')
      .map(named),
  ];

  it.each(npm)('is there, with its options: %s', (_, { words }) => expect(misunderstood(words)).toBeNull());

  it('is checked by what would find a mistake in it', () => {
    expect(misunderstood(['npm', 'run', 'lode'])).toBe('there is no script lode');
    expect(misunderstood(['npm', 'run', 'load', '--', '--artikles', '3'])).toBe('load knows no artikles');
  });

  it.each(of('tests/rehearsal/run'))('can be run: %s', (_, { words }) => {
    expect(() => accessSync(words[0] ?? '', constants.X_OK)).not.toThrow();
  });

  function named(one: Printed): readonly [string, Printed] {
    return [`${one.document}: ${one.line}`, one];
  }
});

describe('Every command of cuttings that a document mentions', () => {
  const mentioned = mentionedCommands().filter(({ words }) => words[1] === 'cuttings');

  it.each(mentioned.map((one) => [`${one.document}: ${one.line}`, one] as const))('exists: %s', (_, { words }) => {
    let command: Command = idle();
    let rest = words.slice(2).filter((word) => word !== '…');
    for (;;) {
      const below: Command | undefined = command.commands.find((child) => child.name() === rest[0]);
      if (below === undefined) break;
      command = below;
      rest = rest.slice(1);
    }
    expect(command.name() !== 'cuttings' || rest.length === 0 || rest[0]?.startsWith('-')).toBe(true);
    const known = ['--help', ...command.options.map(({ long }) => long)];
    if (command.name() !== 'cuttings')
      expect(known).toEqual(expect.arrayContaining(rest.filter((word) => word.startsWith('--'))));
  });
});

describe('Every deployment that a document prints', () => {
  it.each(of('npx', 'cdk'))('sets what there is to set: %s', (_, { words }) => {
    expect(['bootstrap', 'deploy', 'destroy', 'diff', 'synth']).toContain(words[2]);
    for (const [at, word] of words.entries()) {
      if (word === '-c') expect(Object.keys(projectContext())).toContain(words[at + 1]?.split('=')[0]);
    }
  });
});

it('nothing else is printed but what belongs to somebody else', () => {
  const ours = ['npx', 'npm', 'curl', 'tests/rehearsal/run'];
  const others = ['aws', 'export', 'git'];
  const unknown = printed.filter(({ words }) => ![...ours, ...others].includes(words[0] ?? ''));
  expect(unknown.map(({ document, line }) => `${document}: ${line}`)).toEqual([]);
});
