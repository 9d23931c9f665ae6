import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';

type Handler = (
  event: object,
  context: object,
) => Promise<{
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}>;

/** A request as the function's URL hands it over, "payload format version 2.0". */
const request = (rawPath: string, rawQueryString = '', headers: Record<string, string> = {}) => ({
  version: '2.0',
  rawPath,
  rawQueryString,
  headers: { host: 'archive.example', ...headers },
  requestContext: { domainName: 'archive.example', http: { method: 'GET', path: rawPath } },
  isBase64Encoded: false,
});

describe('the function, where its table and bucket cannot be reached', () => {
  let handler: Handler;
  beforeAll(async () => {
    const environment = {
      TABLE_NAME: 'table',
      ARCHIVE_BUCKET: 'bucket',
      UPLOADS_BUCKET: 'uploads',
      FRESHNESS_MS: '1000',
      WORDS_FRESHNESS_MS: '30000',
      METRICS_NAMESPACE: 'Cuttings',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'nobody',
      AWS_SECRET_ACCESS_KEY: 'nothing',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    ({ handler } = (await import('../../../functions/search/handler.ts')) as unknown as { handler: Handler });
    return () => vi.unstubAllEnvs();
  });
  const ask = async (path: string, query?: string) => {
    const { statusCode, body } = await handler(request(path, query), { awsRequestId: 'request-7' });
    return { status: statusCode, body: JSON.parse(body) };
  };

  it('answers what needs neither', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: { name: 'Cuttings' } });
    expect(await ask('/search', 'q=%D0%B0&years=3')).toMatchObject({ status: 400, body: { parameter: 'years' } });
  });

  it('hands a compressed answer over in base64, and none for HEAD', async () => {
    const event = request('/openapi.json', '', { 'accept-encoding': 'br' });
    const { headers, body, isBase64Encoded } = await handler(event, {});
    expect([headers['content-encoding'], isBase64Encoded]).toEqual(['br', true]);
    const text = brotliDecompressSync(Buffer.from(body, 'base64')).toString('utf8');
    expect(JSON.parse(text)).toHaveProperty('openapi');
    const head = {
      ...event,
      requestContext: { ...event.requestContext, http: { method: 'HEAD', path: '/openapi.json' } },
    };
    expect(await handler(head, {})).toMatchObject({ statusCode: 200, body: '', headers });
  });

  it.each(['TRACE', 'CONNECT'])('refuses %s as it refuses every method', async (method) => {
    const event = request('/search', 'q=a');
    const asked = { ...event, requestContext: { ...event.requestContext, http: { method, path: '/search' } } };
    const { statusCode, headers, body } = await handler(asked, {});
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:cuttings:problem:wrong-method' });
  });

  it('asks readers to try again, naming the request by Lambda’s id', async () => {
    expect(await ask('/search', 'q=barges')).toMatchObject({
      status: 503,
      body: { instance: 'urn:cuttings:request:request-7' },
    });
  });
});
