import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../../functions/search/answers/search.ts';
import { type SearchOptions, search } from '../../../infra/cli/search.ts';
import { listen } from './fakes.ts';

const speaker = {
  person: 'p',
  name: 'Bruno Achterberg',
  kind: 'person',
  role: 'town engineer',
  affiliation: null,
} as const;
const answer: SearchAnswer = {
  query: 'piers moving',
  total: 12,
  relaxed: false,
  commit: 7,
  took: 3,
  asOf: '2031-04-03T00:00:00.000Z',
  hits: [
    {
      id: 'bridge',
      headline: 'Piers move; bridge to close',
      authors: [{ name: 'Odile Marchetti', role: null }],
      published: { iso: '2018-04-03', raw: '3 April 2018', precision: 'day', source: 'text' },
      dateline: { place: 'PORT ELSWICK', raw: 'PORT ELSWICK --', agency: null, date: null },
      language: 'en',
      speakers: [speaker],
      score: 4.2,
      matched: { headline: ['piers'] },
      snippet: '… the piers are moving …',
      highlights: {
        headline: [[0, 5]],
        snippet: [
          [6, 11],
          [16, 22],
        ],
        quotation: [[4, 9]],
      },
      quotation: { id: 'q1', text: 'The piers are moving\u001b]0;x\u0007', kind: 'direct', cue: 'said', speaker },
    },
  ],
};

let server: Server | undefined;
afterEach(() => server?.close());

/** Runs one search against a server that answers so; tells what was asked. */
const run = async (
  reply: RequestListener,
  words = 'piers moving',
  json = false,
  options: Partial<SearchOptions> = {},
) => {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    reply(request, response);
  });
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const searchUrl = `http://127.0.0.1:${port}/`;
  const { console, printed, told } = listen();
  await search(words, { limit: 1, json, ...options }, { console, searchUrl });
  return { asked, searchUrl, printed, told };
};

describe('search', () => {
  it('prints each hit with its facts, the match in its text, and what was said by whom', async () => {
    const { asked, searchUrl, printed } = await run((_, response) => response.end(JSON.stringify(answer)));
    expect(asked).toEqual(['/search?q=piers+moving&limit=1']);
    expect(printed).toEqual([
      '*Piers* move; bridge to close',
      '  2018-04-03 · PORT ELSWICK · Odile Marchetti',
      '  … the *piers* are *moving* …',
      '  > “The *piers* are moving\ufffd]0;x\ufffd” — Bruno Achterberg, town engineer',
      `  ${searchUrl}articles/bridge`,
      '',
      '12 found; the first 1 are shown (--limit).',
    ]);
  });

  it('counts what was found, the most frequent first, with the ids that one filters speakers by', async () => {
    const facets = {
      speakers: [{ value: 'bruno-achterberg', label: 'Bruno Achterberg', count: 9 }],
      years: [
        { value: '2017', count: 2 },
        { value: '2018', count: 10 },
      ],
      places: Array.from({ length: 10 }, (_, at) => ({ value: `Place ${at}`, count: 20 - at })),
    };
    const { asked, printed } = await run(
      (_, response) => response.end(JSON.stringify({ ...answer, facets })),
      'piers',
      false,
      { facets: true, speaker: 'bruno-achterberg', from: '2017', sort: 'newest' },
    );
    expect(asked).toEqual([
      '/search?q=piers&limit=1&speaker=bruno-achterberg&from=2017&sort=newest&facets=speakers%2Cauthors%2Cplaces%2Clanguages%2Cyears',
    ]);
    expect(printed.slice(-5)).toEqual([
      '12 found; the first 1 are shown (--limit).',
      '  speakers  Bruno Achterberg [bruno-achterberg] 9',
      '  places    Place 0 20 · Place 1 19 · Place 2 18 · Place 3 17 · Place 4 16 ·',
      '            Place 5 15 · Place 6 14 · Place 7 13 · and 2 more',
      '  years     2018 10 · 2017 2',
    ]);
  });

  it('says where no article has all the words', async () => {
    const { told } = await run((_, response) => response.end(JSON.stringify({ ...answer, relaxed: true })));
    expect(told).toEqual([
      'Nothing matches all that was asked, or too much to look through: these match a part of it.',
    ]);
  });

  it('says where nothing is found', async () => {
    const { told } = await run((_, response) => response.end(JSON.stringify({ ...answer, total: 0, hits: [] })));
    expect(told).toEqual(['Nothing found for piers moving']);
  });

  it('with --json prints the answer as it came', async () => {
    const { printed } = await run((_, response) => response.end(JSON.stringify(answer)), 'piers', true);
    expect(printed.map((line) => JSON.parse(line))).toEqual([answer]);
  });

  it('hands on what search objects to', async () => {
    const refused = run((_, response) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ title: 'A parameter is wrong', detail: '"q" is empty.' }));
    });
    await expect(refused).rejects.toThrow('"q" is empty.');
  });

  it('says with which status search failed, where it says nothing itself', async () => {
    const failed = run((_, response) => {
      response.statusCode = 502;
      response.end('Bad gateway');
    });
    await expect(failed).rejects.toThrow('Search answered with status 502.');
  });
});
