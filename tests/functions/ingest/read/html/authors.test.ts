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

it.each([
  ['Von Ada Lune Fr, 18. Oktober 2026', 'Ada Lune'],
  ['Von A. L. am 7. August 2026', 'A. L.'],
  ['Posted in Sea by adalune on August 3, 2026', 'adalune'],
  ['Filed under: Sea — adalune @ 00:11', 'adalune'],
])('reads the signature "%s"', (line, name) => {
  expect(authors(`<p>${line}</p>`)).toEqual([name]);
});

it('believes a story that says whose work it is before the account that put it in', () => {
  const head = '<meta property="article:author" content="Bram Oost">';
  expect(authors('<p>Ein Interview von Ada Lune mit Cleo Tarn</p>', head)).toEqual(['Ada Lune']);
  expect(authors(`<p>${'The ferry. '.repeat(120)}</p><p>Ein Kommentar von Ada Lune</p>`, head)).toEqual(['Bram Oost']);
});

it('completes a first name where the page shows the whole', () => {
  const head = '<meta property="article:author" content="Ada">';
  expect(authors('<p class="full-name">Ada Lune</p>', head)).toEqual(['Ada Lune']);
  expect(authors('<p class="full-name">Bram Oost</p>', head)).toEqual(['Ada']);
});

it('takes a name in bold or italics for a signature at the end of a story alone', () => {
  const paragraphs = '<p>The ferry is back.</p><p>It sails at noon.</p>';
  const name = '<p><b><i>Ada Lune</i></b></p>';
  expect(authors(`<div>${paragraphs}${name}</div>`)).toEqual(['Ada Lune']);
  expect(authors(`<div>${name}${paragraphs}</div>`)).toEqual([]);
});

it('takes the first who posts in a thread for its author, and nobody of the comments', () => {
  const post = '<a class="username">r23</a><a class="username">Bram Oost</a>';
  expect(authors(post)).toEqual(['r23']);
  expect(authors(`<div class="comments">${post}</div>`)).toEqual([]);
});
