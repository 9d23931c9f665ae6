import { describe, expect, it } from 'vitest';
import type { ArticleDraft, Speaker } from '../../../functions/archive/article.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';

const quoting = (id: string, changes: Partial<Speaker>, times = 1): ArticleDraft => {
  const { quotations, speakers } = draft('x');
  return draft(`incoming/${id}.txt`, {
    id,
    quotations: Array.from({ length: times }, (_, at) =>
      quotations.map((one) => ({ ...one, id: `q${at + 1}` })),
    ).flat(),
    speakers: speakers.map((one) => ({ ...one, forms: [changes.name ?? one.name], ...changes })),
  });
};

const ZUDOVA = { person: 'olga-zudova', name: 'Olga Zudova', role: 'adviser', affiliation: 'Harbour Office' };

describe('/speakers', () => {
  const archiveOfThree = () => {
    const it = reader();
    it.archive.publish([
      quoting('a', ZUDOVA, 3),
      quoting('b', { ...ZUDOVA, name: 'Ольга Зудова', role: null, affiliation: null }),
      quoting('c', { person: 'olga-reyes', name: 'Olga Reyes' }),
      quoting('d', { person: 'pavel-drozd', name: 'Pavel Drozd' }),
    ]);
    return it;
  };
  const idsOf = async (path: string): Promise<string[]> =>
    (await archiveOfThree().ask(path)).body.speakers.map(({ id }: { id: string }) => id);

  it('are found by the beginning of a name, in any script and with a typo, who is quoted most first', async () => {
    expect(await idsOf('/speakers?q=olg')).toEqual(['olga-zudova', 'olga-reyes']);
    for (const name of ['zudova', 'зудова', 'Zudowa', 'olga zud']) {
      expect(await idsOf(`/speakers?q=${encodeURIComponent(name)}`)).toEqual(['olga-zudova']);
    }
  });

  it('are found by no other word than their name’s', async () => {
    expect(await idsOf('/speakers?q=adviser')).toEqual([]);
    expect(await idsOf('/speakers?q=barges')).toEqual([]);
  });

  it('without a name are all', async () => {
    expect(await idsOf('/speakers?limit=2')).toEqual(['olga-zudova', 'olga-reyes']);
  });

  it('come with what is known of them', async () => {
    const { body } = await archiveOfThree().ask('/speakers?q=zudova');
    expect(body).toMatchObject({
      query: 'zudova',
      commit: 1,
      speakers: [{ name: 'Olga Zudova', kind: 'person', quotations: 4, roles: [{ role: 'adviser' }] }],
    });
  });

  it('are none of whom every article is withdrawn, even a moment ago', async () => {
    const { archive, ask } = archiveOfThree();
    await ask('/health');
    archive.withdraw('d');
    expect((await ask('/speakers?q=drozd')).body.speakers).toEqual([]);
  });
});
