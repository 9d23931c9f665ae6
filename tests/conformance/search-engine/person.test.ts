import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';

const story = (id: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, ...changes });
const on = (iso: string) => ({ published: { iso, raw: iso, precision: 'day' as const, source: 'meta' } });

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

  it('is one person whom an article lists twice', async () => {
    const { archive, ask } = reader();
    const { quotations, speakers } = story('x');
    archive.publish([
      story('a', {
        quotations: [...quotations, ...quotations.map((one) => ({ ...one, id: 'q2', speaker: 's2' }))],
        speakers: [...speakers, ...speakers.map((one) => ({ ...one, id: 's2', forms: ['Weld'] }))],
      }),
    ]);
    const { body } = await ask('/speakers/tomas-weld?limit=1');
    expect(body).toMatchObject({ articles: 1, total: 2, forms: ['Tomas Weld', 'Weld'] });
    expect((await ask(`/speakers/tomas-weld?cursor=${body.cursor}`)).body.quotations).toMatchObject([{ id: 'q2' }]);
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

  it('has no role of a withdrawn article, though the page shows none of its quotations', async () => {
    const { archive, ask } = reader();
    archive.publish([story('a', quoted('mayor', 'Tomas Weld', ['1'])), story('b', quoted('spy', 'Tomas Weld', ['2']))]);
    await ask('/health');
    archive.withdraw('b');
    expect(JSON.stringify((await ask('/speakers/tomas-weld?limit=1')).body)).not.toContain('spy');
  });

  it('is nobody who has no name', async () => {
    const { archive, ask } = reader();
    const { speakers } = story('x');
    archive.publish([story('a', { speakers: speakers.map((one) => ({ ...one, kind: 'unnamed' as const })) })]);
    expect((await ask('/speakers/tomas-weld')).status).toBe(404);
  });
});
