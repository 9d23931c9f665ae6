import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { compress } from '../../../functions/search/http/compress.ts';
import { filledDesk } from '../../browser/archive.ts';
import { launched } from '../../browser/browser.ts';
import { tideStory } from '../../browser/stories.ts';
import { type Loaded, load } from './load.ts';
import { instantSearchPage } from './peer.ts';

const STORIES = 60;

/** Each page with the address of one search of it, and what its results are. */
const PAGES = {
  ours: { path: '/search?q=tide', result: '.cuttings h3 a' },
  InstantSearch: { path: '/peer?relevance%5Bquery%5D=tide', result: '.ais-InfiniteHits-item h3 a' },
} as const;
type Name = keyof typeof PAGES;

/**
 * What the first page of results weighs and how soon it shows them, in a browser with nothing in its cache, on a telephone
 * of the middle class and a line to match, beside a page of equal function upon the same archive. They take turns.
 */
export const benchPage = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean' } },
  });
  const desk = await filledDesk();
  for (let n = 0; n < STORIES; n++) await desk.file(`tide-${n}.txt`, tideStory(n));
  const peer = await instantSearchPage();
  const server = serve({
    fetch: (request) => fileOf(peer, request) ?? desk.answer(request),
    hostname: '127.0.0.1',
    port: 0,
  });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launched();
  const loads: Record<Name, Loaded[]> = { ours: [], InstantSearch: [] };
  try {
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const [name, { path, result }] of Object.entries(PAGES)) {
        loads[name as Name].push(await load(browser, url + path, result));
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const rows = { ours: medianOf(loads.ours), InstantSearch: medianOf(loads.InstantSearch) };
  process.stdout.write(`${values.json === true ? JSON.stringify(rows) : tell(rows)}\n`);
};

const fileOf = (files: Awaited<ReturnType<typeof instantSearchPage>>, request: Request): Response | null => {
  const file = files.get(new URL(request.url).pathname);
  if (file === undefined) return null;
  const coded = compress(file.text, request.headers.get('accept-encoding') ?? undefined);
  if (coded === null) return new Response(null, { status: 406 });
  const { bytes, coding } = coded;
  return new Response(bytes, {
    headers: { 'content-type': file.type, ...(coding === null ? {} : { 'content-encoding': coding }) },
  });
};

const MEASURES = {
  bytes: 'bytes over the line',
  painted: 'first contentful paint, ms',
  results: 'results in sight, ms',
} as const;
type Measure = keyof typeof MEASURES;

const medianOf = (loads: readonly Loaded[]): Loaded => {
  const of = (measure: Measure): number =>
    loads.map((one) => one[measure]).sort((one, other) => one - other)[Math.floor(loads.length / 2)] ?? 0;
  return { bytes: of('bytes'), painted: of('painted'), results: of('results') };
};

const tell = ({ ours, InstantSearch: peer }: Readonly<Record<Name, Loaded>>): string =>
  [
    `${'The first page of results'.padEnd(30)}${'ours'.padStart(10)}${'InstantSearch'.padStart(16)}${'ratio'.padStart(8)}`,
    ...(Object.keys(MEASURES) as Measure[]).map(
      (measure) =>
        `${MEASURES[measure].padEnd(30)}${ours[measure].toFixed(0).padStart(10)}${peer[measure].toFixed(0).padStart(16)}${(peer[measure] / ours[measure]).toFixed(1).padStart(8)}`,
    ),
  ].join('\n');
