import { expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/ingest/read/html/html.ts';

const PARAGRAPHS = [
  'The ferry sails again from Monday, the company said on Tuesday, after islanders wrote four hundred letters to the county.',
  '“I did the sums in my maths lesson,” said Wilhelmina Aske, whose letter was read aloud in the chamber of the county.',
  'The company had argued that only eleven passengers used the boat, and that the fuel would be better spent elsewhere.',
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
const texts = (html: string) => readHtml(html).blocks.map(({ kind, text }) => [kind, text]);

it('reads a fragment as well as a page', () => {
  const document = readHtml(`<h1>Ferry back</h1>${BODY}`);
  expect(document.headlines).toEqual([{ text: 'Ferry back', source: 'h1' }]);
  expect(document.blocks.map(({ text }) => text)).toEqual(expect.arrayContaining(PARAGRAPHS));
});

it('leaves navigation, scripts and footer out', () => {
  const page = `<html><body><nav><a href="/">Home</a></nav><script>var x = 1</script><main><article><h1>Ferry back</h1>${BODY}</article></main><footer>Imprint</footer></body></html>`;
  expect(texts(page).filter(([kind]) => kind === 'text')).toEqual(PARAGRAPHS.map((text) => ['text', text]));
});

it('keeps headings, lists and tables of data for what they are', () => {
  const page = `<html><body><article>${BODY}<h2>Times</h2><p>${PARAGRAPHS[0]}</p><ul><li>Skarrow <b>06:00</b></li><li>Port Hallow 07:15</li></ul><table><tr><th>Boat</th><th>Crowns</th></tr><tr><td>Early</td><td>4</td></tr></table></article></body></html>`;
  expect(texts(page)).toEqual(
    expect.arrayContaining([
      ['heading', 'Times'],
      ['list', 'Skarrow 06:00\nPort Hallow 07:15'],
      ['table', 'Boat\tCrowns\nEarly\t4'],
    ]),
  );
});

it('takes captions out of the text, with their credit, and puts them back in their place', () => {
  const [first, ...rest] = PARAGRAPHS.map((text) => `<p>${text}</p>`);
  const page = `<html><body><article>${first}<figure><img src="a.jpg"><figcaption>The ferry at its berth. <span class="credit">Ada Lune</span></figcaption></figure>${rest.join('')}</article></body></html>`;
  const { blocks } = readHtml(page);
  expect(blocks[1]).toEqual({ kind: 'caption', text: 'The ferry at its berth.', credit: 'Ada Lune', linked: 0 });
  expect(blocks).toHaveLength(4);
});

it('reads what a page states in JSON-LD, meta tags and itself', () => {
  const page = `<html lang="en-GB"><head><title>Ferry back | Post</title>
    <link rel="canonical" href="https://post.example/2026/04/28/ferry">
    <meta property="og:title" content="Ferry back">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry back", "datePublished": "2026-04-28T06:00:00+02:00",
    "dateModified": "2026-04-29", "author": {"@id": "#ada"}}, {"@id": "#ada", "@type": "Person", "name": "Ada Lune"}]}</script>
    </head><body><article><h1>Ferry back</h1>${BODY}</article></body></html>`;
  const document = readHtml(page);
  expect(document).toMatchObject({
    authors: ['Ada Lune'],
    language: 'en',
    url: 'https://post.example/2026/04/28/ferry',
  });
  expect(document.headlines.map(({ source }) => source)).toEqual(['h1', 'json-ld', 'og', 'title']);
  expect(document.published[0]).toEqual({ text: '2026-04-28T06:00:00+02:00', source: 'json-ld' });
  expect(document.updated[0]).toEqual({ text: '2026-04-29', source: 'json-ld' });
});

it('reads authors and dates that only the page itself shows, without what is written around them', () => {
  const page = `<html><body><article><h1><span class="kicker">Transport:</span> Ferry back</h1><a rel="author" href="/ada">View all posts by Ada Lune</a><p>28 April 2026</p>${BODY}</article></body></html>`;
  const document = readHtml(page);
  expect(document.headlines[0]).toEqual({ text: 'Ferry back', source: 'h1' });
  expect(document.authors).toEqual(['Ada Lune']);
  expect(document.published).toContainEqual({ text: '28 April 2026', source: 'page' });
});

it('passes over JSON-LD that is broken', () => {
  expect(
    readHtml(`<html><head><script type="application/ld+json">{"@type": </script></head><body>${BODY}</body></html>`)
      .blocks.length,
  ).toBeGreaterThan(0);
});

it('falls back on the JSON-LD where the page itself has no story', () => {
  const page = `<html><head><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: PARAGRAPHS.join('\n\n') })}</script></head><body><p>Loading</p></body></html>`;
  expect(readHtml(page).blocks.map(({ text }) => text)).toEqual(PARAGRAPHS);
});

it.each(['<div>', '<ul><li>', '<table><tr><td>'])('reads a page with too many %s in each other as text', (tag) => {
  const page = `${tag.repeat(20_000)}${BODY}`;
  expect(readHtml(page).blocks.map(({ text }) => text)).toEqual(PARAGRAPHS);
});

it('reads a page that is too large to parse as text', () => {
  const page = `<html><body><script>${'x'.repeat(5_000_000)}</script>${BODY}`;
  expect(readHtml(page).blocks.map(({ text }) => text)).toEqual(PARAGRAPHS);
});

it.each([
  ['a page inside a comment that never ends', `<!-- ${BODY} <html><body>`],
  ['a page behind another root', `<div>${BODY}</div><html><body></body></html>`],
  ['half a tag of a page', `${BODY}<html `],
])('reads %s without failing', (_, html) => expect(() => readHtml(html)).not.toThrow());

it('reads a body without a page', () => {
  expect(texts(`<body class="x">${BODY}</body>`)).toEqual(PARAGRAPHS.map((text) => ['text', text]));
});

it('keeps what it left outside the main text, so that it can be shown', () => {
  const story = 'The ferry sails again from Monday, the company said after nine weeks of repairs. '.repeat(4);
  const page = `<html><body><nav><ul><li><a href="/a">Sport</a></li><li><a href="/b">Weather</a></li></ul></nav>
    <article><h1>Ferry sails again</h1><p>${story}</p><p>${story}</p></article></body></html>`;
  expect(readHtml(page).outside).toContain('Sport\nWeather');
});
