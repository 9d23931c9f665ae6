import { validateHeaderValue } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type FunctionUrl, openFunctionUrl } from '../../../../infra/local/lambda/function-url.ts';
import { urlAnswer } from '../../../../infra/local/lambda/function-url-answer.ts';
import { failed, type InvocationResult } from '../../../../infra/local/lambda/invocation.ts';

const OPEN = { AuthType: 'NONE', TargetFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:search' };

const opened: FunctionUrl[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((url) => url.close()));
});

const serve = async (result: InvocationResult | unknown) => {
  const events: unknown[] = [];
  const requestIds: unknown[] = [];
  const answer =
    result !== null && typeof result === 'object' && 'payload' in result
      ? (result as InvocationResult)
      : { payload: Buffer.from(JSON.stringify(result)), error: null };
  const target = {
    invoke: async (event: unknown, options?: { requestId?: string }): Promise<InvocationResult> => {
      events.push(JSON.parse(JSON.stringify(event)));
      requestIds.push(options?.requestId);
      return answer;
    },
  };
  const served = await openFunctionUrl(OPEN, {
    target,
    clock: { now: () => Date.parse('2027-03-07T09:05:00Z') },
    port: 0,
  });
  opened.push(served);
  return { url: served.url, events, requestIds };
};

/** Sends bytes as they are and answers the first line. */
const sendRaw = (url: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });

describe('a request to a function URL', () => {
  it('is an event of format 2.0', async () => {
    const { url, events, requestIds } = await serve('ok');
    const { host, port } = new URL(url);
    const response = await fetch(`${url}articles/Zudova%20B?q=a+b&q=%C3%BC&empty=`, {
      headers: { Cookie: 'a=1; b=2', 'X-Many': 'one', 'User-Agent': 'test' },
    });
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/articles/Zudova%20B',
      rawQueryString: 'q=a+b&q=%C3%BC&empty=',
      queryStringParameters: { q: 'a b,ü', empty: '' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-many': 'one', host, 'x-forwarded-proto': 'http', 'x-forwarded-port': port },
      isBase64Encoded: false,
      requestContext: {
        accountId: 'anonymous',
        domainName: host,
        requestId: response.headers.get('x-amzn-requestid'),
        time: '07/Mar/2027:09:05:00 +0000',
        timeEpoch: 1_804_410_300_000,
        http: {
          method: 'GET',
          path: '/articles/Zudova%20B',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
      },
    });
    expect(events[0]).not.toHaveProperty('body');
    expect(requestIds).toEqual([response.headers.get('x-amzn-requestid')]);
  });

  it('joins repeated headers by commas, whatever they are called', async () => {
    const { url, events } = await serve('ok');
    const line = await sendRaw(
      url,
      'GET /?__proto__=1&__proto__=2 HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\nx-a: 2\r\n\r\n',
    );
    expect(line).toBe('HTTP/1.1 200 OK');
    expect(events[0]).toMatchObject({ headers: { 'x-a': '1,2' } });
    const { queryStringParameters } = events[0] as { queryStringParameters: object };
    expect(Object.entries(queryStringParameters)).toEqual([['__proto__', '1,2']]);
  });

  it.each([
    ['application/json; charset=utf-8', Buffer.from('{"ü":1}'), '{"ü":1}', false],
    ['application/problem+json', Buffer.from('{}'), '{}', false],
    ['application/x-www-form-urlencoded', Buffer.from('a=1'), 'YT0x', true],
    ['image/png', Buffer.from([137, 80]), 'iVA=', true],
    ['text/plain', Buffer.from([0xff]), '/w==', true],
  ])('of type %s has its body in the event', async (type, bytes, body, isBase64Encoded) => {
    const { url, events } = await serve('ok');
    await fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body: bytes });
    expect(events[0]).toMatchObject({ body, isBase64Encoded });
  });

  it('is refused where it names another site, whose page was made to lead here', async () => {
    const { url, events } = await serve('ok');
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '']) {
      expect(await sendRaw(url, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('HTTP/1.1 403 Forbidden');
    }
    expect(events).toEqual([]);
  });

  it('is refused where a page of another site makes it', async () => {
    const { url, events } = await serve('ok');
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      expect((await fetch(url, { headers: { origin } })).status).toBe(403);
    }
    expect(events).toEqual([]);
    expect((await fetch(url, { headers: { origin: 'http://localhost:3000' } })).status).toBe(200);
  });

  it('over 6 MB is answered 413', async () => {
    const { url, events } = await serve('ok');
    const response = await fetch(url, { method: 'POST', body: Buffer.alloc(6_291_457) });
    expect([response.status, events]).toEqual([413, []]);
  });
});

describe("a function's answer", () => {
  it('is a response where it has a statusCode', async () => {
    const { url } = await serve({
      statusCode: 410,
      headers: {
        'Content-Type': 'application/problem+json',
        'X-Count': 3,
        Connection: 'upgrade',
        'Content-Length': '1',
      },
      cookies: ['a=1; Secure', 'b=2'],
      body: '{"title":"Gone"}',
    });
    const response = await fetch(url);
    expect(response.status).toBe(410);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2']);
    expect(await response.text()).toBe('{"title":"Gone"}');
  });

  it('may be base64', async () => {
    const { url } = await serve({ statusCode: 200, body: 'iVA=', isBase64Encoded: true });
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(new Uint8Array([137, 80]));
  });

  it.each([['Hello'], [{ a: 1 }], [null], [[1]]])('%j is the JSON of a 200', async (value) => {
    const { url } = await serve(value);
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual(value);
  });

  it('to HEAD has no body, and no length of one', async () => {
    const { url } = await serve({ statusCode: 200, body: '' });
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, null, '']);
  });

  it('without a body is sent without one', async () => {
    const { url } = await serve({ statusCode: 304, headers: { etag: '"7"' } });
    const response = await fetch(url);
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"7"', '']);
  });

  it.each([
    ['an error', failed('Error', 'no')],
    ['no status', { statusCode: 'fine' }],
    ['a status out of range', { statusCode: 99 }],
    ['a status that cannot be made text', { statusCode: { toString: null } }],
    ['a header that cannot be made text', { statusCode: 200, headers: { 'x-a': { toString: null } } }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['a header that would split', { statusCode: 200, headers: { 'x-a': 'b\r\nc: d' } }],
    ['headers that are no object', { statusCode: 200, headers: ['x-a'] }],
    ['cookies that are no list', { statusCode: 200, cookies: 'a=1' }],
  ])('is 502 for %s', async (_, result) => {
    const { url } = await serve(result);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([502, 'Internal Server Error']);
  });

  it('always becomes a response that can be sent', () => {
    fc.assert(
      fc.property(
        fc.record(
          { statusCode: fc.jsonValue(), headers: fc.jsonValue(), cookies: fc.jsonValue(), body: fc.jsonValue() },
          { requiredKeys: [] },
        ),
        (value) => {
          const { status, headers } = urlAnswer({ payload: Buffer.from(JSON.stringify(value)), error: null });
          expect(status).toBeGreaterThanOrEqual(200);
          for (const [name, content] of Object.entries(headers))
            for (const line of [content].flat()) validateHeaderValue(name, line);
        },
      ),
    );
  });

  it('is 429 when throttled', async () => {
    const { url } = await serve(failed('TooManyRequestsException', 'Rate Exceeded.'));
    expect((await fetch(url)).status).toBe(429);
  });
});

describe('a function URL', () => {
  const dependencies = { target: { invoke: async () => failed('Error', '') }, clock: Date, port: 0 };

  it.each([
    [{ InvokeMode: 'RESPONSE_STREAM' }, /RESPONSE_STREAM is not supported/],
    [{ Cors: {} }, /Cors is not supported/],
  ])('is refused with %j', async (properties, reason) => {
    await expect(openFunctionUrl({ ...OPEN, ...properties }, dependencies)).rejects.toThrow(reason);
  });

  it('says that its port is taken', async () => {
    const { url } = await serve('ok');
    const port = Number(new URL(url).port);
    await expect(openFunctionUrl(OPEN, { ...dependencies, port })).rejects.toThrow(`Port ${port} is taken`);
  });
});
