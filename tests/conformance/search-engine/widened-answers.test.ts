import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';

const WORDS = `
synonyms:
  - [barge, баржа]
people:
  - name: Tomas Weld
    also: [Thomas Veldt, Велд]
organisations: []
`;

const saidBy = (id: string, name: string, person: string, changes: Partial<ArticleDraft> = {}): ArticleDraft => {
  const one = draft(`incoming/${id}.txt`, { id, headline: `Quay ${id}`, ...changes });
  return { ...one, speakers: one.speakers.map((speaker) => ({ ...speaker, name, person, forms: [name] })) };
};

const newsroom = async (words: string | null = WORDS) => {
  const at = reader();
  at.archive.publish([
    saidBy('a', 'Tomas Weld', 'tomas-weld'),
    saidBy('b', 'Thomas Veldt', 'thomas-veldt'),
    saidBy('c', 'Olga Zudova', 'olga-zudova', { headline: 'Баржа', blocks: [{ type: 'paragraph', text: 'Out.' }] }),
  ]);
  at.words.put(words);
  const ids = async (path: string): Promise<readonly string[]> => {
    const { body } = await at.ask(path);
    const hits = body.hits ?? body.quotations ?? body.items ?? body.speakers;
    return hits
      .map((hit: { id: string; article?: string }) => hit.article ?? hit.id.replace('urn:cuttings:article:', ''))
      .sort();
  };
  return { ...at, ids };
};

describe('a newsroom’s words', () => {
  it.each([
    ['/search?q=speaker:weld', ['a', 'b']],
    ['/search?q=speaker:veldt', ['a', 'b']],
    ['/search?speaker=tomas-weld', ['a', 'b']],
    ['/search?q=tomas+weld', ['a', 'b']],
    [`/search?q=speaker:${encodeURIComponent('Велд')}`, ['a', 'b']],
    ['/search?q=speaker:zudova', ['c']],
    ['/search?speaker=olga-zudova', ['c']],
    ['/quotes?speaker=thomas-veldt', ['a', 'b']],
    ['/quotes?q=barges&speaker=thomas-veldt', ['a', 'b']],
    ['/speakers?q=veldt', ['thomas-veldt', 'tomas-weld']],
    ['/speakers?q=thomas+veldt', ['thomas-veldt', 'tomas-weld']],
    ['/feed?q=speaker:weld&format=json', ['a', 'b']],
    ['/search?q=headline:barge', ['c']],
  ])('widen %s', async (path, expected) => expect(await (await newsroom()).ids(path)).toEqual(expected));

  it('widen what is suggested to somebody who is typing', async () => {
    const { ask } = await newsroom();
    const { body } = await ask('/suggest?q=veldt');
    expect(body.speakers.map(({ name }: { name: string }) => name).sort()).toEqual(['Thomas Veldt', 'Tomas Weld']);
  });

  it('are highlighted where they stand', async () => {
    const { ask } = await newsroom();
    const [hit] = (await ask('/search?q=headline:barge')).body.hits;
    expect([hit.highlights.headline, hit.matched]).toEqual([[[0, 5]], { headline: ['баржа'] }]);
  });

  it('change the tags of the answers that they change, so that no cache holds a change back', async () => {
    const { ask, words, clock } = await newsroom(null);
    const paths = [
      '/search?q=barge',
      '/search?q=barge&facets=years',
      '/suggest?q=barge',
      '/quotes?q=barge',
      '/speakers?q=weld',
      '/feed?q=barge',
    ];
    const tags = async () => Promise.all(paths.map(async (path) => (await ask(path)).headers.get('etag')));
    const before = await tags();
    words.put(WORDS);
    clock.pass(30_000);
    await ask('/health');
    const after = await tags();
    for (const [at, tag] of after.entries()) expect(tag).not.toBe(before[at]);
    const held = { headers: { 'if-none-match': after[0] ?? '' } };
    expect((await ask(paths[0] ?? '', held)).status).toBe(304);
    words.put(null);
    clock.pass(30_000);
    await ask('/health');
    expect(await tags()).toEqual(before);
  });

  it('may change between two pages', async () => {
    const { ask, words, clock } = await newsroom();
    const { cursor } = (await ask('/search?speaker=tomas-weld&limit=1')).body;
    words.put(null);
    clock.pass(30_000);
    await ask('/health');
    expect((await ask(`/search?speaker=tomas-weld&limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  it('that are broken are told of by /health, in words', async () => {
    const { ask } = await newsroom('synonyms: [ferry]');
    expect((await ask('/health')).body.words).toEqual({
      synonyms: 0,
      people: 0,
      organisations: 0,
      faults: [expect.stringContaining('config/words.yaml'), expect.stringContaining('Line 1: "ferry"')],
    });
  });
});
