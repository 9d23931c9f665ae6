import { describe, expect, it } from 'vitest';
import { nearness } from '../../../functions/search/nearness.ts';
import { readQuery } from '../../../functions/search/query/read-query.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';

const story = (key: string, ...paragraphs: readonly string[]) =>
  draft(`incoming/${key}.txt`, {
    headline: `Notes ${key}`,
    blocks: paragraphs.map((text) => ({ type: 'paragraph', text })),
    quotations: [],
    speakers: [],
  });
const near = (query: string, ...paragraphs: readonly string[]): number => {
  const archive = memoryArchive();
  const [article] = archive.publish([story('a', ...paragraphs)]);
  return article === undefined ? 0 : nearness(readQuery(query), article, 10_000);
};

describe('words of a query that an article has near to each other', () => {
  it.each([
    ['interior minister', 'The minister of the interior resigned.'],
    ['interior ministers', 'An interior minister resigned.'],
    ['minister of the interior', 'The interior minister resigned.'],
  ])('count twice: %s', (query, text) => expect(near(query, text)).toBe(2));

  it.each([
    ['in two paragraphs', 'interior minister', 'The minister resigned.', 'Interior designers rejoice.'],
    ['far from each other', 'interior minister', 'The minister resigned over a plan for the interior.'],
    ['one word', 'minister', 'The minister resigned.'],
    ['a question', 'which interior minister resigned before the summer', 'The interior minister resigned.'],
  ])('but not %s', (_, query, ...paragraphs) => expect(near(query, ...paragraphs)).toBe(1));

  it('count by the share of them', () =>
    expect(near('old interior minister', 'The interior minister resigned, being very old.')).toBe(1.5));

  it('are put first on a page, with the score that says so', async () => {
    const archive = memoryArchive();
    archive.publish([
      story('apart', 'The minister of works, a minister for years, liked the interior. Interior designers liked him.'),
      story(
        'together',
        'Of all who came there, the interior minister was the last one that had anything to say about boats.',
      ),
    ]);
    const { body } = await reader(archive).ask('/search?q=interior+minister');
    expect(body.hits.map(({ headline }: { headline: string }) => headline)).toEqual(['Notes together', 'Notes apart']);
    expect(body.hits[0].score).toBeGreaterThan(body.hits[1].score);
  });
});
