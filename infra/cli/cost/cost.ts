import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { PRICED } from '../../prices.ts';
import type { Console } from '../console.ts';
import { archiveCosts, type Engine, type Month, type StackSizes } from './archive-cost.ts';
import { peerCosts } from './peer-costs.ts';
import { type Costs, sumOf } from './units.ts';

export type CostOptions = Month & {
  /** Which of the two is told by its parts; what cdk.json says where it is not given. */
  readonly engine?: Engine;
  /** All figures as one object. */
  readonly json?: boolean;
};

/** Prints what a month of such an archive costs, part by part, and what its searching would cost elsewhere. */
export const cost = (
  { json, engine, ...month }: CostOptions,
  { console, sizes }: { readonly console: Console; readonly sizes: StackSizes },
): void => {
  const parts = archiveCosts(month, { ...sizes, engine: engine ?? sizes.engine });
  const idle = { ...month, incoming: 0, searches: 0 };
  const own = (name: string, of: Engine) => ({
    name,
    idle: totalOf(archiveCosts(idle, { ...sizes, engine: of })),
    month: totalOf(archiveCosts(month, { ...sizes, engine: of })),
  });
  const rows = [
    own('Cuttings, all of it', 'memory'),
    own('Cuttings, with engine=opensearch', 'opensearch'),
    ...peerCosts(month).map(({ name, dollars }, at) => ({
      name,
      idle: peerCosts(idle)[at]?.dollars ?? null,
      month: dollars,
    })),
  ];
  const lines = json
    ? [JSON.stringify({ priced: PRICED, asked: month, parts, compared: rows })]
    : [...tellParts(month, parts), '', ...tellPeers(rows), '', ...NOTES];
  for (const one of lines) console.print(one);
};

/** What of the stack's settings the cost depends on, from cdk.json: as it would be deployed. */
export const readSizes = (): StackSizes & { readonly ingestConcurrency: number } =>
  z.parse(Project, JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8'))).context;

const Project = z.object({
  context: z.object({
    ingestMemory: z.number(),
    ingestConcurrency: z.number(),
    searchMemory: z.number(),
    snapshotMemory: z.number(),
    snapshotEveryMinutes: z.number(),
    snapshotAfterCommits: z.number(),
    engine: z.enum(['memory', 'opensearch']),
    openSearchInstance: z.string(),
    openSearchNodes: z.number(),
    openSearchStorage: z.number(),
    feedMemory: z.number(),
  }),
});

type Parts = ReturnType<typeof archiveCosts>;

const totalOf = (parts: Parts): number => Object.values(parts).reduce((sum, costs) => sum + sumOf(costs), 0);

const tellParts = ({ articles, incoming, searches }: Month, parts: Parts): string[] => [
  `US dollars a month, by list prices of ${PRICED} in us-east-1, with no free tier:`,
  '',
  ...tellPart('whether anybody comes or not', parts.idle),
  ...('openSearch' in parts && parts.openSearch !== undefined ? tellPart('OpenSearch', parts.openSearch) : []),
  ...tellPart(`${count(articles)} articles kept`, parts.storage),
  ...tellPart(`${count(incoming)} articles coming in`, parts.ingest),
  ...tellPart(`${count(searches)} searches`, parts.search),
  ...tellPart('its own metrics, while it is used', parts.metrics),
  line('in all', dollars(totalOf(parts))),
];

const tellPart = (name: string, costs: Costs): string[] => {
  const entries = Object.entries(costs);
  if (entries.length < 2) return [line(name, dollars(sumOf(costs)))];
  return [line(name, dollars(sumOf(costs))), ...entries.map(([part, one]) => line(`    ${part}`, '', dollars(one)))];
};

const tellPeers = (
  rows: readonly { readonly name: string; readonly idle: number | null; readonly month: number | null }[],
): string[] => [
  line('', 'idle', 'so used'),
  ...rows.map(({ name, idle, month }) => line(name, dollars(idle), dollars(month))),
];

const NOTES = [
  'The others are their search alone, where open decided in their favour. What is measured, what is assumed, and where each',
  'price stands: infra/cli/cost. Your bill is AWS’s to write.',
];

const line = (name: string, ...columns: readonly string[]): string =>
  `${name.padEnd(40)}${columns.map((column) => column.padStart(12)).join('')}`;

const dollars = (amount: number | null): string => (amount === null ? 'none so large' : amount.toFixed(2));

const count = (number: number): string => number.toLocaleString('en-US');
