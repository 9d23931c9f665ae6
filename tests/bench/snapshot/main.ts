import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runStage, STAGES, type Stage, type Taken } from './stages.ts';

/**
 * What the snapshot function takes to write an index, and the search function to hold it: CPU time and memory, each in a
 * process of its own. It says how large an archive the index in memory is for.
 */
export const benchSnapshot = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '40000' },
      json: { type: 'boolean' },
      stage: { type: 'string' }, // of a child
      folder: { type: 'string' },
    },
  });
  const articles = Number(values.articles);
  if (values.stage !== undefined) {
    process.send?.(await runStage(values.stage as Stage, articles, values.folder ?? ''));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-bench-'));
  try {
    const rows: Partial<Record<Stage, Taken>> = {};
    for (const stage of STAGES) rows[stage] = await inChild(stage, articles, folder);
    process.stdout.write(`${values.json === true ? JSON.stringify({ articles, rows }) : tell(articles, rows)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const inChild = (stage: Stage, articles: number, folder: string): Promise<Taken> =>
  new Promise((resolve, reject) => {
    const main = process.argv[1] ?? '';
    const child = fork(main, ['snapshot', '--stage', stage, '--articles', String(articles), '--folder', folder]);
    child.once('message', (taken) => resolve(taken as Taken));
    child.once('exit', (code) => reject(new Error(`${stage} ended with ${code}`)));
  });

const tell = (articles: number, rows: Partial<Record<Stage, Taken>>): string =>
  [
    `${articles} articles with their quotations`.padEnd(44) +
      ['CPU s', 'peak MB', 'file MB'].map((one) => one.padStart(9)).join(''),
    ...Object.entries(rows).map(
      ([stage, { seconds, peak, bytes }]) =>
        stage.padEnd(44) + [seconds, peak, bytes / 1e6].map((one) => one.toFixed(1).padStart(9)).join(''),
    ),
  ].join('\n');
