import { describe, expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';
import { draft } from '../../support/articles.ts';
import { type Reader, reader } from '../../support/reader.ts';
import { embargo } from '../../support/replicas.ts';

const locations = async ({ ask }: Reader, path: string): Promise<string[]> =>
  [...(await ask(path)).body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url ?? '');

const holding = (count: number): Reader => {
  const asked = reader();
  const ids = Array.from({ length: count }, (_, at) => articleId(`story ${at}`));
  asked.archive.publish(ids.map((id) => draft(`incoming/${id}.txt`, { id, blocks: [], quotations: [], speakers: [] })));
  return asked;
};

describe('/sitemap.xml', () => {
  it('lists every article with the time of its last change', async () => {
    const asked = reader();
    asked.archive.publish([draft('incoming/a.txt', { id: 'a' }), draft('incoming/b.txt', { id: 'b' })]);
    const { headers, body } = await asked.ask('/sitemap.xml');
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
        ['a', 'b']
          .map(
            (id) => `<url><loc>https://localhost/articles/${id}</loc><lastmod>2031-05-04T03:02:01.000Z</lastmod></url>`,
          )
          .join('') +
        '</urlset>\n',
    );
  });

  it('is a valid one of nothing where there is nothing', async () => {
    expect((await reader().ask('/sitemap.xml')).body).toContain(
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
    );
  });

  it('of a large archive lists parts, which together have every article once', async () => {
    const asked = holding(3_000);
    expect((await asked.ask('/sitemap.xml')).body).toContain('<sitemapindex ');
    const parts = await locations(asked, '/sitemap.xml');
    expect(parts).toHaveLength(32);
    const all = [];
    for (const part of parts) all.push(...(await locations(asked, part.replace('https://localhost', ''))));
    expect([all.length, new Set(all).size]).toEqual([3_000, 3_000]);
  });

  it.each(['a', '00'])('knows no part %s of a small archive', async (part) => {
    expect((await reader().ask(`/sitemap.xml?part=${part}`)).status).toBe(404);
  });

  it('never lists what is withdrawn or under embargo', async () => {
    const asked = reader();
    const { archive, clock } = asked;
    archive.publish(
      [draft('incoming/a.txt', { id: 'a' }), draft('incoming/b.txt', { id: 'b', ...embargo(clock.now() + 1_000) })],
      clock.now(),
    );
    await asked.ask('/sitemap.xml');
    archive.withdraw('a');
    expect(await locations(asked, '/sitemap.xml')).toEqual([]);
  });
});
