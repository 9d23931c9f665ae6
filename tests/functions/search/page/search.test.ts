import { describe, expect, it } from 'vitest';
import { draft } from '../../../support/articles.ts';
import { reader } from '../../../support/reader.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const dated = (iso: string) => ({ iso, raw: iso, precision: 'day' as const, source: 'test' });

const archive = () => {
  const made = reader();
  made.archive.publish([
    draft('incoming/a.txt', { id: 'a', published: dated('2026-03-01') }),
    draft('incoming/b.txt', { id: 'b', headline: 'A <barge> & its crew', published: dated('2026-05-01') }),
  ]);
  const see = async (path: string, headers: Record<string, string> = {}) =>
    made.ask(path, { headers: { ...BROWSER, ...headers } });
  return { ...made, see };
};

describe('the search page', () => {
  it('is what browsers get where programs get JSON, and says that it depends on who asks', async () => {
    const { see, ask } = archive();
    const [page, json] = [await see('/search?q=barges'), await ask('/search?q=barges')];
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(json.headers.get('content-type')).toBe('application/json');
    for (const { headers } of [page, json]) expect(headers.get('vary')).toContain('Accept, Accept-Language');
    expect(page.headers.get('etag')).not.toBe(json.headers.get('etag'));
  });

  it('shows what was found: the quotation under its speaker, the words marked, everything escaped', async () => {
    const { body } = await archive().see('/search?q=barges');
    expect(body).toContain('<p class="tab"><a class="name" href="/speakers/tomas-weld">');
    expect(body).toContain('The <mark>barges</mark> wait at dawn,');
    expect(body).toContain('A &lt;<mark>barge</mark>&gt; &amp; its crew');
    expect(body).not.toContain('<barge>');
  });

  it('keeps every state in the address', async () => {
    const { body } = await archive().see('/search?q=barges&place=MARLOW+CROSS&sort=newest');
    expect(body).toContain('href="/search?q=barges&amp;sort=newest"'); // the filter taken away
    expect(body).toContain('href="/search?q=barges&amp;place=MARLOW+CROSS"'); // sorted as it is otherwise
    expect(body).toContain(
      'href="/search?q=barges&amp;place=MARLOW+CROSS&amp;from=2026-03&amp;to=2026-03&amp;sort=newest"',
    );
    expect(body).toContain('href="/feed?q=barges&amp;place=MARLOW+CROSS&amp;format=atom"');
    expect(body).toContain('<input type="hidden" name="place" value="MARLOW CROSS">');
  });

  it('goes on by a link', async () => {
    const { see } = archive();
    const first = await see('/search?q=barges&limit=1');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.body) ?? [];
    const second = await see(next.replaceAll('&amp;', '&'));
    expect(second.status).toBe(200);
    const shown = [first, second].map(({ body }) => /id="h-(\w)"/.exec(body)?.[1]);
    expect(shown.sort()).toEqual(['a', 'b']);
  });

  it('takes a field that was left empty for none', async () => {
    const { see } = archive();
    const { status, body } = await see('/search?q=&from=&to=&place=');
    expect([status, body.includes('2 articles')]).toEqual([200, true]);
  });

  it('tells what to try where nothing was found', async () => {
    const { body } = await archive().see('/search?q=zeppelin&place=NOWHERE');
    expect(body).toContain('Nothing found');
    expect(body).toContain('<a href="/search?q=zeppelin">The same search without the filters</a>');
  });

  it('has not changed until the archive has', async () => {
    const { see, archive: stored, clock } = archive();
    const { headers } = await see('/search?q=barges');
    const held = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await see('/search?q=barges', held)).status).toBe(304);
    stored.withdraw('b');
    clock.pass(1_001);
    expect((await see('/search?q=barges', held)).status).toBe(200);
  });
});

describe('the language of the pages', () => {
  it('is the browser’s', async () => {
    const { see } = archive();
    expect((await see('/', { 'accept-language': 'ru-KZ,ru;q=0.9,en;q=0.5' })).body).toContain(
      '<html lang="ru" dir="ltr">',
    );
    expect((await see('/', { 'accept-language': 'tlh' })).body).toContain('<html lang="en" dir="ltr">');
  });

  it('is the one that was chosen, which every link then carries', async () => {
    const { body } = await archive().see('/search?q=barges&lang=ru');
    expect(body).toContain('<html lang="ru" dir="ltr">');
    for (const [, address] of body.matchAll(/ href="(\/(?!assets|feed|api)[^"]*)"/g))
      expect(address).toContain('lang=');
    expect(body).toContain('<input type="hidden" name="lang" value="ru">');
  });

  it('is one that there is', async () => {
    const { status, body } = await archive().see('/?lang=xx');
    expect([status, body.includes('&quot;lang&quot; is one of en, ru')]).toEqual([400, true]);
  });
});

describe('a problem', () => {
  it.each([
    ['/search?q=a&limit=0', 400, '&quot;limit&quot; is a whole number'],
    ['/nowhere', 404, 'Nothing is filed here'],
    ['/articles/nothing', 404, 'Nothing is filed here'],
  ])('of %s is a page that helps', async (path, status, told) => {
    const answer = await archive().see(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toContain(told);
  });
});

describe('a page', () => {
  it('that shows what was found is kept for as short a time as the list of it is', async () => {
    const { see } = archive();
    for (const path of ['/', '/search', '/quotes', '/speakers', '/speakers/tomas-weld', '/suggest?q=to']) {
      const { headers } = await see(path);
      expect([path, headers.get('cache-control')]).toEqual([
        path,
        'public, max-age=1, stale-while-revalidate=1, stale-if-error=0',
      ]);
      const again = await see(path, { 'if-none-match': headers.get('etag') ?? '' });
      expect([path, again.status, again.headers.get('cache-control')]).toEqual([
        path,
        304,
        headers.get('cache-control'),
      ]);
    }
  });

  it('keeps its policy when a browser hears that it has not changed', async () => {
    const { see } = archive();
    for (const path of ['/', '/api']) {
      const { headers } = await see(path);
      const again = await see(path, { 'if-none-match': headers.get('etag') ?? '' });
      expect([path, again.status, again.headers.get('content-security-policy')]).toEqual([path, 304, null]);
    }
  });

  it('runs and fetches nothing but its own', async () => {
    const { see } = archive();
    const { headers, body } = await see('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/\son\w+=|\sstyle=|<style|src="(?!\/assets\/)/);
  });

  it('names its assets by what is in them, so that they may be kept for ever', async () => {
    const { see, ask } = archive();
    const { body } = await see('/');
    const paths = [...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      const { status, headers } = await ask(path);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    }
    expect((await ask('/assets/AAAAAAAAAAAAAAAA.gif')).status).toBe(404);
  });

  it('leaves no page of the version before it without style and script, for as long as two are served', async () => {
    const { status, headers } = await archive().ask('/assets/AAAAAAAAAAAAAAAA.css');
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
      200,
      'public, no-cache',
      'text/css; charset=utf-8',
    ]);
  });
});
