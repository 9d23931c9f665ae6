import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askHealth } from '../../../../infra/cli/status/health.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const ask = async (reply: RequestListener) => {
  server = createServer(reply);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return askHealth(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
};

describe('The health of search', () => {
  it('is what /health answers', async () => {
    const said = { status: 'ok', commit: 7, articles: 2, quotations: 3, speakers: 1, analyser: 'words-4' };
    const reply: RequestListener = (request, response) =>
      response.end(request.url === '/health' ? JSON.stringify(said) : '');
    expect(await ask(reply)).toEqual({
      answers: true,
      commit: 7,
      articles: 2,
      quotations: 3,
      speakers: 1,
      analyser: 'words-4',
    });
  });

  it('is unknown, with the reason, where it fails, answers something else, or is not there', async () => {
    const failing: RequestListener = (_, response) => {
      response.statusCode = 503;
      response.end();
    };
    expect(await ask(failing)).toEqual({ answers: false, because: 'status 503' });
    server?.close();
    expect(await ask((_, response) => response.end('{}'))).toMatchObject({ answers: false });
    expect(await askHealth('http://127.0.0.1:9/')).toMatchObject({ answers: false, because: expect.any(String) });
  });
});
