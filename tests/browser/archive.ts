import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Newsdesk, newsdesk } from '../support/newsdesk.ts';
import { builtAssets } from '../support/page-assets.ts';

const SAMPLES = fileURLToPath(new URL('../../infra/local/samples/', import.meta.url));

export type ServedArchive = Newsdesk & {
  /** Without a slash at its end. */
  readonly url: string;
  readonly end: () => Promise<void>;
};

/** An archive in memory with the sample articles, served on loopback with the style and the script that would be deployed. */
export const servedArchive = async (port = 0): Promise<ServedArchive> => {
  const desk = await filledDesk();
  const server = serve({ fetch: (request) => desk.answer(request), hostname: '127.0.0.1', port });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  return {
    ...desk,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

/** An archive in memory with the sample articles, and the style and the script that would be deployed. */
export const filledDesk = async (): Promise<Newsdesk> => {
  const desk = newsdesk(await builtAssets());
  for (const name of readdirSync(SAMPLES).sort()) await desk.file(name, readFileSync(join(SAMPLES, name)));
  return desk;
};
