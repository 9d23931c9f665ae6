import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type DataFolder, takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { type Machine, startMachine } from '../../infra/local/machine.ts';
import { openNewsroom } from './newsroom.ts';

const STORY = `Otters take over the tidal mill at Wick Sands

By Nella Farthing
11 March 2026

WICK SANDS -- A family of otters has moved into the wheelhouse of the tidal mill, and the miller has moved out.

"They pay no rent, but they have doubled the visitors," said Tobias Crake, chairman of the Wick Sands Mill Trust.

The trust will leave the sluices open until the young can swim, Crake said.
`;

/** Wakes the quarter-hourly schedule every two seconds. */
const hastyClock = {
  now: systemClock.now,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    systemClock.sleep(milliseconds >= 10 * 60_000 ? 2000 : milliseconds, signal),
};

const folder = mkdtempSync(join(tmpdir(), 'way-'));
const assembly = join(folder, 'assembly');
let data: DataFolder;
let machine: Machine;
let newsroom: ReturnType<typeof openNewsroom>;

const start = async (): Promise<void> => {
  machine = await startMachine({ assembly, data, readerPort: 0, awsPort: 0, clock: hastyClock, log: () => {} });
  newsroom = openNewsroom(machine);
};

beforeAll(async () => {
  await synthesise(assembly);
  data = takeDataFolder(join(folder, 'data'));
  await start();
});
afterAll(async () => {
  await machine?.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = async (words: string, commit: number | null): Promise<string[]> => {
  const { body } = await newsroom.ask(`search?q=${encodeURIComponent(words)}&atLeast=${commit}`);
  return body.hits.map(({ id }) => id);
};

describe('An article', () => {
  const key = 'incoming/march/otters of wick.txt';
  let id = '';

  it('that is put in the bucket is found by its headline, its body and whom it quotes', async () => {
    const { state, article, commit } = await newsroom.upload(key, STORY);
    expect(state).toBe('accepted');
    id = article?.id ?? '';
    for (const words of ['otters', 'sluices', 'Tobias Crake']) expect(await find(words, commit)).toEqual([id]);
    const { body } = await newsroom.ask(`articles/${id}`);
    expect(body).toMatchObject({
      headline: 'Otters take over the tidal mill at Wick Sands',
      revision: 1,
      authors: [{ name: 'Nella Farthing' }],
      dateline: { place: 'Wick Sands' },
      speakers: [{ name: 'Tobias Crake', role: 'chairman', affiliation: 'Wick Sands Mill Trust' }],
    });
    expect(body.quotations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'direct', text: 'They pay no rent, but they have doubled the visitors,' }),
      ]),
    );
  });

  it('that is uploaded again, changed, has a second revision, and its old words are found no more', async () => {
    const { article, commit } = await newsroom.upload(
      key,
      STORY.replaceAll('otters', 'beavers').replace('Otters', 'Beavers'),
    );
    expect(article).toEqual({ id, revision: 2 });
    expect(await find('beavers', commit)).toEqual([id]);
    expect(await find('otters', commit)).toEqual([]);
    const { revisions } = (await newsroom.ask(`articles/${id}/revisions`)).body;
    expect(revisions.map(({ headline }) => headline)).toEqual([
      'Beavers take over the tidal mill at Wick Sands',
      'Otters take over the tidal mill at Wick Sands',
    ]);
    const { headline } = (await newsroom.ask(`articles/${id}/diff?from=1&to=2`)).body;
    expect(headline).toContainEqual({ change: 'removed', text: 'Otters' });
  });

  it('whose file is deleted is gone from search, and leaves a notice', async () => {
    const { state, commit } = await newsroom.remove(key);
    expect(state).toBe('withdrawn');
    expect(await find('beavers', commit)).toEqual([]);
    const { status, body } = await newsroom.ask(`articles/${id}`);
    expect(status).toBe(410);
    for (const path of ['/revisions', '/revisions/1', '/diff?from=1&to=2']) {
      expect((await newsroom.ask(`articles/${id}${path}`)).status).toBe(410);
    }
    expect(JSON.stringify(body)).not.toMatch(/beaver|Crake/i);
    // The purge is done after the commit: where the role may not do all of it, the message stays in the queue.
    await machine.settled();
  });
});

describe('A file that is no article', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const files: Readonly<Record<string, Uint8Array | string>> = {
    'empty.txt': new Uint8Array(),
    'zeros.txt': new Uint8Array(60_000_000),
    'picture.txt': png,
    'noise.txt': Uint8Array.from({ length: 4000 }, (_, at) => (at * at * 31 + 7 * at) % 256),
    'three-words.txt': 'just three words',
  };

  it('gets a receipt that says why, and delays nothing that is uploaded with it', async () => {
    const bad = Object.entries(files).map(([name, body]) => newsroom.upload(`incoming/bad/${name}`, body));
    const good = newsroom.upload('incoming/bad/good.txt', STORY);
    expect((await good).state).toBe('accepted');
    const receipts = await Promise.all(bad);
    expect(receipts.map(({ state }) => state)).toEqual(receipts.map(() => 'rejected'));
    for (const { reason } of receipts) expect(reason).toMatch(/^[A-Z].{20,}\.$/s);
  });
});

describe('The schedule', () => {
  const log = () => readFileSync(join(folder, 'data', 'logs', 'cuttings-snapshot.log'), 'utf8');

  it('has the snapshot looked after, under its own role', async () => {
    await expect.poll(log, { timeout: 20_000 }).toMatch(/looked after the snapshot/);
    expect(log()).not.toMatch(/AccessDenied|not authorized/);
  });

  it('leaves a snapshot from which a cold replica answers, read by ranges under its own role', async () => {
    await expect.poll(log, { timeout: 20_000 }).toMatch(/"written":\d/);
    await machine.close();
    await start();
    const hits = await find('sluices', 0);
    expect(hits).toHaveLength(1);
    const { snapshot, articles } = (await newsroom.ask('health')).body;
    expect({ snapshot, articles }).toMatchObject({ snapshot: { read: expect.any(Number) }, articles: 1 });
  });
});
