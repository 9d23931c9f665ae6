import { expect, it } from 'vitest';
import { chooseDate } from '../../../../../functions/ingest/normalise/stated-date.ts';
import { readHtml } from '../../../../../functions/ingest/read/html/html.ts';

const dated = (body: string, head = ''): string | null =>
  chooseDate(readHtml(`<html><head><title>Ferry returns</title>${head}</head><body>${body}</body></html>`).published)
    ?.iso ?? null;

const HEADLINE = '<h1>Ferry returns</h1>';

it('believes the date at the headline before one of the page or its file', () => {
  const head = '<meta name="date" content="2026-01-02">';
  expect(dated(`${HEADLINE}<span class="date">27.01.2026</span>`, head)).toBe('2026-01-27');
  expect(dated(`${HEADLINE}<aside><time datetime="2026-01-21">21.01.2026</time></aside>`, head)).toBe('2026-01-21');
  expect(dated(HEADLINE, head)).toBe('2026-01-02');
});

it('believes what is defined to be the date of publication before what the page shows', () => {
  const head = '<meta property="article:published_time" content="2026-01-02T10:00:00+01:00">';
  expect(dated(`${HEADLINE}<p>27.01.2026</p>`, head)).toBe('2026-01-02T10:00:00+01:00');
});

it('finds a date at the headline whatever its element is called, below it before above it', () => {
  const today = '<div id="clock">Thursday, 16 February 2026</div>';
  expect(dated(`${today}${HEADLINE}<p class="caption">01. Februar 2026 | Nature</p>`)).toBe('2026-02-01');
  expect(dated(`${today}<div><span>14. Februar 2026</span></div>${HEADLINE}`)).toBe('2026-02-14');
});

it.each([
  '<nav><time datetime="2026-02-16">today</time></nav>',
  '<div class="navtop"><time datetime="2026-02-16">today</time></div>',
  '<div class="comment-list"><time pubdate datetime="2026-02-16">16 February</time></div>',
  `<aside>${'An offer of ours. '.repeat(20)}<time datetime="2026-02-16">16 February</time></aside>`,
  '<p>Updated: <span>16 February 2026</span></p>',
])('leaves %s alone', (other) => {
  expect(dated(`${HEADLINE}<p>1 February 2026</p>${other}`)).toBe('2026-02-01');
  expect(dated(`${HEADLINE}${other}<p>1 February 2026</p>`)).toBe('2026-02-01');
});
