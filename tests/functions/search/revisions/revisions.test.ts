import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../../functions/archive/article.ts';
import { draft } from '../../../support/articles.ts';
import { reader } from '../../../support/reader.ts';
import { embargo } from '../../../support/replicas.ts';

const story = (headline: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft('incoming/a.txt', { id: 'a', headline, ...changes });

const corrected = (times: number) => {
  const asked = reader();
  for (let at = 1; at <= times; at++) asked.archive.publish([story(`Headline ${at}`)]);
  return asked;
};

describe('/articles/{id}/revisions', () => {
  it('lists what the article was, the newest first, with commit, time and headline', async () => {
    const { body } = await corrected(2).ask('/articles/a/revisions');
    expect(body).toEqual({
      id: 'a',
      total: 2,
      commit: 2,
      revisions: [
        {
          revision: 2,
          commit: 2,
          committed: expect.any(String),
          headline: 'Headline 2',
          link: '/articles/a/revisions/2',
        },
        {
          revision: 1,
          commit: 1,
          committed: expect.any(String),
          headline: 'Headline 1',
          link: '/articles/a/revisions/1',
        },
      ],
    });
  });

  it('comes in pages that together are all of it', async () => {
    const { ask } = corrected(7);
    const seen: number[] = [];
    for (let query = '?limit=3'; query !== ''; ) {
      const { body } = await ask(`/articles/a/revisions${query}`);
      seen.push(...body.revisions.map(({ revision }: { revision: number }) => revision));
      query = body.cursor === undefined ? '' : `?limit=3&cursor=${body.cursor}`;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});

describe('/articles/{id}/revisions/{n}', () => {
  it('is the article as it was, and as it is', async () => {
    const { ask } = corrected(2);
    expect((await ask('/articles/a/revisions/1')).body).toMatchObject({ revision: 1, headline: 'Headline 1' });
    expect((await ask('/articles/a/revisions/2')).body).toEqual((await ask('/articles/a')).body);
  });

  it.each(['0', '3', '01x', '-1', '1e0'])('knows no revision %s', async (number) => {
    expect((await corrected(2).ask(`/articles/a/revisions/${number}`)).status).toBe(404);
  });
});

describe('the revisions of an article', () => {
  const PATHS = [
    '/articles/a/revisions',
    '/articles/a/revisions/1',
    '/articles/a/revisions/2',
    '/articles/a/diff?from=1&to=2',
  ];

  it.each(PATHS)('are gone with a notice once it is withdrawn: %s', async (path) => {
    const { archive, ask } = corrected(2);
    const [notice] = archive.withdraw('a');
    expect(await ask(path)).toMatchObject({ status: 410, body: notice });
  });

  it.each(PATHS)('are nowhere while the article is under embargo: %s', async (path) => {
    const { archive, clock, ask } = corrected(1);
    archive.publish([story('Secret', embargo(clock.now() + 1_000))], clock.now());
    expect((await ask(path)).status).toBe(404);
    clock.pass(1_000);
    expect((await ask(path)).status).toBe(200);
  });

  it('stay away after a withdrawal, even while they are not purged yet', async () => {
    const { archive, ask } = corrected(2);
    const kept = new Map(archive.rows.revisions);
    archive.withdraw('a');
    for (const [key, row] of kept) archive.rows.revisions.set(key, row);
    archive.publish([story('Back')]);
    const { body } = await ask('/articles/a/revisions');
    expect([body.total, body.revisions.length, body.revisions[0].headline]).toEqual([1, 1, 'Back']);
    expect((await ask('/articles/a/revisions/1')).status).toBe(404);
    expect((await ask('/articles/a/diff?from=1&to=4')).status).toBe(404);
  });

  it('are each kept back as long as an embargo of their own holds', async () => {
    const { archive, clock, ask } = reader();
    archive.publish([story('Under embargo', embargo(clock.now() + 5_000))], clock.now());
    archive.publish([story('Released early')], clock.now());
    const listed = async () => (await ask('/articles/a/revisions')).body.revisions.length;
    const statuses = async () =>
      [await ask('/articles/a/revisions/1'), await ask('/articles/a/diff?from=1&to=2')].map(({ status }) => status);
    expect([await listed(), await statuses()]).toEqual([1, [404, 404]]);
    clock.pass(5_000);
    expect([await listed(), await statuses()]).toEqual([2, [200, 200]]);
  });
});

describe('/articles/{id}/diff', () => {
  it('tells the words that were removed and added', async () => {
    const { archive, ask } = reader();
    const paragraph = (text: string) => ({ type: 'paragraph', text }) as const;
    archive.publish([
      story('Otters win', { blocks: [paragraph('The mayor paid 300 pounds.'), paragraph('It rained.')] }),
    ]);
    archive.publish([
      story('Otters win', {
        blocks: [paragraph('Nobody knows why.'), paragraph('The mayor paid 3,000 pounds.'), paragraph('It rained.')],
      }),
    ]);
    expect((await ask('/articles/a/diff?from=1&to=2')).body).toEqual({
      id: 'a',
      from: 1,
      to: 2,
      commit: 2,
      headline: [],
      deck: [],
      blocks: [
        {
          change: 'added',
          type: 'paragraph',
          was: null,
          is: 0,
          words: [{ change: 'added', text: 'Nobody knows why.' }],
        },
        {
          change: 'changed',
          type: 'paragraph',
          was: 0,
          is: 1,
          words: [
            { change: 'same', text: 'The mayor paid ' },
            { change: 'removed', text: '300' },
            { change: 'added', text: '3,000' },
            { change: 'same', text: ' pounds.' },
          ],
        },
      ],
      complete: true,
    });
  });

  it.each(['', '?from=1', '?from=1&to=0', '?from=1&to=x'])('asks for two numbers: %s', async (query) => {
    expect((await corrected(2).ask(`/articles/a/diff${query}`)).status).toBe(400);
  });
});
