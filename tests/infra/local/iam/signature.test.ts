import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeaders, type SignedRequest } from '../../../../infra/local/iam/canonical-request.ts';
import { readClaim, verifyClaim } from '../../../../infra/local/iam/signature.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SCOPE = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
const AT = Date.UTC(2013, 4, 24);

const example = (
  method: string,
  target: string,
  signature: string,
  payload = EMPTY,
  more: readonly string[] = [],
): SignedRequest => {
  const headers = [
    ...['Host', 'examplebucket.s3.amazonaws.com', 'x-amz-date', '20130524T000000Z', 'x-amz-content-sha256', payload],
    ...more,
  ];
  const signed = [...readHeaders(headers).keys()].sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=${signed},Signature=${signature}`;
  return { method, target, headers: readHeaders([...headers, 'Authorization', authorization]) };
};

const verify = (request: SignedRequest, now = AT, secret = SECRET): void => {
  const claim = readClaim(request);
  verifyClaim(request, claim, claim.payload ?? '', secret, now);
};

const GET = example('GET', '/test.txt', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41', EMPTY, [
  'Range',
  'bytes=0-9',
]);
const PRESIGNED: SignedRequest = {
  method: 'GET',
  target:
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  headers: new Map([['host', 'examplebucket.s3.amazonaws.com']]),
};

describe('The signature of a request', () => {
  // S3 API Reference, "Signature calculations for the Authorization header", and "Using query parameters".
  it('holds for every example of the S3 documentation', () => {
    expect(() => verify(GET)).not.toThrow();
    verify(
      example(
        'PUT',
        '/test%24file.text',
        '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
        '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        ['Date', 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ),
    );
    verify(example('GET', '/?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'));
    verify(example('GET', '/?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'));
    verify(PRESIGNED);
  });

  it('holds for whatever key the SDK asks for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), async (name) => {
        const key = `incoming/${name}`;
        const request = await signedBySdk(key);
        expect(() => verify(request, Date.now(), 'newsroom')).not.toThrow();
        const other = { ...request, target: request.target.replace('incoming', 'outgoing') };
        expect(() => verify(other, Date.now(), 'newsroom')).toThrow(/does not match/);
      }),
      { numRuns: 50 },
    );
  });

  it('does not hold for another method, target, header, payload or secret', () => {
    const payload = new Map([...GET.headers, ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']]);
    const range = new Map([...GET.headers, ['range', 'bytes=0-99']]);
    for (const changed of [
      { ...GET, method: 'PUT' },
      { ...GET, target: '/test.text' },
      { ...GET, target: '/test.txt?versionId=1' },
      { ...GET, headers: payload },
      { ...GET, headers: range },
    ])
      expect(() => verify(changed)).toThrow(/does not match/);
    expect(() => verify(GET, AT, 'another')).toThrow(/does not match/);
  });

  it('holds for 15 minutes before and after the clock', () => {
    const minutes = 60_000;
    for (const off of [-15, 15]) expect(() => verify(GET, AT + off * minutes)).not.toThrow();
    for (const off of [-16, 16]) expect(() => verify(GET, AT + off * minutes)).toThrow(/15 minutes/);
  });

  it('holds for as long as a presigned address says', () => {
    expect(() => verify(PRESIGNED, AT + 86_400_000)).not.toThrow();
    expect(() => verify(PRESIGNED, AT + 86_401_000)).toThrow('Request has expired');
    expect(() => verify({ ...PRESIGNED, target: PRESIGNED.target.replace('86400', '604801') })).toThrow(
      /X-Amz-Expires/,
    );
  });

  it('must cover the host and every x-amz- header', () => {
    const added = new Map([...GET.headers, ['x-amz-acl', 'public-read']]);
    expect(() => verify({ ...GET, headers: added })).toThrow('The header x-amz-acl must be signed.');
    expect(() => verify({ ...PRESIGNED, target: PRESIGNED.target.replace('Headers=host', 'Headers=date') })).toThrow(
      'The header host must be signed.',
    );
  });

  it('is missed, or found malformed, by name', () => {
    const bare: SignedRequest = { method: 'GET', target: '/', headers: new Map([['host', 'localhost']]) };
    const withAuthorization = (text: string): SignedRequest => ({
      ...bare,
      headers: new Map([...bare.headers, ['authorization', text]]),
    });
    expect(() => verify(bare)).toThrow(expect.objectContaining({ fault: 'unsigned' }));
    for (const text of ['Basic bmV3c3Jvb20=', 'AWS4-HMAC-SHA256 Credential=a', `AWS4-HMAC-SHA256 ${' '.repeat(9999)}`])
      expect(() => verify(withAuthorization(text))).toThrow(expect.objectContaining({ fault: 'malformed' }));
    expect(() => verify({ ...GET, target: '/%zz' })).toThrow(/path .* not well encoded/);
    expect(() => verify({ ...GET, target: '/?a=%zz' })).toThrow(/query .* not well encoded/);
  });
});

/** The request that the SDK would send for a key, taken at its last step. */
const signedBySdk = async (key: string): Promise<SignedRequest> => {
  let taken: SignedRequest | undefined;
  type Outgoing = { method: string; path: string; query: Record<string, string>; headers: Record<string, string> };
  const requestHandler = {
    handle: async ({ method, path, query, headers }: Outgoing) => {
      const pairs = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
      taken = { method, target: `${path}?${pairs.join('&')}`, headers: readHeaders(Object.entries(headers).flat()) };
      throw new Error('taken');
    },
  };
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:4566',
    forcePathStyle: true,
    credentials: { accessKeyId: 'newsroom', secretAccessKey: 'newsroom' },
    maxAttempts: 1,
    requestHandler,
  });
  await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: key })).catch(() => {});
  if (taken === undefined) throw new Error('the SDK sent nothing');
  return taken;
};
