import { describe, expect, it } from 'vitest';
import { recencyFrom } from '../../../functions/search/recency.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';

describe('what is new', () => {
  it('counts a little more, half as much for each year that it is older', () => {
    const { factorOf } = recencyFrom('2026-03');
    const [now = 0, year = 0, decade = 0] = ['2026-03', '2025-03', '2016-03'].map(factorOf);
    expect((now - 1) / (year - 1)).toBeCloseTo(2);
    expect(now).toBeLessThan(1.2);
    expect(decade).toBeLessThan(1.001);
  });

  it('is not what is dated in a time to come, or has no month', () => {
    const { factorOf } = recencyFrom('2026-03');
    expect([factorOf('2031-01'), factorOf('2026')]).toEqual([factorOf('2026-03'), 1]);
  });

  const dated = (key: string, iso: string, text: string) =>
    draft(`incoming/${key}.txt`, {
      headline: `Lock ${key}`,
      published: { iso, raw: iso, precision: 'day', source: 'text' },
      blocks: [{ type: 'paragraph', text }],
      quotations: [],
      speakers: [],
    });
  const search = async (query: string) => {
    const archive = memoryArchive();
    const barges = Array.from({ length: 90 }, (_, number) => `, barge ${number}`).join(''); // a length counts different words
    archive.publish([
      dated('old', '2011-02-03', `The lock keeper opens the lock at dawn${barges}.`),
      dated('new', '2026-02-03', `The lock keeper opens the big gates at dawn${barges}.`),
    ]);
    const { body } = await reader(archive).ask(query);
    return body.hits.map(({ headline }: { headline: string }) => headline);
  };

  it('comes first where the words say as much of either', async () => {
    expect(await search('/search?q=dawn')).toEqual(['Lock new', 'Lock old']);
    expect(await search('/search?q=dawn&recency=off')).toEqual(['Lock old', 'Lock new']);
  });

  it('but not before what says more', async () => {
    expect(await search('/search?q=lock')).toEqual(['Lock old', 'Lock new']);
  });
});
