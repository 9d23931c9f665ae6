import { describe, expect, it } from 'vitest';
import { reader } from '../../support/reader.ts';
import { story } from '../../support/replicas.ts';

const body = (text: string) => ({ blocks: [{ type: 'paragraph' as const, text }], quotations: [], speakers: [] });

const archive = () => {
  const asked = reader();
  asked.archive.publish([
    story(
      'a',
      'Otters return',
      body('The otters swim at the weir. Otters were gone for years, the warden of the weir says.'),
    ),
    story('b', 'Weir mended', body('The weir is mended, and the otters may pass.')),
    story('c', 'Market day', body('The market was held on Monday, the mayor says.')),
    story('d', 'Otters counted', body('Eleven otters were counted.')),
  ]);
  return asked;
};

describe('/articles/{id}/related', () => {
  it('tells what is about the same, without the article itself', async () => {
    const { status, body: answer } = await archive().ask('/articles/a/related?limit=2');
    expect([status, answer.related.map(({ id }: { id: string }) => id).sort()]).toEqual([200, ['b', 'd']]);
    expect(answer.related[0]).toMatchObject({ headline: expect.any(String), score: expect.any(Number) });
  });

  it('tells nothing withdrawn, and nothing of what is', async () => {
    const asked = archive();
    asked.archive.withdraw('b');
    const { body: answer } = await asked.ask('/articles/a/related');
    expect(answer.related.map(({ id }: { id: string }) => id)).not.toContain('b');
    expect((await asked.ask('/articles/b/related')).status).toBe(410);
    expect((await asked.ask('/articles/none/related')).status).toBe(404);
  });

  it('of an article without a word has none', async () => {
    const asked = reader();
    asked.archive.publish([story('a', '—', body('—')), story('b', 'Otters')]);
    expect((await asked.ask('/articles/a/related')).body.related).toEqual([]);
  });
});
