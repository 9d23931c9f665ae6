import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import type { Desk } from '../../cli/desk.ts';
import { INCOMING } from '../../names.ts';
import { isOfThisMachine, NOT_BY_LOOPBACK } from '../loopback.ts';
import { listen } from '../machine/ports.ts';
import { readBody } from '../read-body.ts';
import type { DeskAssets } from './assets.ts';
import { newsroomPage } from './page.ts';

export type Newsroom = { readonly url: string; readonly close: () => Promise<void> };

export type NewsroomDependencies = {
  readonly desk: Pick<Desk, 'put' | 'receiptsOn'>;
  readonly assets: DeskAssets;
  /** Where readers read, with a slash at its end. */
  readonly readerUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const MOST = 256 * 1024 * 1024; // bytes at once
const SHOWN = 50; // receipts
const LONGEST_NAME = 900; // bytes: a key has 1,024
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the newsroom's page of the local archive to this machine alone. @throws StartError where the port is taken */
export const openNewsroom = async (port: number, dependencies: NewsroomDependencies): Promise<Newsroom> => {
  const server = createServer((request, response) => {
    answer(request, dependencies)
      .catch((error: unknown): Answer => ({ status: 500, type: 'text/plain', text: `It went wrong: ${error}` }))
      .then((it) => send(response, it));
  });
  const opened = await listen(server, port, 'NEWSROOM_PORT');
  return {
    url: `http://127.0.0.1:${opened}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

type Answer = { readonly status: number; readonly type: string; readonly text: string };

const answer = async (request: IncomingMessage, dependencies: NewsroomDependencies): Promise<Answer> => {
  if (!isOfThisMachine(request.headers)) return { status: 403, type: 'text/plain', text: NOT_BY_LOOPBACK };
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { style, script } = dependencies.assets;
  if (request.method === 'POST' && pathname === '/') return page(await take(request, dependencies), dependencies);
  if (request.method !== 'GET')
    return { status: 405, type: 'text/plain', text: 'Ask with GET, or send files with POST.' };
  if (pathname === '/') return page(null, dependencies);
  if (pathname === '/desk.css') return { status: 200, type: 'text/css', text: style };
  if (pathname === '/desk.js') return { status: 200, type: 'text/javascript', text: script };
  return { status: 404, type: 'text/plain', text: 'There is nothing here.' };
};

const send = (response: ServerResponse, { status, type, text }: Answer): void => {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  response.end(text);
};

const page = async (told: string | null, { desk, readerUrl, now }: NewsroomDependencies): Promise<Answer> => {
  const day = new Date(now()).toISOString().slice(0, 10);
  const states = ['accepted', 'rejected', 'withdrawn'] as const;
  const lists = await Promise.all(states.map((state) => first(desk.receiptsOn(day, state))));
  const receipts = lists
    .flat()
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, SHOWN);
  return { status: 200, type: 'text/html', text: newsroomPage({ receipts, readerUrl, told }) };
};

const first = async (receipts: AsyncIterable<Receipt>): Promise<readonly Receipt[]> => {
  const found: Receipt[] = [];
  for await (const receipt of receipts) {
    found.push(receipt);
    if (found.length === SHOWN) break;
  }
  return found;
};

/** Uploads the files of a form. @returns what to tell whoever sent it */
const take = async (request: IncomingMessage, { desk }: NewsroomDependencies): Promise<string> => {
  const body = await readBody(request, MOST);
  if (body === null) return `That is more than ${MOST / 1024 / 1024} MB at once: send fewer files.`;
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Uint8Array.from(body), { headers }).formData().catch(() => null);
  if (form === null) return 'That was no form with files.';
  const files = form.getAll('files').filter((file) => file instanceof File && file.name !== '') as File[];
  for (const file of files) await desk.put(keyOf(file.name), new Uint8Array(await file.arrayBuffer()));
  const [one] = files;
  if (one === undefined) return 'No file was chosen.';
  return files.length === 1
    ? `Uploaded ${one.name}: its receipt comes in a moment.`
    : `Uploaded ${files.length} files: their receipts come in a moment.`;
};

/** The key of a file by its name alone, as long as S3 takes it. */
const keyOf = (name: string): string => {
  const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return (
    INCOMING +
    Buffer.from(bare, 'utf8')
      .subarray(0, LONGEST_NAME)
      .toString('utf8')
      .replace(/\ufffd+$/, '')
  );
};
