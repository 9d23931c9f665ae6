import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError } from '../../functions/archive/errors.ts';

const MOST_OUTPUT = 64 * 1024 * 1024;

/** The path of a file or folder of the data. @throws ArchiveError where it is missing, saying what is expected */
export const dataAt = (folder: string | null, name: string): string => {
  if (folder === null) throw missing('Name the folder of the data, as in: npm run eval -- html ../shared/data/html');
  const path = join(folder, name);
  if (existsSync(path)) return path;
  throw missing(
    `There is no ${path}: the data of this evaluation is not part of the project. Name the folder it is in.`,
  );
};

export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/**
 * Runs a scorer of the tools folder that lies beside the data, `<folder>/../../tools`, and answers what it printed.
 * Each of `inputs` is written to a file, and its path put in the place of its name among the arguments.
 * @throws ArchiveError where the scorer is missing or fails
 */
export const score = (
  folder: string | null,
  scorer: string,
  args: readonly string[],
  inputs: Readonly<Record<string, unknown>>,
): string => {
  const program = dataAt(folder, join('..', '..', 'tools', scorer));
  const scratch = mkdtempSync(join(tmpdir(), 'cuttings-eval-'));
  try {
    for (const [name, value] of Object.entries(inputs))
      writeFileSync(join(scratch, name), typeof value === 'string' ? value : JSON.stringify(value));
    const named = args.map((argument) => (Object.hasOwn(inputs, argument) ? join(scratch, argument) : argument));
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...named], {
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
    });
    if (status !== 0) throw missing(`${scorer} failed: ${stderr.trim()}`);
    return stdout.trim();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const missing = (message: string): ArchiveError => new ArchiveError('bad-request', message);
