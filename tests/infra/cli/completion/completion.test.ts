import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bashScript } from '../../../../infra/cli/completion/bash.ts';
import { fishScript } from '../../../../infra/cli/completion/fish.ts';
import { everyNode, treeOf } from '../../../../infra/cli/completion/tree.ts';
import { zshScript } from '../../../../infra/cli/completion/zsh.ts';
import { describeProgram } from '../../../../infra/cli/main.ts';

const program = treeOf(describeProgram(() => {}));

const home = mkdtempSync(join(tmpdir(), 'completion-'));
afterAll(() => rmSync(home, { recursive: true }));
writeFileSync(join(home, 'a story.txt'), '');

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** What a shell offers where a line ends in its last word. */
const completions = (...line: readonly string[]): string[] => {
  const words = ['cuttings', ...line].map((word) => `'${word}'`).join(' ');
  const script = `${bashScript(program)}
COMP_WORDS=(${words}); COMP_CWORD=${line.length}; _cuttings; for it in "\${COMPREPLY[@]}"; do echo "$it"; done`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd: home, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
};

describe.skipIf(!has('bash'))('In bash, cuttings', () => {
  it('is completed by its commands', () => {
    expect(completions('re')).toEqual(['receipts', 'redrive', 'reindex', 'reconcile', 'restore']);
    expect(completions('words', '')).toEqual(['check', 'put', '--help']);
  });

  it('is completed by the options of the command, once one begins', () => {
    expect(completions('upload', '--')).toEqual(expect.arrayContaining(['--json', '--prefix', '--stack', '--help']));
    expect(completions('upload', 'x.txt', '--js')).toEqual(['--json']);
    expect(completions('words', 'put', '--st')).toEqual(['--stack']);
  });

  it('is completed by files where it takes them, spaces and all, and not where it does not', () => {
    expect(completions('upload', '')).toEqual(['a story.txt']);
    expect(completions('words', 'check', 'a')).toEqual(['a story.txt']);
    expect(completions('restore', '--from', '')).toEqual(['a story.txt']);
    expect(completions('search', 'a')).toEqual([]);
    expect(completions('search', '--limit', '')).toEqual([]);
  });

  it('is completed by what an argument may be', () => {
    expect(completions('completion', 'z')).toEqual(['zsh']);
  });
});

describe('The scripts of all shells', () => {
  it.each([
    ['bash', bashScript(program)],
    ['zsh', zshScript(program)],
    ['fish', fishScript(program)],
  ])('%s: know every command and every option of the program', (shell, script) => {
    for (const { path, options } of everyNode(program)) {
      for (const name of path) expect(script).toContain(name);
      for (const { name } of options) expect(script).toContain(shell === 'fish' ? `-l ${name.slice(2)}` : name);
    }
  });

  it.each(['zsh', 'fish'] as const)('%s reads its own, where it is installed', (shell) => {
    if (!has(shell)) return;
    const script = shell === 'zsh' ? zshScript(program) : fishScript(program);
    const { status, stderr } = spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('leave no quotation mark of a description open', () => {
    for (const script of [zshScript(program), fishScript(program)])
      for (const line of script.split('\n').filter((it) => !it.startsWith('#')))
        expect((line.replaceAll("\\'", '').match(/'/g) ?? []).length % 2, line).toBe(0);
  });
});
