import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';

const story = (id: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, ...changes });
const on = (iso: string) => ({ published: { iso, raw: iso, precision: 'day' as const, source: 'meta' } });

describe('/search', () => {
  it('says when the log was read for what it answers, however far the index has come while the table was read', async () => {
    const archive = memoryArchive();
    const busy = {
      ...archive.reader,
      heads: async (ids: readonly string[]) => {
        const heads = await archive.reader.heads(ids);
        if (archive.rows.log.size === 1 && (await replica.current()).commit === 1) {
          clock.pass(5_000);
          archive.publish([story('b')]);
          await replica.renewed();
        }
        return heads;
      },
    };
    const {
      ask,
      clock,
      sources: { replica },
    } = reader({ ...archive, reader: busy });
    archive.publish([story('a')]);
    await replica.atLeast(1);
    const began = new Date(clock.now()).toISOString();
    expect((await ask('/search?q=barges')).body).toMatchObject({ commit: 1, asOf: began });
    expect((await ask('/search?q=barges')).body).toMatchObject({ commit: 2 });
  });

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
      asOf: expect.stringMatching(/^\d{4}-.*Z$/),
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
          matched: { body: ['barges'] },
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

  it('shows the first of the quotations that have the words alike', async () => {
    const { archive, ask } = reader();
    const quotations = story('a').quotations.flatMap((one) =>
      ['Nothing', ...Array.from({ length: 10 }, () => 'The barges wait')].map((text, at) => ({
        ...one,
        id: `q${at + 1}`,
        text,
      })),
    );
    archive.publish([story('a', { quotations })]);
    expect((await ask('/search?q=barges')).body.hits[0].quotation.id).toBe('q2');
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
    const words = Array.from({ length: 65 }, (_, at) => `w${at}`).join('+');
    expect((await reader().ask(`/search?q=${words}`)).body.cut).toBe('w64');
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

  it('names the commit that it reflects, though the index moves on while the table is read', async () => {
    const archive = memoryArchive();
    archive.publish([story('a')]);
    let meanwhile: () => Promise<unknown> = async () => {};
    const heads = async (ids: readonly string[]) => {
      const after = meanwhile;
      meanwhile = async () => {};
      await after();
      return archive.reader.heads(ids);
    };
    const { ask, clock } = reader({ ...archive, reader: { ...archive.reader, heads } });
    await ask('/health');
    meanwhile = async () => {
      archive.publish([story('b')]);
      clock.pass(1_000);
      await ask('/health');
    };
    const { headers, body } = await ask('/search?q=barges');
    expect(body).toMatchObject({ total: 1, commit: 1 });
    expect((await ask('/search?q=barges')).headers.get('etag')).not.toBe(headers.get('etag'));
  });

  it('says so where there is no such commit', async () => {
    const { status, body } = await reader().ask('/search?q=barges&atLeast=9');
    expect([status, body.parameter, body.commit]).toEqual([400, 'atLeast', 0]);
    expect(body.detail).toContain('which is 0');
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
