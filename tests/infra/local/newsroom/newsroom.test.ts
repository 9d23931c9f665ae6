import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../functions/archive/receipt.ts';
import { deskAssets } from '../../../../infra/local/newsroom/assets.ts';
import { type Newsroom, openNewsroom } from '../../../../infra/local/newsroom/server.ts';

const receipt = (key: string, changes: Partial<Receipt>): Receipt => ({
  key: `incoming/${key}`,
  versionId: 'v1',
  sequencer: '1',
  state: 'accepted',
  code: null,
  reason: null,
  notes: [],
  article: null,
  members: [],
  commit: 1,
  at: '2026-11-23T10:00:00.000Z',
  ...changes,
});

const RECEIPTS = [
  receipt('a.txt', { article: { id: 'abc', revision: 2 } }),
  receipt('<b>.txt', {
    state: 'rejected',
    code: 'empty',
    reason: 'There is <nothing> in it.',
    at: '2026-11-23T11:00:00.000Z',
  }),
  receipt('old.txt', { at: '2026-11-22T11:00:00.000Z' }),
];

describe('the newsroom’s page', () => {
  const put = new Map<string, string>();
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await openNewsroom(0, {
      desk: {
        put: async (key, bytes) => {
          put.set(key, new TextDecoder().decode(bytes));
          return 'v1';
        },
        receiptsOn: async function* (day, state) {
          yield* RECEIPTS.filter((one) => one.state === state && one.at.startsWith(day));
        },
      },
      assets: await deskAssets(),
      readerUrl: 'http://127.0.0.1:8787/',
      now: () => Date.parse('2026-11-23T12:00:00Z'),
    });
  });
  afterAll(() => newsroom.close());

  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(new URL(path, newsroom.url), init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const formOf = (...files: readonly File[]) => {
    const body = new FormData();
    for (const file of files) body.append('files', file);
    return { method: 'POST', body };
  };

  it('lists the receipts of today, the newest first, with why and where, everything escaped', async () => {
    const { text } = await ask('/');
    expect(text).not.toContain('old.txt');
    const [rejected, accepted] = [text.indexOf('incoming/&lt;b&gt;.txt'), text.indexOf('incoming/a.txt')];
    expect(rejected).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(rejected);
    expect(text).toContain('empty: There is &lt;nothing&gt; in it.');
    expect(text).toContain('<a href="http://127.0.0.1:8787/articles/abc">Read it</a>, revision 2');
  });

  it('puts files into the bucket by their bare names', async () => {
    const { status, text } = await ask(
      '/',
      formOf(new File(['one'], 'story.txt'), new File(['two'], 'C:\\desk\\b.txt')),
    );
    expect([status, text.includes('Uploaded 2 files')]).toEqual([200, true]);
    expect(Object.fromEntries(put)).toEqual({ 'incoming/story.txt': 'one', 'incoming/b.txt': 'two' });
  });

  it('says so where there was no file, or no form', async () => {
    expect((await ask('/', formOf())).text).toContain('No file was chosen.');
    expect((await ask('/', { method: 'POST', body: 'x' })).text).toContain('That was no form with files.');
  });

  it('takes nothing from a page of another site, nor by another name', async () => {
    put.clear();
    const foreign = await ask('/', {
      ...formOf(new File(['x'], 'x.txt')),
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    const status = await new Promise((resolve) => {
      request(newsroom.url, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode)).end();
    });
    expect(status).toBe(403);
    expect(put.size).toBe(0);
  });

  it('runs its own script and style alone', async () => {
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect((await ask('/desk.js')).text).toContain('FormData');
    expect((await ask('/desk.css')).text).toContain('--paper');
    expect((await ask('/etc')).status).toBe(404);
    expect((await ask('/', { method: 'DELETE' })).status).toBe(405);
  });
});
