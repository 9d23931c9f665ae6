import { randomFillSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type DataFolder, takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { type Machine, startMachine } from '../../infra/local/machine.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { openEngineer } from './engineer.ts';
import { grantsOf, openRecord, refusedWithout, without } from './grants.ts';
import { openNewsroom } from './newsroom.ts';

const STORY = `Otters take over the tidal mill at Wick Sands

By Nella Farthing
11 March 2026

WICK SANDS -- A family of otters has moved into the wheelhouse of the tidal mill, and the miller has moved out.

"They pay no rent, but they have doubled the visitors," said Tobias Crake, chairman of the Wick Sands Mill Trust.

The trust will leave the sluices open until the young can swim, Crake said.
`;

/** Wakes the quarter-hourly schedule, and whoever waits for a minute, after two seconds; or lets them sleep. */
let hasty = true;
const clock = {
  now: systemClock.now,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    systemClock.sleep(hasty && milliseconds >= 60_000 ? 2000 : milliseconds, signal),
};

const folder = mkdtempSync(join(tmpdir(), 'way-'));
const assembly = join(folder, 'assembly');
const record = openRecord();
let data: DataFolder;
let machine: Machine;
let newsroom: ReturnType<typeof openNewsroom>;
let engineer: ReturnType<typeof openEngineer>;

const start = async (assembled = assembly, audit = record.audit): Promise<void> => {
  const options = { assembly: assembled, data, readerPort: 0, awsPort: 0, clock, log: () => {}, audit };
  machine = await startMachine(options);
  newsroom = openNewsroom(machine);
  engineer = openEngineer(machine);
};

vi.setConfig({ testTimeout: 180_000 }); // of waiting for processes to start, on a machine that does other things

beforeAll(async () => {
  // Every commit makes a snapshot, which replaces the one before and trims the log; every request looks at the words.
  const context = { snapshotAfterCommits: 1, keepSnapshots: 1, wordsFreshnessSeconds: 0 };
  vi.stubEnv('CDK_CONTEXT_JSON', JSON.stringify(context));
  await synthesise(assembly);
  data = takeDataFolder(join(folder, 'data'));
  await start();
});
afterAll(async () => {
  await machine?.close();
  rmSync(folder, { recursive: true, force: true });
});

const logOf = (name: string): string => readFileSync(join(data.path, 'logs', `cuttings-${name}.log`), 'utf8');

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

describe('An article too large for a row', () => {
  const key = 'incoming/long.txt';
  // Signs without a pattern do not compress: these are 600 KB, and a row holds 350.
  const signs = Array.from(randomFillSync(new Uint16Array(300_000)), (at) =>
    String.fromCodePoint(0x4e00 + (at % 20_000)),
  );
  const lines = Array.from({ length: 600 }, (_, at) => signs.slice(at * 500, at * 500 + 500).join(''));
  const long = `${STORY.replaceAll('mill', 'lighthouse')}\n${lines.join('.\n\n')}.\n`;

  it('lies in the archive bucket and is read, corrected, indexed and withdrawn as every other', async () => {
    const { article } = await newsroom.upload(key, long);
    expect(await engineer.objects('articles/')).not.toEqual([]);
    const { article: corrected, commit } = await newsroom.upload(key, long.replace('Otters', 'Owls'));
    expect(corrected).toEqual({ id: article?.id, revision: 2 });
    expect(await find('owls lighthouse', commit)).toEqual([article?.id]);
    await expect.poll(engineer.snapshotCommit, { timeout: 90_000 }).toBe(commit);
    expect((await newsroom.remove(key)).state).toBe('withdrawn');
    await machine.settled();
    expect(await engineer.objects('articles/')).toEqual([]);
  });
});

describe('A version of a file that is deleted for good', () => {
  it('uncovers the one before, and withdraws the article with the last', async () => {
    const key = 'incoming/versions.txt';
    const first = await newsroom.upload(key, STORY.replaceAll('mill', 'quay'));
    const second = await newsroom.upload(key, STORY.replaceAll('mill', 'dock'));
    await newsroom.removeVersion(key, second.versionId ?? '');
    await machine.settled();
    expect((await newsroom.receipts([key])).get(key)).toMatchObject({ state: 'accepted', article: { revision: 3 } });
    await newsroom.removeVersion(key, first.versionId ?? '');
    await machine.settled();
    expect((await newsroom.receipts([key])).get(key)?.state).toBe('withdrawn');
  });
});

describe('The newsroom’s own words', () => {
  const key = 'config/words.yaml';
  const health = async () => (await newsroom.ask('health')).body.words;

  it('are none as long as there is no file, which the role of search is told by a 403', async () => {
    expect(await health()).toBeNull();
  });

  it('are followed by searches as soon as they are put, by a newsroom, without a deployment', async () => {
    const { article, commit } = await newsroom.upload('incoming/wheel.txt', STORY);
    expect(await find('headline:lutrine', commit)).toEqual([]);
    await newsroom.put(key, 'synonyms:\n  - [lutrine, otters]\n');
    await expect.poll(() => find('headline:lutrine', commit), { timeout: 90_000 }).toContain(article?.id);
    expect(await health()).toEqual({ synonyms: 1, people: 0, organisations: 0, faults: [] });
  });

  it('that are broken are told of by /health, and those before them stay', async () => {
    await newsroom.put(key, 'synonyms:\n  - lutrine\n');
    await expect.poll(health, { timeout: 90_000 }).toMatchObject({
      synonyms: 1,
      faults: [/words check/, /^Line 2: "lutrine"/].map((told) => expect.stringMatching(told)),
    });
    expect(await find('headline:lutrine', 0)).not.toEqual([]);
  });

  it('are no upload: nothing of them comes to ingest', async () => {
    await machine.settled();
    expect((await newsroom.receipts([key])).size).toBe(0);
    await newsroom.remove('incoming/wheel.txt');
  });
});

describe('The schedule', () => {
  const log = () => logOf('snapshot');

  it('has the snapshot looked after, under its own role', async () => {
    await expect.poll(log, { timeout: 90_000 }).toMatch(/looked after the snapshot/);
    expect(log()).not.toMatch(/AccessDenied|not authorized/);
  });

  it('leaves a snapshot from which a cold replica answers, read by ranges under its own role', async () => {
    await expect.poll(log, { timeout: 90_000 }).toMatch(/"written":\d/);
    await machine.close();
    await start();
    const hits = await find('sluices', 0);
    expect(hits).toHaveLength(1);
    const { snapshot, articles } = (await newsroom.ask('health')).body;
    expect({ snapshot, articles }).toMatchObject({ snapshot: { read: expect.any(Number) }, articles: 1 });
  });
});

describe('What is lost or damaged', () => {
  it('costs an answer nothing: without its snapshot a cold replica is built from the table, and the next one written', async () => {
    await machine.close();
    hasty = false; // so that no new one is written meanwhile
    await start();
    for (const snapshot of await engineer.objects('snapshots/')) await engineer.removeObject(snapshot);
    expect(await find('sluices', 0)).toHaveLength(1);
    expect(logOf('search')).toMatch(/skipped a snapshot/);
    await machine.close();
    hasty = true;
    await start();
    await expect.poll(() => engineer.objects('snapshots/'), { timeout: 90_000 }).not.toEqual([]);
  });

  it('leaves a dead letter where the snapshot function fails and fails again', async () => {
    await engineer.damagePointers();
    const sent = () => record.ofRoles().filter(({ action }) => action === 'sqs:SendMessage');
    await expect.poll(sent, { timeout: 90_000 }).toEqual([expect.objectContaining({ allowed: true })]);
  });
});

describe('The logs', () => {
  it('tell of every request and message, and neither what readers look for nor what articles say', async () => {
    const headers = { 'user-agent': 'planted agent', referer: 'https://planted.example/', cookie: 'planted=1' };
    for (const route of ['search?q=planted', 'search?planted=1', 'planted', 'articles/planted', 'speakers?q=planted']) {
      await fetch(new URL(route, machine.url), { headers });
    }
    await fetch(new URL('suggest?q=planted', machine.url), { method: 'POST', body: 'planted', headers });
    expect(logOf('search')).toMatch(/"message":"answered".*"status":405/);
    expect(logOf('ingest')).toMatch(/"message":"settled"/);
    for (const name of ['ingest', 'search', 'snapshot']) {
      expect(logOf(name)).not.toMatch(/planted|sluices|beavers|wheelhouse|Crake|Farthing/i);
      expect(logOf(name)).not.toMatch(/AWS4-HMAC|security-token|SECRET/i);
    }
  });
});

describe('Every role', () => {
  it('was refused nothing', () => {
    expect(record.refused()).toEqual([]);
  });

  it('needs every action on every resource that it is given: without any of them something here is refused', () => {
    const stack = readAssembly(assembly);
    const idle = grantsOf(stack.template).filter(
      (grant) => refusedWithout(stack, grant, record.ofRoles()).length === 0,
    );
    expect(idle).toEqual([]);
  });

  it.each([
    ['IngestRole', 'dynamodb:PutItem', 'ingest'],
    ['SearchRole', 'dynamodb:Scan', 'search'],
    ['SnapshotRole', 's3:PutObject', 'snapshot'],
  ])('%s is refused in earnest without %s', async (role, action, name) => {
    await machine.close();
    const { template } = readAssembly(assembly);
    const taken = grantsOf(template).find((it) => it.holder.startsWith(role) && it.action === action);
    if (taken === undefined) throw new Error(`${role} has no ${action}`);
    const reduced = join(folder, `without-${name}`);
    cpSync(assembly, reduced, { recursive: true });
    writeFileSync(join(reduced, 'Cuttings.template.json'), JSON.stringify(without(template, taken)));
    data = takeDataFolder(join(folder, `data-${name}`));
    const asked = openRecord();
    await start(reduced, asked.audit);
    await newsroom.put('incoming/mill.txt', STORY);
    await newsroom.ask('search?q=otters');
    await expect.poll(asked.refused, { timeout: 90_000 }).not.toEqual([]);
    expect(asked.refused().map((it) => it.action)).toEqual([action]);
    await expect.poll(() => logOf(name)).toMatch(/not authorized to perform/);
  });
});
