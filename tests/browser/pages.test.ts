import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedArchive, servedArchive } from './archive.ts';
import { describeInBrowser, launched, type Seen, windowOf } from './browser.ts';
import { RIGHT_TO_LEFT, tideStory } from './stories.ts';

const TIDES = 45;
const MOBILE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

describeInBrowser('the pages in a browser', () => {
  let archive: ServedArchive;
  let browser: Browser;
  let articleOf: (q: string) => Promise<string>;
  const windows: Seen[] = [];

  beforeAll(async () => {
    archive = await servedArchive();
    for (let n = 0; n < TIDES; n++) await archive.file(`tide-${n}.txt`, tideStory(n));
    for (const [name, text] of Object.entries(RIGHT_TO_LEFT)) await archive.file(name, text);
    await archive.file('tide-0.txt', tideStory(0).replace('on Tuesday', 'on Wednesday'));
    browser = await launched();
    articleOf = async (q) => (await archive.ask(`/search?limit=1&q=${encodeURIComponent(q)}`)).body.hits[0].id;
  });
  afterAll(async () => {
    await browser?.close();
    await archive?.end();
  });

  const open = async (path: string, options: Parameters<typeof windowOf>[2] = {}) => {
    const seen = await windowOf(browser, archive.url, options);
    windows.push(seen);
    await seen.page.goto(path);
    return seen.page;
  };

  it('find by what somebody types, without loading the page anew', async () => {
    const page = await open('/');
    await page.evaluate(() => Object.assign(globalThis, { same: true }));
    await page.getByRole('combobox').fill('ferry');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'for “ferry”' }).waitFor();
    expect(new URL(page.url()).search).toBe('?q=ferry');
    expect(await page.title()).toContain('for “ferry”');
    expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
  });

  it('suggest while somebody types, for the keyboard alone', async () => {
    const page = await open('/');
    await page.getByRole('combobox').pressSequentially('march');
    await page.getByRole('listbox').waitFor();
    const box = page.getByRole('combobox');
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const option = page.getByRole('option', { selected: true });
    expect(await option.textContent()).toContain('Edda Marchbanks');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await box.inputValue()).toBe('march');
    await box.press('c');
    await box.press('Backspace');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/speakers/edda-marchbanks');
  });

  it('suggest to a pointer as well', async () => {
    const page = await open('/');
    await page.getByRole('combobox').pressSequentially('lindow');
    await page.getByRole('option', { name: /^LINDOW/ }).click();
    await page.waitForURL('**/search?place=LINDOW');
    await page.getByRole('link', { name: 'Remove: LINDOW' }).waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('stay where somebody went back to before another page came', async () => {
    const page = await open('/search?q=canal');
    await page.route('**/search?q=canal&sort=newest', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.goBack();
    await page.waitForTimeout(1_500);
    expect(new URL(page.url()).search).toBe('?q=canal');
    expect(await page.locator('.sorts [aria-current]').textContent()).toBe('Best match');
  });

  it('narrow down by a facet and by the timeline, and go back and forward through every state', async () => {
    const page = await open('/search?q=tide');
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe('45 articles for “tide”');
    await page.getByRole('link', { name: 'Ruth Esker 9' }).click();
    await page.waitForURL('**/search?q=tide&speaker=ruth-esker');
    await expect.poll(() => heading.textContent()).toBe('9 articles for “tide”');
    await page.getByRole('link', { name: '2022: 3 articles' }).click();
    await page.waitForURL('**/search?q=tide&speaker=ruth-esker&from=2022&to=2022');
    await expect.poll(() => heading.textContent()).toBe('3 articles for “tide”');
    await page.getByRole('link', { name: 'Remove: 2022' }).click();
    await expect.poll(() => heading.textContent()).toBe('9 articles for “tide”');
    for (const [step, expected] of [
      ['goBack', '3 articles'],
      ['goBack', '9 articles'],
      ['goBack', '45 articles'],
      ['goForward', '9 articles'],
    ] as const) {
      await page[step]();
      await expect.poll(() => heading.textContent()).toBe(`${expected} for “tide”`);
    }
    await page.reload();
    expect(await heading.textContent()).toBe('9 articles for “tide”');
  });

  it('go on while somebody scrolls, no article twice, and come back to the place', async () => {
    const page = await open('/search?q=tide&sort=oldest');
    const titles = page.locator('.cuttings h3');
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 20_000);
        return titles.count();
      })
      .toBe(30); // then a reader is asked
    await page.getByRole('link', { name: 'More results' }).click();
    await expect.poll(() => titles.count()).toBe(40);
    const all = await titles.allTextContents();
    expect(new Set(all).size).toBe(all.length);
    const link = titles.nth(35).getByRole('link');
    await link.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const y = await page.evaluate(() => scrollY);
    await link.press('Enter');
    await page.waitForURL('**/articles/*');
    await page.goBack();
    await expect.poll(() => titles.count()).toBe(40);
    await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - y)).toBeLessThan(5);
  });

  it('show who says what in an article, and lead from the margin to the words', async () => {
    const page = await open(`/articles/${await articleOf('villages canal')}`);
    const margin = page.getByRole('complementary', { name: 'Who speaks in it' });
    await margin.getByRole('link', { name: 'They call it a leisure canal' }).click();
    const target = page.locator('q:target');
    expect(await target.textContent()).toContain('They call it a leisure canal');
    const inkOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).getPropertyValue('--voice'));
    const speaker = await target.getAttribute('data-speaker');
    expect(await inkOf('q:target')).toBe(await inkOf(`.voice[data-speaker="${speaker}"]`));
    await margin.getByRole('link', { name: 'Tobias Wren', exact: true }).click();
    await page.waitForURL('**/speakers/tobias-wren');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tobias Wren');
    await page.getByRole('searchbox', { name: 'What Tobias Wren said about' }).fill('lanterns');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/quotes?q=lanterns&speaker=tobias-wren');
    await page.getByText('nothing against').waitFor();
  });

  it('copy a citation', async () => {
    const page = await open(`/articles/${await articleOf('villages canal')}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByText('Cite this article').click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^Hester Quill, Jonah Prewitt\. “Villages at odds .* Lindow, 14 May 2026/);
  });

  it('search and read without a script', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.getByRole('searchbox', { name: 'Search the archive' }).fill('tide');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForURL('**/search?q=tide');
    await page.getByRole('link', { name: 'More results' }).click();
    expect(await page.locator('.cuttings h3').count()).toBe(10);
    await page.getByLabel('from').fill('2023');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('21 articles for “tide”');
    await page.locator('.cuttings h3 a').first().click();
    expect(await page.locator('q.said').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  });

  it('can be used with the keyboard alone, from the first tab on', async () => {
    const page = await open('/search?q=tide');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    const reached = new Set<string>();
    for (let tabs = 0; tabs < 60; tabs++) {
      await page.keyboard.press('Tab');
      const { name, ring } = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        return {
          name: one.closest('header,aside,.timeline,.cuttings')?.className ?? '',
          ring: getComputedStyle(one).outlineStyle,
        };
      });
      reached.add(name);
      if (name !== '') expect(ring).not.toBe('none');
    }
    expect([...reached]).toEqual(expect.arrayContaining(['found', 'filters', 'timeline', 'cuttings']));
  });

  it('fit a telephone, with the filters folded away', async () => {
    for (const path of [
      '/',
      '/search?q=canal',
      `/articles/${await articleOf('villages canal')}`,
      '/speakers/edda-marchbanks',
      '/quotes',
      '/speakers',
    ]) {
      const page = await open(path, MOBILE);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, wide]).toEqual([path, 360]);
      await page.close();
    }
    const page = await open('/search?q=canal', MOBILE);
    const facet = page.getByRole('heading', { name: 'Who speaks' });
    expect(await facet.isVisible()).toBe(false);
    await page.getByText('Narrow down').click();
    expect(await facet.isVisible()).toBe(true);
  });

  it('read from right to left what is written so, in a page that does not', async () => {
    for (const [q, language] of [
      ['القناة', 'ar'],
      ['کانال', 'fa'],
      ['نہر', 'ur'],
      ['התעלה', 'he'],
    ] as const) {
      const page = await open(`/articles/${await articleOf(q)}`);
      const body = page.locator('.body');
      expect([await body.getAttribute('lang'), await body.getAttribute('dir')]).toEqual([language, 'rtl']);
      const aligned = await page
        .locator('.body p')
        .first()
        .evaluate((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const [text, block] = [range.getClientRects()[0], one.getBoundingClientRect()];
          return Math.abs((text?.right ?? 0) - block.right) < 12;
        });
      expect([language, aligned]).toEqual([language, true]);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).direction)).toBe('ltr');
      await page.close();
    }
  });

  it('are dark where a reader has it dark, and in Russian where the browser is', async () => {
    const dark = await open('/', { colorScheme: 'dark', locale: 'ru-RU' });
    const paper = await dark.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe('rgb(23, 22, 20)');
    expect(await dark.getByRole('button', { name: 'Найти' }).count()).toBe(1);
    await dark.getByRole('link', { name: 'English' }).click();
    await dark.getByRole('button', { name: 'Search' }).waitFor();
  });

  it('are printed without what is there to be clicked', async () => {
    const page = await open(`/articles/${await articleOf('villages canal')}`);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.search', '.masthead nav', '.related']) {
      expect(await page.locator(selector).first().isVisible()).toBe(false);
    }
    expect(await page.locator('.body').isVisible()).toBe(true);
  });

  it('show word by word what a correction changed', async () => {
    const page = await open(`/articles/${await articleOf('"tide tables number 1 printed"')}`);
    await page.getByRole('link', { name: 'What changed' }).click();
    expect([await page.locator('del').textContent(), await page.locator('ins').textContent()]).toEqual([
      '[removed: Tuesday]',
      '[added: Wednesday]',
    ]);
  });

  it.each(['light', 'dark'] as const)(
    'have nothing that axe would mend, in %s, large and small',
    async (colorScheme) => {
      const article = await articleOf('villages canal');
      const corrected = await articleOf('"tide tables number 1 printed"');
      const paths = [
        '/',
        '/search?q=canal',
        '/search?q=tide&from=2022&to=2022&speaker=ruth-esker',
        '/search?q=zeppelin&place=X',
        '/search?limit=0',
        `/articles/${article}`,
        `/articles/${await articleOf('القناة')}`,
        `/articles/${corrected}`,
        `/articles/${corrected}/diff?from=1&to=2`,
        `/articles/${corrected}/revisions/1`,
        '/articles/none',
        '/speakers/edda-marchbanks',
        '/speakers',
        '/quotes?q=canal',
        '/?lang=ru',
      ];
      for (const [path, options] of paths.flatMap(
        (one) =>
          [
            [one, {}],
            [one, MOBILE],
          ] as const,
      )) {
        const page = await open(path, { ...options, colorScheme });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(async () => {
          const { axe: tool } = globalThis as unknown as { axe: typeof axe };
          return tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
        });
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
        );
        expect([path, found]).toEqual([path, []]);
        await page.context().close();
      }
    },
  );

  it('have suggestions that axe would not mend', async () => {
    const page = await open('/');
    await page.getByRole('combobox').pressSequentially('lin');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(async () => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('have done nothing in all of this that their policy forbids, and asked nobody else', () => {
    expect(windows.flatMap(({ offences }) => offences)).toEqual([]);
  });
});
