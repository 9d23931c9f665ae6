import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newsdesk } from '../../../support/newsdesk.ts';
import { builtAssets } from '../../../support/page-assets.ts';

const SAMPLES = fileURLToPath(new URL('../../../../infra/local/samples/', import.meta.url));
const MOST = 16_000; // bytes, as they are sent
const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };

it('the first page of results is small in all: the page, its style and its script', async () => {
  const desk = newsdesk(await builtAssets());
  for (const name of readdirSync(SAMPLES)) await desk.file(name, readFileSync(SAMPLES + name));
  const sent = async (path: string): Promise<{ readonly bytes: number; readonly text: string }> => {
    const answer = await desk.answer(new Request(`https://archive.example${path}`, { headers: BROWSER }));
    expect([path, answer.status, answer.headers.get('content-encoding')]).toEqual([path, 200, 'br']);
    return { bytes: (await answer.arrayBuffer()).byteLength, text: (await desk.ask(path, { headers: BROWSER })).body };
  };
  const page = await sent('/search');
  expect(page.text.match(/class="cutting"/g)).toHaveLength(10);
  const assets = [...page.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const sizes = [page.bytes, ...(await Promise.all(assets.map(async (path) => (await sent(path)).bytes)))];
  expect(sizes).toHaveLength(3);
  expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThan(MOST);
}, 60_000);
