import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { draft } from '../../support/articles.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';
import { embargo, replicaOf, snapshotNow } from '../../support/replicas.ts';

const story = (id: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, ...changes });

describe('/articles/{id}', () => {
  it('is the article as it is stored', async () => {
    const { archive, ask } = reader();
    const [article] = archive.publish([story('a')]);
    expect((await ask('/articles/a')).body).toEqual(article);
  });

  it('is the newest revision at once', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    await ask('/articles/a');
    archive.publish([story('a', { headline: 'Corrected' })]);
    expect((await ask('/articles/a?atLeast=2')).body).toMatchObject({ headline: 'Corrected', revision: 2 });
  });

  it('is gone with a notice once it is withdrawn', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    const [notice] = archive.withdraw('a');
    const { status, body } = await ask('/articles/a');
    expect(status).toBe(410);
    expect(body).toEqual(notice);
  });

  it('does not exist before its embargo ends, and is live after', async () => {
    const { archive, clock, ask } = reader();
    archive.publish([story('a', embargo(clock.now() + 5_000))], clock.now());
    const [unborn, never] = [await ask('/articles/a'), await ask('/articles/b')];
    expect(unborn.status).toBe(404);
    expect(unborn.body).toEqual(never.body);
    clock.pass(5_000);
    expect(await ask('/articles/a')).toMatchObject({ status: 200, body: { state: 'live' } });
  });

  it('that was replaced under embargo is not shown by a function that slept from then until the embargo was over', async () => {
    const archive = memoryArchive();
    const clock = manualClock();
    const sleepy = {
      ...archive.reader,
      heads: async (ids: readonly string[]) => {
        const heads = await archive.reader.heads(ids);
        archive.publish([story('a', { headline: 'Corrected' })]);
        clock.pass(9_000);
        return heads;
      },
    };
    const { ask } = reader({ ...archive, reader: sleepy }, clock);
    archive.publish([story('a', embargo(clock.now() + 5_000))], clock.now());
    expect((await ask('/articles/a')).status).toBe(404);
  });

  it.each(['%FF', 'A'.repeat(9_000), 'HEAD', 'a%2F..%2Fb'])('knows no article %.20s', async (id) => {
    expect((await reader().ask(`/articles/${id}`)).status).toBe(404);
  });
});

describe('links', () => {
  const links = async (address: string | null) => {
    const { archive, ask } = reader(memoryArchive(), manualClock(), address);
    archive.publish([story('a')]);
    const feed = await ask('/feed?format=json');
    const map = await ask('/sitemap.xml');
    const article = await ask('/articles/a', { headers: { accept: 'application/ld+json' } });
    return {
      urls: [feed.body.items[0].url, /<loc>(.*?)<\/loc>/.exec(map.body)?.[1], article.body.url],
      tags: [feed, map, article].map(({ headers }) => headers.get('etag')),
    };
  };

  it('lead to the public address where the archive has one, or else to where it was asked', async () => {
    const [own, none] = [await links('https://cuttings.example.org'), await links(null)];
    expect(own.urls).toEqual(Array(3).fill('https://cuttings.example.org/articles/a'));
    expect(none.urls).toEqual(Array(3).fill('https://localhost/articles/a'));
    for (const [at, tag] of own.tags.entries()) expect(tag).not.toBe(none.tags[at]); // a cache may hold the old ones
  });
});

describe('/health', () => {
  it('says how far the index is and what it holds', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    expect((await ask('/health')).body).toEqual({
      status: 'ok',
      commit: 1,
      articles: 1,
      quotations: 1,
      speakers: 1,
      engine: 'memory',
      analyser: ANALYSER,
      snapshot: null,
      words: null,
    });
  });

  it('says which snapshot the index stands on, and how much of it has been read', async () => {
    const archive = memoryArchive();
    archive.publish([story('a')]);
    await snapshotNow(archive, await replicaOf(archive, manualClock()).current());
    const { body } = await reader(archive).ask('/health');
    expect(body.snapshot).toEqual({ commit: 1, at: '', bytes: expect.any(Number), read: body.snapshot.bytes });
  });
});

describe('/', () => {
  it('names the routes', async () => expect(Object.keys((await reader().ask('/')).body.routes)).toContain('search'));
});

describe('what cannot be answered', () => {
  it.each([
    ['/search?q=', 400, 'q'],
    ['/search?q=', 400, 'q'],
    ['/search?q=%20', 400, 'q'],
    ['/search?q=a&q=b', 400, 'q'],
    ['/search?q=a&sort=up', 400, 'sort'],
    ['/search?q=a&limit=0', 400, 'limit'],
    ['/search?q=a&limit=101', 400, 'limit'],
    ['/search?q=a&limit=1e1', 400, 'limit'],
    ['/search?q=a&atLeast=-1', 400, 'atLeast'],
    ['/search?q=a&cursor=%00', 400, 'cursor'],
    ['/search?q=a&cursor=abc', 400, 'cursor'],
    ['/search?q=a&__proto__=b', 400, '__proto__'],
    ['/articles/a?q=b', 400, 'q'],
    ['/speakers/a?cursor=abc!', 400, 'cursor'],
    ['/health?full=1', 400, 'full'],
    ['/nowhere', 404, undefined],
    ['/search/', 404, undefined],
    ['/speakers/nobody', 404, undefined],
  ])('%s is a problem that says why', async (path, status, parameter) => {
    const asked = reader();
    const answer = await asked.ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: expect.stringMatching(/^urn:cuttings:problem:/),
      title: expect.any(String),
      status,
      detail: expect.any(String),
    });
    expect(answer.body.parameter).toBe(parameter);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a cursor belongs to its query', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a'), story('b')]);
    const { cursor } = (await ask('/search?q=barges&limit=1')).body;
    expect((await ask(`/search?q=canal&limit=1&cursor=${cursor}`)).body.parameter).toBe('cursor');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s is refused', async (method) => {
    const { status, headers, body } = await reader().ask('/search?q=a', { method });
    expect([status, headers.get('allow'), body.status]).toEqual([405, 'GET, HEAD, OPTIONS', 405]);
  });

  const failing = (error: Error) => {
    const archive = memoryArchive();
    const reject = async () => {
      throw error;
    };
    return reader({ ...archive, reader: { ...archive.reader, lastCommit: reject, heads: reject } });
  };

  it('a failure of the table is one that passes', async () => {
    const { ask, logged } = failing(new ArchiveError('unavailable', 'Could not read: throttled at 10.0.0.1'));
    const { status, headers, body } = await ask('/search?q=a');
    expect([status, headers.get('retry-after'), body.instance]).toEqual([503, '1', 'urn:cuttings:request:request-1']);
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
    expect(logged.some(({ level }) => level === 'error')).toBe(true);
  });

  it('a fault of ours tells the request’s id and nothing else, and is logged whole', async () => {
    const fault = new TypeError('undefined is not a secret');
    const { ask, logged } = failing(fault);
    const { status, body } = await ask('/articles/a');
    expect([status, body.instance]).toEqual([500, 'urn:cuttings:request:request-1']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(logged.find(({ level }) => level === 'error')?.fields).toMatchObject({
      requestId: 'request-1',
      error: fault,
    });
  });
});

describe('every answer', () => {
  it('says how long it may be kept, and is then asked for by its tag', async () => {
    const { archive, clock, ask } = reader();
    archive.publish([story('a')]);
    for (const [path, keeping] of [
      ['/search?q=barges', 'public, max-age=1, stale-while-revalidate=1, stale-if-error=0'],
      ['/speakers/tomas-weld', 'public, max-age=1, stale-while-revalidate=1, stale-if-error=0'],
      ['/articles/a', 'public, no-cache'],
      ['/', 'public, max-age=60, stale-while-revalidate=600'],
    ] as const) {
      const { headers } = await ask(path);
      expect([path, headers.get('cache-control')]).toEqual([path, keeping]);
      const again = await ask(path, { headers: { 'if-none-match': `"x", ${headers.get('etag')}` } });
      expect([path, again.status, again.body]).toEqual([path, 304, null]);
    }
    const { headers } = await ask('/search?q=barges');
    archive.publish([story('b')]);
    clock.pass(1_000);
    const later = await ask('/search?q=barges', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([later.status, later.body?.total]).toEqual([200, 2]);
  });

  it('has its headers alone for HEAD', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    const [get, head] = [await ask('/search?q=barges'), await ask('/search?q=barges', { method: 'HEAD' })];
    expect(head).toMatchObject({ status: 200, body: null });
    expect([...head.headers]).toEqual([...get.headers]);
  });

  it('is compressed as the request accepts it, and its tag holds for every coding', async () => {
    const { ask } = reader();
    const [plain, coded] = [
      await ask('/openapi.json'),
      await ask('/openapi.json', { headers: { 'accept-encoding': 'gzip, br' } }),
    ];
    expect([plain.headers.get('content-encoding'), coded.headers.get('content-encoding')]).toEqual([null, 'br']);
    expect(coded.headers.get('etag')).toBe(plain.headers.get('etag'));
    expect(coded.headers.get('vary')).toContain('Accept-Encoding');
    expect(coded.body).toEqual(plain.body);
  });

  it('may be read by a page of any site, problems too', async () => {
    for (const path of ['/search?q=a', '/search', '/nowhere']) {
      expect((await reader().ask(path)).headers.get('access-control-allow-origin')).toBe('*');
    }
    const { status, headers, body } = await reader().ask('/articles/a', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://paper.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      },
    });
    expect([status, body, headers.get('access-control-allow-methods')]).toEqual([204, null, 'GET, HEAD, OPTIONS']);
  });

  it('is logged without what was asked', async () => {
    const { archive, ask, logged } = reader();
    archive.publish([story('a')]);
    await ask('/search?q=sekret');
    await ask('/speakers/sekret');
    await ask('/sekret');
    const lines = logged.filter(({ message }) => message === 'answered').map(({ fields }) => fields);
    expect(lines[0]).toEqual({
      requestId: 'request-1',
      method: 'GET',
      route: '/search',
      status: 200,
      took: 0,
      commit: 1,
    });
    expect(JSON.stringify(logged)).not.toContain('sekret');
  });
});
