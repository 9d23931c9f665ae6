import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSearchAt } from '../../../../functions/stores/opensearch.ts';
import { openIam } from '../../../../infra/local/iam/iam.ts';
import { engineer } from '../../../../infra/local/iam/identity.ts';
import { type Endpoint, openEndpoint } from '../../../../infra/local/machine/endpoint.ts';
import type { Service } from '../../../../infra/local/service.ts';

/** What came to a service, as `<service> <caller> <method> <target> <body>`. */
const arrived: string[] = [];
let now = Date.now;
let endpoint: Endpoint;

const recorder =
  (name: string, answer: string, type: string): Service =>
  async (request, response, caller) => {
    const body = await text(request);
    arrived.push([name, caller.arn.split('/').pop(), request.method, request.url, body].join(' '));
    response.setHeader('content-type', type);
    response.end(answer);
  };

beforeAll(async () => {
  endpoint = await openEndpoint(0, () => {});
  const iam = openIam(() => now());
  const { identity, keys } = engineer();
  iam.addIdentity(identity, keys);
  endpoint.serve({
    iam,
    services: {
      s3: recorder('s3', 'hello', 'text/plain'),
      sqs: recorder('sqs', '{}', 'application/x-amz-json-1.0'),
      dynamodb: recorder('dynamodb', '{}', 'application/x-amz-json-1.0'),
      cloudformation: recorder('cloudformation', '<DescribeStacksResponse/>', 'text/xml'),
      lambda: recorder('lambda', '{}', 'application/json'),
      es: recorder('es', '{}', 'application/json'),
    },
  });
});
afterAll(() => endpoint.close());

const client = <C>(Client: new (options: object) => C, name = 'engineer', more = {}): C =>
  new Client({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: name, secretAccessKey: 'engineer', ...more },
    forcePathStyle: true,
    maxAttempts: 1,
  });

const get = new GetObjectCommand({ Bucket: 'uploads', Key: 'incoming/a b+c.txt' });
const read = new BatchGetItemCommand({ RequestItems: { archive: { Keys: [{ pk: { S: 'Zoë' } }] } } });

describe('The endpoint', () => {
  it('gives a request to the service that it is meant for, body and caller included', async () => {
    arrived.length = 0;
    await client(S3Client).send(get);
    await client(S3Client).send(new PutObjectCommand({ Bucket: 'uploads', Key: 'k', Body: 'words' }));
    await client(DynamoDBClient).send(read);
    await client(CloudFormationClient).send(new DescribeStacksCommand({ StackName: 'Desk' }));
    const keys = { accessKeyId: 'engineer', secretAccessKey: 'engineer' };
    const search = openSearchAt({ endpoint: endpoint.url, region: 'us-east-1', credentials: keys });
    await search.request({ method: 'POST', path: '/a/_search', body: { size: 1 } });
    await search.close();
    expect(arrived).toEqual([
      's3 engineer GET /uploads/incoming/a%20b%2Bc.txt?x-id=GetObject ',
      expect.stringMatching(/^s3 engineer PUT \/uploads\/k\?x-id=PutObject .*words/),
      'dynamodb engineer POST / {"RequestItems":{"archive":{"Keys":[{"pk":{"S":"Zoë"}}]}}}',
      'cloudformation engineer POST / Action=DescribeStacks&Version=2010-05-15&StackName=Desk',
      'es engineer POST /a/_search {"size":1}',
    ]);
  });

  it('refuses who is not known, in the words of the service', async () => {
    arrived.length = 0;
    const stranger = (name: string, Client: new (options: object) => S3Client) => client(Client, name).send(get);
    await expect(stranger('nobody', S3Client)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    const forged = { secretAccessKey: 'guessed' };
    await expect(client(S3Client, 'engineer', forged).send(get)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(client(DynamoDBClient, 'nobody').send(read)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    await expect(client(DynamoDBClient, 'engineer', forged).send(read)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    await expect(client(CloudFormationClient, 'nobody').send(new DescribeStacksCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    const head = new HeadObjectCommand({ Bucket: 'uploads', Key: 'k' });
    await expect(client(S3Client, 'nobody').send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    expect(arrived).toEqual([]);
  });

  it('refuses a signature of another time', async () => {
    now = () => Date.now() + 16 * 60_000;
    await expect(client(S3Client).send(get)).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
    now = Date.now;
  });

  it('refuses what another site’s page makes a browser send, signed or not', async () => {
    arrived.length = 0;
    const foreign: readonly Record<string, string>[] = [{ host: 'evil.example' }, { origin: 'https://evil.example' }];
    for (const headers of [...foreign, { origin: 'null' }])
      expect(await plain('POST', '/uploads?delete', headers)).toMatch(/^403 .*to no page of another site/s);
    const own = { host: 'localhost:4566', origin: 'http://localhost:3000' };
    expect(await plain('GET', '/uploads/k', own)).toMatch(/^403 .*not signed/s);
    expect(arrived).toEqual([]);
  });

  it('refuses who does not sign, and what is of no service', async () => {
    expect(await plain('GET', '/uploads/k', {})).toMatch(/^403 .*<Code>AccessDenied<\/Code>/s);
    expect(await plain('POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '{}')).toMatch(
      /^400 .*MissingAuthenticationTokenException/,
    );
    expect(await plain('POST', '/', { 'x-amz-target': 'Kinesis_20131202.PutRecord' }, '{}')).toMatch(
      /^400 .*UnknownOperationException.*Kinesis_20131202.PutRecord/,
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await plain('POST', '/', form, 'Action=DescribeStacks')).toMatch(
      /^403 .*<Code>MissingAuthenticationToken<\/Code>/s,
    );
  });
});

it('A port that is taken is told as such', async () => {
  const port = Number(new URL(endpoint.url).port);
  await expect(openEndpoint(port, () => {})).rejects.toMatchObject({
    message: `Port ${port} of 127.0.0.1 is taken by another process.`,
    remedy: 'Stop it, or set AWS_PORT to another port.',
  });
});

const plain = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(`${endpoint.url}${path}`, { method, headers }, (response) => {
      text(response).then((answer) => resolve(`${response.statusCode} ${answer}`), reject);
    });
    request.on('error', reject);
    request.end(body);
  });

const text = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
