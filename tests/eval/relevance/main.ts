import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nodeFor } from '../../../infra/local/lambda/node24.ts';
import { startNode } from '../../../infra/local/opensearch/node.ts';
import { PEERS_FOLDER } from '../../bench/engines/engine.ts';
import { dataAt } from '../data.ts';
import type { Report } from '../report.ts';
import type { Known } from './known/measure.ts';
import { DEPTH, type Measured, OURS, OURS_ON_OPENSEARCH, type Row } from './measure.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * How well our search ranks, and how well its peers do, each as its documentation sets it up for English: under Lambda's
 * Node, which runs TypeScript as it is and brings SQLite.
 */
export const evaluateRelevance = async (folder: string | null): Promise<Report> => {
  const node = await startNode();
  const { stdout } = await promisify(execFile)(
    nodeFor('nodejs24.x').path,
    ['--no-warnings', here('child.ts'), dataAt(folder, '.'), JSON.stringify('missing' in node ? node : node.address)],
    { maxBuffer: 16 * 1024 * 1024, env: { ...process.env, [PEERS_FOLDER]: here('../../bench/peers') } },
  ).finally(() => ('missing' in node ? undefined : node.stop()));
  const { rows, missing, known, dated } = JSON.parse(stdout) as Measured;
  const atOrAboveEveryPeer = missing.length === 0 && isAtOrAbove(rows);
  const table = rows.map(({ engine, byCollection, mean }) => ({ engine, ...byCollection, mean }));
  return {
    text: [
      ...tableOf(rows),
      ...missing.map((line) => `Not measured: ${line}`),
      atOrAboveEveryPeer ? 'At or above every peer.' : 'Not at or above every peer.',
      `With dates that mean nothing, on which new articles are favoured a little: mean ${dated.mean.toFixed(3)}.`,
      '',
      ...knownTable(known),
    ].join('\n'),
    figures: {
      measure: `nDCG@${DEPTH}`,
      atOrAboveEveryPeer,
      mean: rows[0]?.mean ?? 0,
      table,
      missing,
      dated: dated.mean,
      known,
    },
  };
};

const isAtOrAbove = (rows: readonly Row[]): boolean => {
  const ours = rows.find(({ engine }) => engine === OURS)?.byCollection ?? {};
  const peers = rows.filter(({ engine }) => engine !== OURS_ON_OPENSEARCH);
  return peers.every(({ byCollection }) =>
    Object.entries(byCollection).every(([name, value]) => (ours[name] ?? 0) >= value),
  );
};

const knownTable = (known: readonly Known[]): readonly string[] => [
  `${'The article that is meant among the first three of our search'.padEnd(64)}found    of       %`,
  ...known.map(
    ({ name, found, of }) =>
      `${name.padEnd(64)}${String(found).padStart(5)}${String(of).padStart(6)}${((100 * found) / of).toFixed(1).padStart(8)}`,
  ),
];

const tableOf = (rows: readonly Row[]): readonly string[] => {
  const names = Object.keys(rows[0]?.byCollection ?? {});
  const line = (first: string, cells: readonly string[]) =>
    first.padEnd(24) + cells.map((cell) => cell.padStart(8)).join('');
  return [
    line(`nDCG@${DEPTH}`, [...names, 'mean']),
    ...rows.map(({ engine, byCollection, mean }) =>
      line(
        engine,
        [...names.map((name) => byCollection[name] ?? 0), mean].map((value) => value.toFixed(3)),
      ),
    ),
  ];
};
