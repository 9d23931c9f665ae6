import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { rejectUpload } from '../../../functions/archive/errors.ts';
import type { MakeFile } from '../../../functions/ingest/made.ts';
import { normalise } from '../../../infra/cli/normalise.ts';
import { listen } from './fakes.ts';

const home = mkdtempSync(join(tmpdir(), 'cuttings-normalise-'));
afterAll(() => rmSync(home, { recursive: true }));
const path = join(home, 'bridge.txt');
const empty = join(home, 'empty.txt');
writeFileSync(path, 'The bridge');
writeFileSync(empty, '');

const draft: ArticleDraft = {
  id: 'bridge',
  headline: 'Harbour bridge to close\u001b[2J',
  deck: null,
  authors: [{ name: 'Odile Marchetti', role: 'Harbour Correspondent' }],
  dateline: { place: 'PORT ELSWICK', raw: 'PORT ELSWICK --', agency: null, date: null },
  published: { iso: '2018-04-03', raw: '3 April 2018', precision: 'day', source: 'text' },
  updated: null,
  language: 'en',
  script: 'Latn',
  blocks: [
    {
      type: 'paragraph',
      text: 'The old bridge will close on Monday. "The piers are moving," said Bruno Achterberg, the town engineer.',
    },
    { type: 'cross-head', text: 'Nine weeks' },
    { type: 'list', text: 'Cars by the north road\nBoats as before' },
    { type: 'caption', text: 'The bridge on Sunday', credit: 'Ida Venn' },
  ],
  quotations: [
    {
      id: 'q1',
      block: 0,
      start: 38,
      end: 58,
      text: 'The piers are moving',
      kind: 'direct',
      speaker: 's1',
      cue: 'said',
      verbatim: true,
      confidence: 0.97,
      rule: 'said-name',
    },
  ],
  speakers: [
    {
      id: 's1',
      person: 'p',
      name: 'Bruno Achterberg',
      kind: 'person',
      role: 'town engineer',
      affiliation: null,
      forms: ['Bruno Achterberg', 'Achterberg'],
    },
  ],
  rights: { copyright: null, usageTerms: null, embargoedUntil: null },
  source: { key: 'incoming/bridge.txt', format: 'text', bytes: 10, url: null },
};

const dropped = [{ text: '3 Comments', rule: 'counter' }];

const makeFile: MakeFile = async ({ bytes }) => {
  if (bytes.length === 0) throw rejectUpload('empty', 'The file is empty.');
  return { kind: 'article', draft, notes: ['named .txt, but it is HTML'], dropped };
};

const run = async (paths: readonly string[], jsonl = false, make = makeFile, explain = false) => {
  const { console, printed, told } = listen();
  const good = await normalise(paths, { jsonl, explain }, { console, makeFile: make });
  return { good, printed, told };
};

describe('normalise', () => {
  it('prints the article for a person to proofread', async () => {
    const { good, printed } = await run([path]);
    expect(good).toBe(true);
    expect(printed.join('\n')).toBe(`== ${path}
Note: named .txt, but it is HTML
*Harbour bridge to close\ufffd[2J*

  by: Odile Marchetti, Harbour Correspondent
  from: PORT ELSWICK
  published: 2018-04-03
  language: en (Latn)
  format: text
  id: bridge

The old bridge will close on Monday. "The piers are moving," said Bruno
Achterberg, the town engineer.

*Nine weeks*

  - Cars by the north road
  - Boats as before

  [The bridge on Sunday / Ida Venn]

Quotations
  Bruno Achterberg, direct: The piers are moving (97%, said-name)

Speakers
  Bruno Achterberg, town engineer also: Achterberg`);
  });

  it('prints a JSON line per article or per file without one', async () => {
    const { good, printed } = await run([path, empty, join(home, 'none')], true);
    expect(good).toBe(false);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { file: path, article: draft },
      { file: empty, error: { code: 'empty', message: 'The file is empty.' } },
      {
        file: join(home, 'none'),
        error: { code: 'not-found', message: `${join(home, 'none')}: there is no such file` },
      },
    ]);
  });

  it('explains which lines were left out, and by which rule', async () => {
    const { printed } = await run([path], false, makeFile, true);
    expect(printed.slice(-3)).toEqual(['', 'Left out', '  counter: 3 Comments']);
    const lines = await run([path, empty], true, makeFile, true);
    expect(lines.printed.map((line) => JSON.parse(line).dropped)).toEqual([dropped, undefined]);
  });

  it('reads a file as an upload of it would be read, under the same key', async () => {
    const keys: string[] = [];
    await run([path], true, async (file) => {
      keys.push(file.key);
      return { kind: 'article', draft, notes: [], dropped: [] };
    });
    expect(keys).toEqual(['incoming/bridge.txt']);
  });

  it('prints a line for each member of a file of several articles, and for a kill', async () => {
    const file = { key: 'incoming/bridge.txt', bytes: new Uint8Array(1) };
    const members = [
      { name: 'a.txt', make: () => makeFile(file) },
      { name: 'kill.xml', make: async () => ({ kind: 'kill', id: 'x', version: 2, reason: 'Wrong.' }) as const },
    ];
    const { printed } = await run([path], true, async () => ({ kind: 'collection', members, notes: [] }));
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { file: `${path}#a.txt`, article: draft },
      { file: `${path}#kill.xml`, kill: { id: 'x', version: 2, reason: 'Wrong.' } },
    ]);
  });

  it('tells a bug of ours in full, and still reads the other files', async () => {
    const broken: MakeFile = async (file) => {
      if (file.bytes.length === 0) throw new TypeError('not the fault of the file');
      return makeFile(file);
    };
    const { good, printed, told } = await run([empty, path], true, broken);
    expect(good).toBe(false);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { file: empty, error: { code: 'unexpected', message: 'TypeError: not the fault of the file' } },
      { file: path, article: draft },
    ]);
    expect(told.join()).toContain('normalise.test.ts');
  });
});
