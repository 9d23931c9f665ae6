import { describe, expect, it } from 'vitest';
import { reader } from '../../support/reader.ts';
import { story } from '../../support/replicas.ts';

const speaker = (name: string) => {
  const plain = story('x', 'x');
  return {
    speakers: plain.speakers.map((one) => ({ ...one, name, person: name.toLowerCase().replace(' ', '-'), forms: [] })),
  };
};
const dated = (iso: string) => ({ published: { iso, raw: iso, precision: 'day' as const, source: 'text' } });

const archive = () => {
  const asked = reader();
  asked.archive.publish([
    story('a', 'Harbour sold to the town', { ...speaker('Olga Zudova'), ...dated('2030-01-01') }),
    story('b', 'Harbour sold to the town', { ...speaker('Olga Zudova'), ...dated('2031-01-01') }),
    story('c', 'Old harbour master leaves', {
      ...speaker('Harald Weld'),
      ...dated('2029-01-01'),
      dateline: { place: 'Harwich', raw: 'HARWICH --', agency: null, date: null },
    }),
  ]);
  return asked;
};
const suggest = async (q: string, more = '') =>
  (await archive().ask(`/suggest?q=${encodeURIComponent(q)}${more}`)).body;

describe('/suggest', () => {
  it.each([
    ['olga z', ['Olga Zudova'], []],
    ['ольга з', ['Olga Zudova'], []],
    ['olga h', [], []],
    ['harbour m', [], ['Old harbour master leaves']],
  ])('of one more letter, tells what has a word that begins so: %s', async (q, speakers, headlines) => {
    const answer = await suggest(q);
    expect(answer.speakers.map(({ name }: { name: string }) => name)).toEqual(speakers);
    expect(answer.headlines.map(({ headline }: { headline: string }) => headline)).toEqual(headlines);
  });

  it('tells speakers, places and headlines that begin so, each headline once and the newest first', async () => {
    expect(await suggest('har')).toEqual({
      query: 'har',
      commit: 1,
      speakers: [{ id: 'harald-weld', name: 'Harald Weld', quotations: expect.any(Number) }],
      places: [{ value: 'HARWICH', articles: 1 }],
      headlines: [
        { article: 'b', headline: 'Harbour sold to the town' },
        { article: 'c', headline: 'Old harbour master leaves' },
      ],
    });
  });

  it('finds a name in the other script, and with a typo', async () => {
    for (const typed of ['зудо', 'zudva']) {
      expect((await suggest(typed)).speakers.map(({ id }: { id: string }) => id)).toEqual(['olga-zudova']);
    }
  });

  it('needs every word, and gives no more than it is asked for', async () => {
    expect((await suggest('sold har')).headlines).toHaveLength(1);
    expect((await suggest('har', '&limit=1')).headlines).toHaveLength(1);
    expect(await suggest('nothing')).toMatchObject({ speakers: [], places: [], headlines: [] });
  });

  it('forgets what was withdrawn with the next letter', async () => {
    const asked = archive();
    await asked.ask('/suggest?q=har');
    asked.archive.withdraw('c');
    expect((await asked.ask('/suggest?q=harb')).body).toMatchObject({ speakers: [], places: [] });
  });
});
