import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3Service } from '../../../../infra/local/s3/service.ts';
import { openS3, type S3 } from '../../../../infra/local/s3/store.ts';
import type { Caller } from '../../../../infra/local/service.ts';
import { newFolder, realClock, serve } from './server.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

describe('the local S3 over the wire', () => {
  let s3: S3;
  let server: Awaited<ReturnType<typeof serve>>;
  /** Every question that was asked of the caller's policies, and those that they answer with no. */
  let asked: string[] = [];
  let denied: readonly string[] = [];

  const caller: Caller = {
    arn: 'arn:aws:sts::000000000000:assumed-role/ingest/session',
    allows: (action, resource, context) => {
      asked.push([action, resource, ...(context === undefined ? [] : [JSON.stringify(context)])].join(' '));
      return !denied.includes(action);
    },
  };

  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(server.url);
      const length = method === 'PUT' || method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      const sent = request(
        { method, path, port, host: '127.0.0.1', headers: { ...length, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  const code = ({ body }: Answer): string | undefined => /<Code>(\w+)<\/Code>/.exec(body)?.[1];

  beforeAll(async () => {
    s3 = openS3({ folder: newFolder(), clock: realClock, deliver: () => {} });
    s3.createBucket('uploads', { VersioningConfiguration: { Status: 'Enabled' } });
    await s3.put('uploads', 'incoming/story.txt', [Buffer.from('0123456789')]);
    server = await serve(s3Service(s3), caller);
  });
  afterAll(async () => {
    await server.close();
    s3.close();
  });
  beforeEach(() => {
    asked = [];
    denied = [];
  });

  describe('asks the policies', () => {
    const object = 'arn:aws:s3:::uploads/incoming/story.txt';
    const bucket = 'arn:aws:s3:::uploads';
    const list = JSON.stringify({ 's3:prefix': 'a b', 's3:max-keys': '7', 's3:delimiter': '/' });
    it.each([
      ['GET', '/', 's3:ListAllMyBuckets arn:aws:s3:::*'],
      ['HEAD', '/uploads', `s3:ListBucket ${bucket}`],
      ['GET', '/uploads?location', `s3:GetBucketLocation ${bucket}`],
      ['GET', '/uploads?versioning', `s3:GetBucketVersioning ${bucket}`],
      ['GET', '/uploads?list-type=2&prefix=a%20b&max-keys=7&delimiter=%2F', `s3:ListBucket ${bucket} ${list}`],
      ['GET', '/uploads?prefix=a+b&max-keys=7&delimiter=/', `s3:ListBucket ${bucket} ${list}`],
      ['GET', '/uploads?versions&prefix=a%20b&max-keys=7&delimiter=/', `s3:ListBucketVersions ${bucket} ${list}`],
      ['GET', '/uploads?uploads', `s3:ListBucketMultipartUploads ${bucket} {"s3:prefix":""}`],
      ['GET', '/uploads/incoming/story.txt', `s3:GetObject ${object}`],
      ['HEAD', '/uploads/incoming/story.txt', `s3:GetObject ${object}`],
      ['GET', '/uploads/incoming/story.txt?versionId=x', `s3:GetObjectVersion ${object}`],
      ['PUT', '/uploads/incoming/story.txt', `s3:PutObject ${object}`],
      ['DELETE', '/uploads/incoming/story.txt', `s3:DeleteObject ${object}`],
      ['DELETE', '/uploads/incoming/story.txt?versionId=x', `s3:DeleteObjectVersion ${object}`],
      ['POST', '/uploads/incoming/story.txt?uploads', `s3:PutObject ${object}`],
      ['PUT', '/uploads/incoming/story.txt?uploadId=x&partNumber=1', `s3:PutObject ${object}`],
      ['POST', '/uploads/incoming/story.txt?uploadId=x', `s3:PutObject ${object}`],
      ['DELETE', '/uploads/incoming/story.txt?uploadId=x', `s3:AbortMultipartUpload ${object}`],
      ['GET', '/uploads/incoming/story.txt?uploadId=x', `s3:ListMultipartUploadParts ${object}`],
    ])('of %s %s: %s', async (method, path, question) => {
      const [action = ''] = question.split(' ');
      denied = [action];
      const answer = await ask(method, path);
      expect(asked).toEqual([question]);
      expect(answer.status).toBe(403);
      if (method !== 'HEAD') expect(code(answer)).toBe('AccessDenied');
    });

    it('of each key of a DeleteObjects', async () => {
      denied = ['s3:DeleteObject'];
      const body =
        '<Delete><Object><Key>a&amp;b</Key></Object><Object><Key>c</Key><VersionId>x</VersionId></Object></Delete>';
      const answer = await ask('POST', '/uploads?delete', {}, body);
      expect(asked).toEqual([
        's3:DeleteObject arn:aws:s3:::uploads/a&b',
        's3:DeleteObjectVersion arn:aws:s3:::uploads/c',
      ]);
      expect(answer.body).toContain('<Error><Key>a&amp;b</Key><Code>AccessDenied</Code>');
      expect(answer.body).toContain('<Deleted><Key>c</Key><VersionId>x</VersionId></Deleted>');
    });

    it('of a copy’s source and its target', async () => {
      await ask('PUT', '/uploads/copy', { 'x-amz-copy-source': '/uploads/incoming/story.txt' });
      const questions = ['s3:PutObject arn:aws:s3:::uploads/copy', `s3:GetObject ${object}`];
      expect(asked).toEqual(questions);
      const { id } = s3.multipart.begin({ bucket: 'uploads', key: 'copy', headers: {}, checksum: null });
      asked = [];
      await ask('PUT', `/uploads/copy?uploadId=${id}&partNumber=1`, {
        'x-amz-copy-source': '/uploads/incoming/story.txt',
      });
      expect(asked).toEqual(questions);
    });
  });

  it('tells a missing key only to who may list the bucket', async () => {
    expect((await ask('GET', '/uploads/missing')).status).toBe(404);
    denied = ['s3:ListBucket'];
    expect(code(await ask('GET', '/uploads/missing'))).toBe('AccessDenied');
    expect((await ask('HEAD', '/uploads/missing')).status).toBe(403);
  });

  it('takes keys as they are written, escapes decoded', async () => {
    const path = '/uploads/a/../b//c%2Fd+e%25';
    expect((await ask('PUT', path, {}, 'x')).status).toBe(200);
    expect(s3.read(s3.find('uploads', 'a/../b//c/d+e%')).toString()).toBe('x');
    expect(code(await ask('GET', '/uploads/%ff'))).toBe('InvalidURI');
    expect(code(await ask('GET', '/uploads/%zz'))).toBe('InvalidURI');
  });

  it('takes the bucket from the host too', async () => {
    const answer = await ask('GET', '/incoming/story.txt', { host: 'uploads.localhost:4566' });
    expect(answer.body).toBe('0123456789');
  });

  it.each([
    ['bytes=0-0', 206, '0'],
    ['bytes=8-99', 206, '89'],
    ['bytes=-99', 206, '0123456789'],
    ['bytes=5-2', 200, '0123456789'],
    ['bytes=0-1,3-4', 200, '0123456789'],
    ['lines=1-2', 200, '0123456789'],
  ])('answers the range %s with %i', async (range, status, body) => {
    expect(await ask('GET', '/uploads/incoming/story.txt', { range })).toMatchObject({ status, body });
  });

  it('answers with the headers that a link asks for', async () => {
    const path = '/uploads/incoming/story.txt?response-content-type=text%2Fhtml&x-id=GetObject';
    expect((await ask('GET', path)).headers['content-type']).toBe('text/html');
    for (const value of ['a%0D%0Ab:c', '%E2%82%AC'])
      expect(code(await ask('GET', `/uploads/incoming/story.txt?response-content-type=${value}`))).toBe(
        'InvalidArgument',
      );
  });

  it('heeds the headers that a presigned link carries in its query', async () => {
    await ask('PUT', '/uploads/link?X-Amz-Signature=abc&x-amz-meta-desk=world', {}, 'x');
    expect((await ask('HEAD', '/uploads/link')).headers['x-amz-meta-desk']).toBe('world');
    expect((await ask('PUT', '/uploads/link?X-Amz-Signature=abc&x-amz-tagging=a', {}, 'x')).status).toBe(501);
    for (const pair of ['a=%0D%0Ab:c', 'a=%E2%82%AC', 'a%20b=c'])
      expect(code(await ask('PUT', `/uploads/link?x-amz-meta-${pair}`, {}, 'x'))).toBe('InvalidArgument');
  });

  describe('checks what comes in', () => {
    const chunked = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '3',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const body = (checksum: string): string => `3\r\nabc\r\n0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`;

    it('by the checksum in the trailer', async () => {
      expect((await ask('PUT', '/uploads/t', chunked, body('NSRBwg=='))).status).toBe(200);
      expect((await ask('GET', '/uploads/t')).headers['content-encoding']).toBeUndefined();
      expect(code(await ask('PUT', '/uploads/t', chunked, body('AAAAAA==')))).toBe('BadDigest');
      expect(code(await ask('PUT', '/uploads/t', chunked, '3\r\nabc\r\n0\r\n\r\n'))).toBe('InvalidRequest');
    });

    it('by its decoded length', async () => {
      const longer = { ...chunked, 'x-amz-decoded-content-length': '4' };
      expect(code(await ask('PUT', '/uploads/t', longer, body('NSRBwg==')))).toBe('IncompleteBody');
    });

    it('by the hash that was signed', async () => {
      const sha256 = 'a'.repeat(64);
      const answer = await ask('PUT', '/uploads/t', { 'x-amz-content-sha256': sha256 }, 'abc');
      expect(code(answer)).toBe('XAmzContentSHA256Mismatch');
    });

    it('by what a Content-MD5 can be', async () => {
      expect(code(await ask('PUT', '/uploads/t', { 'content-md5': 'short' }, 'abc'))).toBe('InvalidDigest');
    });

    it('and has nothing where it refused', async () => {
      await ask('PUT', '/uploads/refused', { 'content-md5': Buffer.alloc(16).toString('base64') }, 'abc');
      expect((await ask('GET', '/uploads/refused')).status).toBe(404);
    });
  });

  it.each(['<Delete>', '<Delete></Delete>', '<!DOCTYPE x><Delete/>', '', `<Delete>${'<a>'.repeat(50)}`])(
    'refuses a malformed list of deletions: %s',
    async (body) => {
      expect(code(await ask('POST', '/uploads?delete', {}, body))).toBe('MalformedXML');
    },
  );

  it.each([
    ['PUT', '/new-bucket', {}],
    ['DELETE', '/uploads', {}],
    ['GET', '/uploads?policy', {}],
    ['GET', '/uploads/incoming/story.txt?acl', {}],
    ['GET', '/uploads/incoming/story.txt?tagging', {}],
    ['GET', '/uploads/incoming/story.txt?partNumber=1', {}],
    ['PUT', '/uploads/a', { 'x-amz-tagging': 'a=b' }],
    ['PUT', '/uploads/a', { 'x-amz-storage-class': 'GLACIER' }],
    ['PUT', '/uploads/a', { 'x-amz-object-lock-mode': 'GOVERNANCE' }],
    ['PUT', '/uploads/a', { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' }],
    ['PUT', '/uploads/a', { 'x-amz-checksum-xxhash64': 'x' }],
    ['DELETE', '/uploads/a', { 'if-match': '"x"' }],
    ['POST', '/uploads', {}],
    ['PATCH', '/uploads/a', {}],
  ])('refuses %s %s %j by name', async (method, path, headers) => {
    const answer = await ask(method, path, headers);
    expect(answer.status).toBe(501);
    expect(code(answer)).toBe('NotImplemented');
    expect(answer.body).toContain('local S3 does not implement');
  });

  it('has no ACLs', async () => {
    expect(code(await ask('PUT', '/uploads/a', { 'x-amz-acl': 'public-read' }))).toBe('AccessControlListNotSupported');
  });
});
