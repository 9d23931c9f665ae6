import { expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';

it('is the same on every machine for the same identity', () => {
  expect(articleId('incoming/canal.txt')).toBe('ngqgq8fh03c8h4wr');
});

it('is sixteen letters and digits that are safe in a URL, whatever the identity', () => {
  for (const identity of ['', 'incoming/Каналы и шлюзы.docx', 'tag:example.org,2026:a/b?c#d', 'x'.repeat(5000)]) {
    expect(articleId(identity)).toMatch(/^[0-9a-z]{16}$/);
  }
});

it('differs for identities that differ', () => {
  const ids = new Set(Array.from({ length: 5000 }, (_, at) => articleId(`incoming/${at}.txt`)));
  expect(ids.size).toBe(5000);
});
