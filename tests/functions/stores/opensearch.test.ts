import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSearch, openSearchAt } from '../../../functions/stores/opensearch.ts';
import { readHeaders } from '../../../infra/local/iam/canonical-request.ts';
import { openIam } from '../../../infra/local/iam/iam.ts';

const iam = openIam(Date.now);
const keys = { accessKeyId: 'search', secretAccessKey: 'secret', sessionToken: 'session' };
iam.addIdentity({ arn: 'arn:search', principal: 'arn:search', policies: [] }, keys);

/** Answers with what it was asked, by whom; after as many 503 as `busy` says. */
let busy = 0;
const server = createServer(async (request, response) => {
  const body = await text(request);
  const signed = {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: readHeaders(request.rawHeaders),
  };
  const { arn } = iam.authenticate(signed, 'es', Buffer.from(body));
  const status = busy-- > 0 ? 503 : request.url?.includes('missing') ? 404 : 200;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ by: arn, target: request.url, type: request.headers['content-type'], body }));
});

let search: OpenSearch;
beforeAll(async () => {
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  search = openSearchAt({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials: keys });
});
afterAll(async () => {
  await search.close();
  await new Promise((closed) => server.close(closed));
});

describe('A client of OpenSearch', () => {
  it('signs what it asks as IAM verifies it, whatever is in the path and the query', async () => {
    const path = `/articles/_doc/${encodeURIComponent('urn:newsml:é/№ 1*(a)~!')}`;
    const { body } = await search.request({ method: 'GET', path, querystring: { routing: 'ü a+b*', pretty: true } });
    expect(body).toMatchObject({ by: 'arn:search', target: expect.stringContaining(path) });
  });

  it('sends a body as JSON, and a bulk of them a line each', async () => {
    const one = await search.request({ method: 'POST', path: '/_search', body: { size: 1 } });
    expect(one.body).toMatchObject({ type: 'application/json', body: '{"size":1}' });
    const bulk = await search.request({ method: 'POST', path: '/_bulk', bulkBody: [{ index: {} }, { title: 'é' }] });
    expect(bulk.body).toMatchObject({ type: 'application/x-ndjson', body: '{"index":{}}\n{"title":"é"}\n' });
  });

  it('tries again where the domain is busy, and tells the status of an answer that is an error', async () => {
    busy = 3;
    expect((await search.request({ method: 'GET', path: '/' })).statusCode).toBe(200);
    await expect(search.request({ method: 'GET', path: '/missing' })).rejects.toMatchObject({ statusCode: 404 });
    expect((await search.request({ method: 'HEAD', path: '/missing' })).body).toBe(false);
  });
});
