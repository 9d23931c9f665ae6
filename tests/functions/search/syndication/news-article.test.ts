import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../functions/archive/article.ts';
import { jsonInScript } from '../../../../functions/search/markup/html.ts';
import { newsArticle } from '../../../../functions/search/syndication/news-article.ts';
import { draft } from '../../../support/articles.ts';
import { reader } from '../../../support/reader.ts';

const URL = 'https://archive.example/articles/a';
const article = (changes: Partial<Article> = {}): Article => ({
  ...draft('incoming/a.txt'),
  id: 'a',
  state: 'live',
  revision: 1,
  commit: 1,
  committed: '2031-05-04T03:02:01.000Z',
  ...changes,
});

describe('an article as schema.org has it', () => {
  it('says what the article says, each quotation with who said it', () => {
    const published = { iso: '2031-05-03', raw: '3 May 2031', precision: 'day', source: 'text' } as const;
    expect(newsArticle(article({ published }), URL)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': URL,
      url: URL,
      identifier: 'a',
      headline: 'Lock keepers ask for a longer day',
      datePublished: '2031-05-03',
      inLanguage: 'en',
      author: [{ '@type': 'Person', name: 'Ines Carrow' }],
      contentLocation: { '@type': 'Place', name: 'Marlow Cross' },
      articleBody: expect.stringContaining('an hour earlier.\n\n"The barges'),
      version: 1,
      hasPart: [
        {
          '@type': 'Quotation',
          '@id': `${URL}#q1`,
          text: 'The barges wait at dawn,',
          spokenByCharacter: { '@type': 'Person', '@id': `${URL}#s1`, name: 'Tomas Weld', jobTitle: 'lock keeper' },
          creator: { '@id': `${URL}#s1` },
        },
      ],
    });
  });

  it('was modified when it was corrected, unless the source says when', () => {
    expect(newsArticle(article({ revision: 2 }), URL).dateModified).toBe('2031-05-04T03:02:01.000Z');
    const updated = { iso: '2031-05-04', raw: '', precision: 'day', source: 'json-ld' } as const;
    expect(newsArticle(article({ revision: 2, updated }), URL).dateModified).toBe('2031-05-04');
  });

  it('names no one who is not named, and nobody for a document', () => {
    const spokenBy = (kind: 'unnamed' | 'document' | 'organisation') => {
      const speakers = draft('x').speakers.map((one) => ({ ...one, kind, name: 'a keeper', role: null }));
      return newsArticle(article({ speakers }), URL).hasPart?.[0]?.spokenByCharacter;
    };
    expect(spokenBy('unnamed')).toEqual({ '@type': 'Person', '@id': `${URL}#s1`, description: 'a keeper' });
    expect(spokenBy('organisation')).toEqual({ '@type': 'Organization', '@id': `${URL}#s1`, name: 'a keeper' });
    expect(spokenBy('document')).toBeUndefined();
  });

  it('cannot end the script that it stands in', () => {
    const text = jsonInScript(newsArticle(article({ headline: '</script><script>alert(1)</script><!--' }), URL)).html;
    expect(text).not.toContain('<');
    expect(JSON.parse(text).headline).toBe('</script><script>alert(1)</script><!--');
  });

  it('is what /articles/{id} answers to who asks for it, the notice as it is', async () => {
    const { archive, ask } = reader();
    archive.publish([draft('incoming/a.txt', { id: 'a' })]);
    const linked = { headers: { accept: 'application/ld+json' } };
    const { headers, body } = await ask('/articles/a', linked);
    expect([headers.get('content-type'), headers.get('vary')]).toEqual([
      'application/ld+json',
      'Accept, Accept-Language, Accept-Encoding',
    ]);
    expect(body).toMatchObject({ '@type': 'NewsArticle', url: 'https://localhost/articles/a' });
    expect(headers.get('etag')).not.toBe((await ask('/articles/a')).headers.get('etag'));
    archive.withdraw('a');
    expect(await ask('/articles/a', linked)).toMatchObject({ status: 410, body: { state: 'withdrawn' } });
  });
});
