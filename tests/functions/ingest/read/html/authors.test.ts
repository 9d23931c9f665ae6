import { expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/ingest/read/html/html.ts';

const authors = (html: string, head = ''): readonly string[] =>
  readHtml(`<html><head>${head}</head><body><h1>Ferry returns</h1>${html}</body></html>`).authors;

it.each([
  ['Von Ada Lune am 3. Mai 2026', 'Ada Lune'],
  ['View all posts by Ada Lune', 'Ada Lune'],
  ['Ada Lune →', 'Ada Lune'],
  ['Caf&eacute; Lune', 'Café Lune'],
])('reads a name out of "%s"', (text, name) => {
  expect(authors(`<span rel="author">${text}</span>`)).toEqual([name]);
});

it.each(['Alle Artikel', '» alle Videos', '3 minutes', 'Follow', 'zur Übersicht'])('takes "%s" for no name', (text) => {
  expect(authors(`<span rel="author">${text}</span>`)).toEqual([]);
});

it('prefers whoever is named to the publisher, and the publisher to nobody', () => {
  const head = '<meta name="author" content="Lindow Post"><meta property="og:site_name" content="Lindow Post">';
  expect(authors('<p class="byline">By Ada Lune</p>', head)).toEqual(['Ada Lune']);
  expect(authors('<p>Text.</p>', head)).toEqual(['Lindow Post']);
});

it('takes no list of links for authors', () => {
  const links = ['Ada', 'Bram', 'Cleo', 'Dov', 'Edda', 'Finn'].map((name) => `<a class="author-link">${name} Lune</a>`);
  expect(authors(`<div class="authors">${links.join('')}</div>`)).toEqual([]);
});

it('asks the lines that sign a story, then what the page tells its counters', () => {
  expect(authors('<p>Posted by Ada Lune @ 12:00</p>')).toEqual(['Ada Lune']);
  expect(authors('<p>Auteur : Ada Lune</p>')).toEqual(['Ada Lune']);
  expect(authors('<script>dataLayer = [{ "author": "Ada Lune" }];</script>')).toEqual(['Ada Lune']);
});
