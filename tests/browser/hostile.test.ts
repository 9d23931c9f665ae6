import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docxOf, paragraph } from '../support/docx.ts';
import { type ServedArchive, servedArchive } from './archive.ts';
import { describeInBrowser, launched, type Seen, windowOf } from './browser.ts';

const RUN = '<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>';
const END = '"></script></style></title></textarea>--><a href="javascript:alert(4)" onfocus=alert(5) autofocus>x</a>';
const HEADLINE = `Gatekeeper ${RUN} ${END}`;
const SPEAKER = 'Vera Kolm';
const ROLE = `keeper of ${RUN}`;
const SAID = `The gate ${RUN} was open ${END} all night`;
const CAPTION = `A gate ${RUN} ${END}`;
const BODY = `"${SAID}," said ${SPEAKER}, a gatekeeper ${ROLE}. "The gate is mine," ${SPEAKER} added.`;
const MORE = `The gatekeepers met on Tuesday ${RUN} and counted the gates of the town, which were more than they thought.`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One story in every format, whose words are what a browser would run if it took them for more than words. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'plain.txt': `${HEADLINE}\n\nBy ${RUN}\n\n${CAPTION} [Photo: ${RUN}]\n\n${BODY}\n\n${MORE}\n`,
  'mark.md': `# ${HEADLINE}\n\n${BODY}\n\n${MORE}\n\n![${CAPTION}](x)\n\n<script>alert(6)</script>\n`,
  'page.html': `<html><head><title>${escaped(HEADLINE)}</title></head><body><article><h1>${escaped(HEADLINE)}</h1><script>alert(7)</script><figure><img src="x" onerror="alert(8)"><figcaption>${escaped(CAPTION)}</figcaption></figure><p>${escaped(BODY)}</p><p>${escaped(MORE)}</p></article></body></html>`,
  'wire.json': JSON.stringify({
    uri: 'urn:example:hostile',
    type: 'text',
    version: '1',
    headline: HEADLINE,
    byline: RUN,
    located: RUN,
    body_text: `${BODY}\n\n${MORE}`,
    body_html: `<p>${escaped(BODY)}</p><p>${escaped(MORE)}</p>`,
  }),
  'linked.json': JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: HEADLINE,
    author: { '@type': 'Person', name: RUN },
    articleBody: `${BODY}\n\n${MORE}`,
    url: 'javascript:alert(9)',
  }),
  'story.nitf': `<?xml version="1.0"?><nitf><head><title>${escaped(HEADLINE)}</title></head><body><body.head><hedline><hl1>${escaped(HEADLINE)}</hl1></hedline></body.head><body.content><p>${escaped(BODY)}</p><p>${escaped(MORE)}</p></body.content></body></nitf>`,
  'feed.xml': `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><guid>hostile-item</guid><link>javascript:alert(10)</link><title>${escaped(HEADLINE)}</title><description>${escaped(escaped(BODY))}</description><category>${escaped(RUN)}</category></item></channel></rss>`,
  'letter.eml': `From: desk@example.org\nSubject: Gatekeeper ${RUN}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${BODY}\n\n${MORE}\n`,
  'word.docx': docxOf(
    [HEADLINE, BODY, MORE].map((text, at) => paragraph(escaped(text), at === 0 ? 'T' : undefined)).join(''),
  ),
};

describeInBrowser('stored words that look like scripts', () => {
  let archive: ServedArchive;
  let browser: Browser;

  beforeAll(async () => {
    archive = await servedArchive();
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    await archive?.end();
  });

  const gatekeepers = async (): Promise<string[]> =>
    (await archive.ask('/search?q=headline:gatekeeper&limit=100')).body.hits.map(({ id }: { id: string }) => id);

  const lookAt = async ({ page }: Seen, path: string): Promise<void> => {
    await page.goto(path);
    const planted = await page.evaluate(
      () =>
        document.querySelectorAll(
          'main img, main script, main style, [onerror], [onload], [onfocus], [href^=javascript]',
        ).length,
    );
    expect([path, planted]).toEqual([path, 0]);
  };

  it.each(Object.entries(FILES))('run in no page when they come by %s', async (name, content) => {
    const before = await gatekeepers();
    await archive.file(name, content);
    const ids = await gatekeepers();
    expect(ids.length).toBeGreaterThan(before.length);
    const seen = await windowOf(browser, archive.url);
    for (const id of ids) await lookAt(seen, `/articles/${id}`);
    for (const path of [
      '/',
      '/search?q=gate',
      '/quotes?q=gate',
      '/speakers',
      '/speakers/vera-kolm',
      `/search?q=${encodeURIComponent(RUN)}`,
      `/search?q=gate&place=${encodeURIComponent(END)}`,
      `/nowhere/${encodeURIComponent(END)}`,
    ]) {
      await lookAt(seen, path);
    }
    const box = seen.page.getByRole('combobox');
    await box.fill('gatekeep');
    await box.press('e');
    await seen.page.getByRole('option').first().waitFor();
    await box.press('Enter');
    await seen.page.getByRole('heading', { level: 1, name: 'gatekeepe' }).waitFor(); // put in place by the script
    expect(seen.offences).toEqual([]);
    await seen.end();
  });

  it('are seen by this very test where a page lets them run', async () => {
    const seen = await windowOf(browser, archive.url);
    await seen.page.goto('/');
    await seen.page.evaluate((html) => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
    }, '<img src="x" onerror="alert(1)">');
    await expect.poll(() => seen.offences.join()).toContain('policy: script-src-attr inline');
    await seen.end();
  });
});
