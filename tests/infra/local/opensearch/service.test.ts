import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenSearch, openSearchAt } from '../../../../functions/stores/opensearch.ts';
import { openIam } from '../../../../infra/local/iam/iam.ts';
import { readPolicy } from '../../../../infra/local/iam/policy.ts';
import { type Endpoint, openEndpoint } from '../../../../infra/local/machine/endpoint.ts';
import { openSearchService } from '../../../../infra/local/opensearch/service.ts';
import type { Service } from '../../../../infra/local/service.ts';

const DOMAIN = 'arn:aws:es:us-east-1:000000000000:domain/desk';

/** Stands for the node: notes what it is asked, and answers with it. */
const asked: string[] = [];
const node = createServer(async (request, response) => {
  const { method, url, headers } = request;
  asked.push(`${method} ${url} ${await text(request)}`);
  if (url === '/hangs-up') return void response.destroy();
  const body = method === 'HEAD' ? Buffer.alloc(0) : gzipSync(JSON.stringify(headers));
  response.writeHead(url === '/missing' ? 404 : 200, {
    'content-type': 'application/json',
    ...(method === 'HEAD' ? {} : { 'content-encoding': 'gzip', 'content-length': body.length }),
    'set-cookie': 'of=the-node',
  });
  response.end(body);
});

const nothing: Service = async (_, response) => void response.end();
const others = { s3: nothing, sqs: nothing, dynamodb: nothing, cloudformation: nothing, lambda: nothing };
const iam = openIam(Date.now);
let endpoint: Endpoint;
let stranger: OpenSearch;
let reader: OpenSearch;

/** A client with the session of a role that may do these things, by its own policies. */
const roleThat = (name: string, actions: readonly string[], resource: string): OpenSearch => {
  const statement = { Effect: 'Allow', Action: [...actions], Resource: resource };
  const policies = actions.length === 0 ? [] : [readPolicy({ Version: '2012-10-17', Statement: statement }, name)];
  const keys = { accessKeyId: name, secretAccessKey: name, sessionToken: name };
  const arn = `arn:aws:iam::000000000000:role/${name}`;
  iam.addIdentity({ arn, principal: arn, policies }, keys);
  return openSearchAt({ endpoint: endpoint.url, region: 'us-east-1', credentials: keys });
};

beforeAll(async () => {
  endpoint = await openEndpoint(0, () => {});
  await new Promise<void>((open) => node.listen(0, '127.0.0.1', open));
  const { port } = node.address() as AddressInfo;
  const es = openSearchService({ arn: DOMAIN, node: new URL(`http://127.0.0.1:${port}`) });
  endpoint.serve({ iam, services: { ...others, es } });
  reader = roleThat('reader', ['es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost'], `${DOMAIN}/*`);
  stranger = roleThat('stranger', [], '*');
});
afterAll(async () => {
  for (const client of [reader, stranger]) await client.close();
  await endpoint.close();
  node.closeAllConnections();
  await new Promise((closed) => node.close(closed));
});
beforeEach(() => void asked.splice(0));

describe('A domain on this machine', () => {
  it('gives the node what was asked, and back what it answered, and neither who signed', async () => {
    const { body, headers } = await reader.request({
      method: 'POST',
      path: `/articles/_doc/${encodeURIComponent('a/b ü')}`,
      querystring: { version_type: 'external' },
      body: { headline: 'Ü' },
    });
    expect(asked).toEqual(['POST /articles/_doc/a%2Fb%20%C3%BC?version_type=external {"headline":"Ü"}']);
    expect(body).toMatchObject({ 'content-type': 'application/json' });
    for (const name of ['authorization', 'x-amz-security-token']) expect(body).not.toHaveProperty(name);
    expect(headers).toMatchObject({ 'x-amzn-requestid': expect.any(String) });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('answers as the node does where it refuses', async () => {
    await expect(reader.request({ method: 'GET', path: '/missing' })).rejects.toMatchObject({ statusCode: 404 });
    expect((await reader.request({ method: 'HEAD', path: '/missing' })).body).toBe(false);
  });

  it('lets by what the policies of the caller allow, by method and path', async () => {
    await expect(reader.request({ method: 'DELETE', path: '/articles' })).rejects.toMatchObject({
      statusCode: 403,
      body: {
        Message: `User: arn:aws:iam::000000000000:role/reader is not authorized to perform: es:ESHttpDelete on resource: ${DOMAIN}/articles because no identity-based policy allows the es:ESHttpDelete action`,
      },
    });
    await expect(stranger.request({ method: 'GET', path: '/' })).rejects.toMatchObject({ statusCode: 403 });
    const ofOne = roleThat('of-one', ['es:ESHttpGet'], `${DOMAIN}/articles/*`);
    await ofOne.request({ method: 'GET', path: '/articles/_search' });
    await expect(ofOne.request({ method: 'GET', path: '/others/_search' })).rejects.toMatchObject({ statusCode: 403 });
    await ofOne.close();
    expect(asked).toEqual(['GET /articles/_search ']);
  });

  it('lets by whom its own policy does', async () => {
    const Principal = { AWS: 'arn:aws:iam::000000000000:role/stranger' };
    const statement = { Effect: 'Allow', Principal, Action: 'es:ESHttpHead', Resource: `${DOMAIN}/*` };
    iam.addResourcePolicy(DOMAIN, readPolicy({ Version: '2012-10-17', Statement: statement }, 'Domain'));
    expect((await stranger.request({ method: 'HEAD', path: '/articles' })).body).toBe(true);
  });

  it('refuses who is not known', async () => {
    const forger = openSearchAt({
      endpoint: endpoint.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'reader', secretAccessKey: 'guessed', sessionToken: 'reader' },
    });
    await expect(forger.request({ method: 'GET', path: '/' })).rejects.toMatchObject({
      statusCode: 403,
      body: { message: expect.stringMatching(/signature we calculated does not match/) },
    });
    await forger.close();
    expect(asked).toEqual([]);
  });

  it('refuses a body over 10 MiB, as small instances do', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    await expect(reader.request({ method: 'POST', path: '/_bulk', body })).rejects.toMatchObject({
      statusCode: 413,
      body: { Message: 'Request size exceeded 10485760 bytes' },
    });
    expect(asked).toEqual([]);
  });

  it('says that the node cannot be reached', async () => {
    const once = { maxRetries: 0 };
    await expect(reader.request({ method: 'GET', path: '/hangs-up' }, once)).rejects.toMatchObject({
      statusCode: 503,
      body: {
        Message: expect.stringMatching(/^The node of OpenSearch at http:\/\/127\.0\.0\.1:\d+ cannot be reached/),
      },
    });
  });
});

it('Where the stack has no domain, that is what is said', async () => {
  const without = await openEndpoint(0, () => {});
  without.serve({ iam, services: { ...others, es: openSearchService(null) } });
  const client = openSearchAt({
    endpoint: without.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'reader', secretAccessKey: 'reader', sessionToken: 'reader' },
  });
  await expect(client.request({ method: 'GET', path: '/' })).rejects.toMatchObject({ statusCode: 404 });
  await client.close();
  await without.close();
});
