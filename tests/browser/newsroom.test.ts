import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { deskAssets } from '../../infra/local/newsroom/assets.ts';
import { type Newsroom, openNewsroom } from '../../infra/local/newsroom/server.ts';
import { newsdesk } from '../support/newsdesk.ts';
import { describeInBrowser, launched, windowOf } from './browser.ts';

const STORY =
  'Gulls leave the pier\n\nLINDOW -- The gulls left the pier on Tuesday.\n\n"They ate well," said Ada Quay, a fisher.\n';

describeInBrowser('the newsroom’s page in a browser', () => {
  let newsroom: Newsroom;
  let browser: Browser;

  beforeAll(async () => {
    const archive = newsdesk();
    newsroom = await openNewsroom(0, {
      desk: {
        put: async (key, bytes) => {
          await archive.file(key.slice('incoming/'.length), bytes);
          return 'v1';
        },
        receiptsOn: async function* (_, state): AsyncGenerator<Receipt> {
          yield* [...archive.receipts.values()].filter((one) => one.state === state);
        },
      },
      assets: await deskAssets(),
      readerUrl: 'http://127.0.0.1:8787/',
      now: Date.now,
    });
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    await newsroom?.close();
  });

  it('takes files that are chosen or dropped, and shows their receipts as they come', async () => {
    const { page, offences, end } = await windowOf(browser, newsroom.url.slice(0, -1));
    await page.goto('/');
    await page
      .getByLabel('Put article files in')
      .setInputFiles({ name: 'gulls.txt', mimeType: 'text/plain', buffer: Buffer.from(STORY) });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('incoming/gulls.txt').waitFor();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'dropped.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    const dropped = page.getByRole('listitem').filter({ hasText: 'incoming/dropped.txt' });
    await dropped.getByText('no-article').waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(async () => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(offences).toEqual([]);
    await end();
  });

  it('takes them without a script as well', async () => {
    const { page, end } = await windowOf(browser, newsroom.url.slice(0, -1), { javaScriptEnabled: false });
    await page.goto('/');
    await page
      .getByLabel('Put article files in')
      .setInputFiles({ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from(STORY) });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('Uploaded plain.txt').waitFor();
    await page.getByText('incoming/plain.txt').waitFor();
    await end();
  });
});
