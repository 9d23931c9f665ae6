import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';

const story = (id: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, ...changes });
const on = (iso: string) => ({ published: { iso, raw: iso, precision: 'day' as const, source: 'meta' } });
const embargo = (until: number) => ({
  rights: { copyright: null, usageTerms: null, embargoedUntil: new Date(until).toISOString() },
});

describe('/search', () => {
  it('answers what a reader needs of each article, from the table', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a', on('2031-04-01'))]);
    const { status, headers, body } = await ask('/search?q=barges');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    const { score, ...hit } = body.hits[0];
    expect(score).toBeGreaterThan(0);
    expect({ ...body, hits: [hit] }).toEqual({
      query: 'barges',
      total: 1,
      relaxed: false,
      commit: 1,
      took: 0,
      hits: [
        {
          id: 'a',
          headline: 'Lock keepers ask for a longer day',
          authors: [{ name: 'Ines Carrow', role: null }],
          published: { iso: '2031-04-01', raw: '2031-04-01', precision: 'day', source: 'meta' },
          dateline: { place: 'Marlow Cross', raw: 'MARLOW CROSS --', agency: null, date: null },
          speakers: [
            { person: 'tomas-weld', name: 'Tomas Weld', kind: 'person', role: 'lock keeper', affiliation: null },
          ],
          language: 'en',
          snippet: '"The barges wait at dawn," said Tomas Weld, a lock keeper.',
          highlights: { headline: [], snippet: [[5, 11]], quotation: [[4, 10]] },
          quotation: {
            id: 'q1',
            text: 'The barges wait at dawn,',
            kind: 'direct',
            cue: 'said',
            speaker: {
              person: 'tomas-weld',
              name: 'Tomas Weld',
              kind: 'person',
              role: 'lock keeper',
              affiliation: null,
            },
          },
        },
      ],
    });
  });

  it.each([
    'longer day',
    'gates an hour',
    'Tomas Weld',
    'weld dawn',
    'Carrow',
    'marlow',
    'keeper',
    'томас велд',
    'barhes',
  ])('finds an article by %s', async (words) => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    expect((await ask(`/search?q=${encodeURIComponent(words)}`)).body).toMatchObject({ total: 1, relaxed: false });
  });

  it('shows no quotation where none has the words', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a')]);
    expect((await ask('/search?q=canal')).body.hits[0]).not.toHaveProperty('quotation');
  });

  it('wants every word, and where no article has them all takes any, and says so', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a', { headline: 'Otters return' }), story('b', { headline: 'Otters leave' })]);
    expect((await ask('/search?q=otters+return')).body).toMatchObject({ total: 1, relaxed: false });
    expect((await ask('/search?q=return+xylophone')).body).toMatchObject({ total: 1, relaxed: true });
    expect((await ask('/search?q=xylophone+1234')).body).toMatchObject({ total: 0, relaxed: false, hits: [] });
    expect((await ask('/search?q=%3F%21')).body).toMatchObject({ total: 0, hits: [] });
  });

  it('says what of a long query it did not look for', async () => {
    const words = Array.from({ length: 17 }, (_, at) => `w${at}`).join('+');
    expect((await reader().ask(`/search?q=${words}`)).body.cut).toBe('w16');
  });

  it('gives every article once over all pages, the newest first of equals', async () => {
    const { archive, ask } = reader();
    archive.publish(Array.from({ length: 25 }, (_, at) => story(`a${at}`, on(`2031-01-${10 + (at % 7)}`))));
    const seen: { id: string; published: { iso: string } }[] = [];
    let path = '/search?q=barges&limit=10';
    for (let page = 0; page < 3; page++) {
      const { body } = await ask(path);
      expect(body.total).toBe(25);
      seen.push(...body.hits);
      path = `/search?q=barges&limit=10&cursor=${body.cursor}`;
      if (page === 2) expect(body).not.toHaveProperty('cursor');
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
    const dates = seen.map(({ published }) => published.iso);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it('keeps text that looks like HTML as text', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a', { headline: '<script>alert("otters")</script>' })]);
    const { headers, body } = await ask('/search?q=otters');
    expect(body.hits[0].headline).toBe('<script>alert("otters")</script>');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('waits for the commit that a receipt names', async () => {
    const { archive, ask } = reader();
    await ask('/health');
    archive.publish([story('a')]);
    expect((await ask('/search?q=barges')).body.total).toBe(0);
    expect((await ask('/search?q=barges&atLeast=1')).body).toMatchObject({ total: 1, commit: 1 });
  });

  it('says so where that commit does not come', async () => {
    const { status, headers, body } = await reader().ask('/search?q=barges&atLeast=9');
    expect([status, headers.get('retry-after'), body.commit]).toEqual([503, '1', 0]);
    expect(body.detail).toContain('commit 0');
  });

  describe('of an article that has changed since it was indexed', () => {
    const warm = async () => {
      const asked = reader();
      asked.archive.publish([story('a', { headline: 'Otters return' }), story('b', { headline: 'Otters leave' })]);
      await asked.ask('/health'); // and is not asked to look at the log again while this is fresh
      return asked;
    };

    it('never shows one that was withdrawn', async () => {
      const { archive, ask } = await warm();
      archive.withdraw('a');
      const { body } = await ask('/search?q=otters');
      expect(body).toMatchObject({ total: 1, commit: 2 });
      expect(body.hits.map(({ id }: { id: string }) => id)).toEqual(['b']);
    });

    it('does not find it by its old words', async () => {
      const { archive, ask } = await warm();
      archive.publish([story('a', { headline: 'Beavers arrive' })]);
      expect((await ask('/search?q=otters+return')).body).toMatchObject({ total: 1, relaxed: true, commit: 2 });
    });

    it('leaves out what changes again while it is looked at', async () => {
      const archive = memoryArchive();
      const changing = {
        ...archive,
        reader: {
          ...archive.reader,
          heads: async (ids: readonly string[]) => {
            if (archive.rows.heads.has('a')) archive.publish([story('a', { headline: 'Otters return' })]);
            return archive.reader.heads(ids);
          },
        },
      };
      archive.publish([story('a', { headline: 'Otters return' }), story('b', { headline: 'Otters leave' })]);
      const { body } = await reader(changing).ask('/search?q=otters');
      expect([body.total, body.hits.map(({ id }: { id: string }) => id)]).toEqual([1, ['b']]);
    });
  });
});

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

  it.each(['%FF', 'A'.repeat(9_000), 'HEAD', 'a%2F..%2Fb'])('knows no article %.20s', async (id) => {
    expect((await reader().ask(`/articles/${id}`)).status).toBe(404);
  });
});

describe('/speakers/{id}', () => {
  const quoted = (role: string, name: string, texts: readonly string[]): Partial<ArticleDraft> => {
    const { quotations, speakers } = story('x');
    return {
      quotations: texts.flatMap((text, at) => quotations.map((one) => ({ ...one, id: `q${at + 1}`, text }))),
      speakers: speakers.map((one) => ({ ...one, role, name, forms: [name, 'Weld'] })),
    };
  };

  it('is everything that the person was quoted saying, the newest first, under every name and role', async () => {
    const { archive, ask } = reader();
    archive.publish([
      story('a', { ...on('2029-01-01'), ...quoted('lock keeper', 'Tomas Weld', ['One', 'Two']) }),
      story('b', { ...on('2031-01-01'), ...quoted('mayor', 'Томас Велд', ['Three']) }),
      story('c', quoted('lock keeper', 'Tomas Weld', ['Four'])),
    ]);
    const { body } = await ask('/speakers/tomas-weld');
    expect(body).toMatchObject({
      id: 'tomas-weld',
      name: 'Tomas Weld',
      kind: 'person',
      forms: ['Томас Велд', 'Weld', 'Tomas Weld'],
      roles: [
        { role: 'mayor', affiliation: null, articles: 1 },
        { role: 'lock keeper', affiliation: null, articles: 2 },
      ],
      articles: 3,
      total: 4,
      commit: 1,
    });
    expect(body.quotations.map(({ article, id, text }: Record<string, string>) => [article, id, text])).toEqual([
      ['b', 'q1', 'Three'],
      ['a', 'q1', 'One'],
      ['a', 'q2', 'Two'],
      ['c', 'q1', 'Four'],
    ]);
    expect(body.quotations[0]).toMatchObject({ headline: expect.any(String), published: { iso: '2031-01-01' } });
  });

  it('comes in pages that hold each quotation once', async () => {
    const { archive, ask } = reader();
    archive.publish(['a', 'b', 'c'].map((id) => story(id, quoted('mayor', 'Tomas Weld', ['1', '2', '3']))));
    const first = (await ask('/speakers/tomas-weld?limit=5')).body;
    const second = (await ask(`/speakers/tomas-weld?limit=5&cursor=${first.cursor}`)).body;
    const seen = [...first.quotations, ...second.quotations].map(({ article, id }) => `${article}${id}`);
    expect(seen).toEqual(['aq1', 'aq2', 'aq3', 'bq1', 'bq2', 'bq3', 'cq1', 'cq2', 'cq3']);
    expect(second).not.toHaveProperty('cursor');
  });

  it('has nothing of a withdrawn article, even before the index knows', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a'), story('b')]);
    await ask('/health');
    archive.withdraw('a');
    expect((await ask('/speakers/tomas-weld')).body).toMatchObject({ articles: 1, total: 1 });
    archive.withdraw('b');
    expect((await ask('/speakers/tomas-weld')).status).toBe(404);
  });

  it('is nobody who has no name', async () => {
    const { archive, ask } = reader();
    const { speakers } = story('x');
    archive.publish([story('a', { speakers: speakers.map((one) => ({ ...one, kind: 'unnamed' as const })) })]);
    expect((await ask('/speakers/tomas-weld')).status).toBe(404);
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
      analyser: 'words-1',
      snapshot: null,
    });
  });
});

describe('/', () => {
  it('names the routes', async () => expect(Object.keys((await reader().ask('/')).body.routes)).toContain('search'));
});

describe('what cannot be answered', () => {
  it.each([
    ['/search', 400, 'q'],
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

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
    const { status, headers, body } = await reader().ask('/search?q=a', { method });
    expect([status, headers.get('allow'), body.status]).toEqual([405, 'GET, HEAD', 405]);
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
    expect([status, headers.get('retry-after'), body.request]).toEqual([503, '1', 'request-1']);
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
    expect(logged.some(({ level }) => level === 'error')).toBe(true);
  });

  it('a fault of ours tells the request’s id and nothing else, and is logged whole', async () => {
    const fault = new TypeError('undefined is not a secret');
    const { ask, logged } = failing(fault);
    const { status, body } = await ask('/articles/a');
    expect([status, body.request]).toEqual([500, 'request-1']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(logged.find(({ level }) => level === 'error')?.fields).toMatchObject({
      requestId: 'request-1',
      error: fault,
    });
  });
});

describe('every answer', () => {
  it('may be kept for a second, and then asked for by its tag', async () => {
    const { archive, clock, ask } = reader();
    archive.publish([story('a')]);
    for (const path of ['/search?q=barges', '/speakers/tomas-weld', '/articles/a', '/']) {
      const { headers } = await ask(path);
      expect(headers.get('cache-control')).toBe('public, max-age=1');
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
