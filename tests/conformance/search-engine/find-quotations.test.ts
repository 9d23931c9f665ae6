import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';

type Said = { readonly by?: string; readonly iso?: string; readonly texts: readonly string[] };

/** An article of one speaker, whose paragraphs are what was said. */
const article = (id: string, { by = 'Tomas Weld', iso, texts }: Said): ArticleDraft => {
  const { quotations, speakers } = draft('x');
  return draft(`incoming/${id}.txt`, {
    id,
    published: iso === undefined ? null : { iso, raw: iso, precision: 'day', source: 'meta' },
    blocks: texts.map((text) => ({ type: 'paragraph', text })),
    quotations: texts.flatMap((text, at) =>
      quotations.map((one) => ({ ...one, id: `q${at + 1}`, block: at, start: 0, end: text.length, text })),
    ),
    speakers: speakers.map((one) => ({
      ...one,
      name: by,
      person: by.toLowerCase().replace(' ', '-'),
      forms: [by],
    })),
  });
};

const archive = () => {
  const it = reader();
  it.archive.publish([
    article('a', { iso: '2026-03-28', texts: ['The ferry will sail', 'The mill is shut'] }),
    article('b', { iso: '2026-04-02', by: 'Oona Fairweather', texts: ['No ferry on Monday'] }),
    article('c', { texts: ['A ferry is a bridge'] }),
  ]);
  return it;
};

const found = (body: { quotations: { article: string; id: string }[] }): string[] =>
  body.quotations.map((one) => `${one.article}${one.id}`);
const ask = async (query: string) => found((await archive().ask(`/quotes?${query}`)).body);

describe('/quotes', () => {
  it('are what was said about something, by anybody or by one', async () => {
    expect((await ask('q=ferry')).sort()).toEqual(['aq1', 'bq1', 'cq1']);
    expect((await ask('q=ferry&speaker=tomas-weld')).sort()).toEqual(['aq1', 'cq1']);
    expect(await ask('q=fairweather+monday')).toEqual(['bq1']);
  });

  it('without words are all, the newest first, undated ones last', async () => {
    expect(await ask('')).toEqual(['bq1', 'aq1', 'aq2', 'cq1']);
    expect(await ask('speaker=tomas-weld')).toEqual(['aq1', 'aq2', 'cq1']);
  });

  it('of some time are those of its days, months or years, both ends included', async () => {
    expect(await ask('from=2026-03-28&to=2026-03-28')).toEqual(['aq1', 'aq2']);
    expect(await ask('to=2026-03')).toEqual(['aq1', 'aq2']);
    expect(await ask('from=2026-04')).toEqual(['bq1']);
    expect(await ask('from=2026&to=2026')).toEqual(['bq1', 'aq1', 'aq2']);
  });

  it('have any of the words where none has all, and say so', async () => {
    const { body } = await archive().ask('/quotes?q=mill+monday');
    expect([body.relaxed, body.total, found(body).sort()]).toEqual([true, 2, ['aq2', 'bq1']]);
    expect((await archive().ask('/quotes?q=%3F')).body.total).toBe(0);
  });

  it('say who said it, where it stands and what matched', async () => {
    const { body } = await archive().ask('/quotes?q=sail');
    expect(body.quotations).toMatchObject([
      {
        text: 'The ferry will sail',
        highlights: [[15, 19]],
        speaker: { person: 'tomas-weld', name: 'Tomas Weld' },
        link: '/articles/a#q1',
        context: { before: '', after: '\nThe mill is shut' },
        published: { iso: '2026-03-28' },
      },
    ]);
  });

  it.each(['q=ferry', 'q=ferry&sort=newest', 'speaker=tomas-weld'])(
    'for %s come in pages that hold each once',
    async (query) => {
      const { ask: get } = archive();
      const all = found((await get(`/quotes?${query}`)).body);
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await get(`/quotes?${query}&limit=1${cursor}`);
        seen.push(...found(body));
        if (body.cursor === undefined) break;
        cursor = `&cursor=${body.cursor}`;
      }
      expect(seen).toEqual(all);
    },
  );

  it('have nothing of a withdrawn article, even before the index knows', async () => {
    const { archive: rows, ask: get } = archive();
    await get('/health');
    rows.withdraw('a');
    expect(found((await get('/quotes?q=ferry&sort=newest')).body)).toEqual(['bq1', 'cq1']);
  });

  it('refuse a cursor that no page of theirs has given', async () => {
    const { ask: get } = archive();
    const { cursor } = (await get('/quotes?limit=1')).body;
    const [question] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([question, false])).toString('base64url');
    for (const other of [`q=ferry&cursor=${cursor}`, `cursor=${forged}`])
      expect(await get(`/quotes?${other}`)).toMatchObject({ status: 400, body: { parameter: 'cursor' } });
  });

  it.each([
    ['from=28.03.2026', 'from'],
    ['speaker=Tomas%20Weld', 'speaker'],
    ['sort=oldest', 'sort'],
  ])('refuse %s', async (query, parameter) => {
    expect(await archive().ask(`/quotes?${query}`)).toMatchObject({ status: 400, body: { parameter } });
  });
});
