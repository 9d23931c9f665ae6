import { fileURLToPath } from 'node:url';
import { servedArchive } from './archive.ts';
import { launched } from './browser.ts';

// Draws the pictures of the README anew: `node --import tsx tests/browser/pictures.ts`.

const WIDE = { viewport: { width: 1180, height: 820 } } as const;
const TELEPHONE = { viewport: { width: 390, height: 820 }, colorScheme: 'dark' } as const;

const archive = await servedArchive();
const browser = await launched();
const [{ id }] = (await archive.ask('/search?q=canal&limit=1')).body.hits;
for (const [name, path, options] of [
  ['page-search', '/search?q=canal', WIDE],
  ['page-article', `/articles/${id}`, WIDE],
  ['page-speaker', '/speakers/edda-marchbanks', WIDE],
  ['page-telephone', '/search?q=canal', TELEPHONE],
] as const) {
  const page = await browser.newPage({ ...options, baseURL: archive.url, locale: 'en-GB' });
  await page.goto(path);
  const file = fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url));
  await page.screenshot({ path: file, animations: 'disabled' });
  await page.close();
}
await browser.close();
await archive.end();
