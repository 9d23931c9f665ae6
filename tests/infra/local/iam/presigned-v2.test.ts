import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignedRequest } from '../../../../infra/local/iam/canonical-request.ts';
import { openIam } from '../../../../infra/local/iam/iam.ts';
import { newsroom } from '../../../../infra/local/iam/identity.ts';
import { readPresignedV2, verifyPresignedV2 } from '../../../../infra/local/iam/presigned-v2.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EXPIRES = 1_175_139_620;

const asked = (method: string, target: string, headers: Record<string, string> = {}): SignedRequest => ({
  method,
  target,
  headers: new Map(Object.entries({ host: '127.0.0.1:4566', ...headers })),
});

/** Signs the text that the documentation says, written out by hand. */
const signed = (method: string, path: string, text: string, headers: Record<string, string> = {}): SignedRequest => {
  const signature = encodeURIComponent(createHmac('sha1', SECRET).update(text).digest('base64'));
  const mark = path.includes('?') ? '&' : '?';
  return asked(method, `${path}${mark}AWSAccessKeyId=k&Signature=${signature}&Expires=${EXPIRES}`, headers);
};

const verify = (request: SignedRequest, now = EXPIRES * 1000): void => {
  const claim = readPresignedV2(request);
  if (claim === null) throw new Error('not presigned the old way');
  verifyPresignedV2(request, claim, SECRET, now);
};

describe('An address presigned by Signature Version 2', () => {
  // S3 User Guide, "Query string request authentication alternative".
  const EXAMPLE = asked(
    'GET',
    '/johnsmith/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620',
  );

  it('holds for the example of the S3 documentation, until it expires', () => {
    expect(() => verify(EXAMPLE)).not.toThrow();
    expect(() => verify(EXAMPLE, EXPIRES * 1000 + 1)).toThrow('Request has expired');
  });

  it('covers method, path, what of it is asked for, and the headers that say what a body is', () => {
    expect(() => verify({ ...EXAMPLE, method: 'PUT' })).toThrow(/was changed/);
    expect(() => verify({ ...EXAMPLE, target: EXAMPLE.target.replace('puppy', 'kitten') })).toThrow(/was changed/);
    expect(() => verify({ ...EXAMPLE, target: EXAMPLE.target.replace('9620', '9621') })).toThrow(/was changed/);
    expect(() => verify({ ...EXAMPLE, target: `${EXAMPLE.target}&versionId=1` })).toThrow(/was changed/);
    for (const header of ['content-type', 'content-md5', 'x-amz-meta-desk'])
      expect(() => verify({ ...EXAMPLE, headers: new Map([...EXAMPLE.headers, [header, 'x']]) })).toThrow(/changed/);
  });

  it('may name a version and other headers for the answer, a type, metadata, and the bucket by the host', () => {
    const text = `GET\n\n\n${EXPIRES}\n/uploads/a%20b.txt?response-content-type=text/plain&versionId=7`;
    verify(signed('GET', '/uploads/a%20b.txt?versionId=7&response-content-type=text%2Fplain', text));
    const put = `PUT\nbWQ1\ntext/plain\n${EXPIRES}\nx-amz-meta-a:1\nx-amz-meta-b:2\n/uploads/a.txt`;
    const headers = { 'content-md5': 'bWQ1', 'content-type': 'text/plain', 'x-amz-meta-b': '2' };
    verify(signed('PUT', '/uploads/a.txt?x-amz-meta-a=1', put, headers));
    const host = { host: 'uploads.localhost:4566' };
    verify(signed('GET', '/a.txt', `GET\n\n\n${EXPIRES}\n/uploads/a.txt`, host));
  });

  it('is malformed without a time or a signature, and none at all without a key', () => {
    for (const query of ['AWSAccessKeyId=k&Signature=s', 'AWSAccessKeyId=k&Expires=1', 'AWSAccessKeyId=%zz'])
      expect(() => verify(asked('GET', `/b/k?${query}`))).toThrow(expect.objectContaining({ fault: 'malformed' }));
    expect(readPresignedV2(asked('GET', '/b/k?Signature=s&Expires=1'))).toBeNull();
  });

  it('is believed of S3 alone, and says who asks', () => {
    const iam = openIam(() => EXPIRES * 1000);
    const { identity, keys } = newsroom('arn:aws:s3:::uploads', ['incoming/']);
    iam.addIdentity(identity, { ...keys, accessKeyId: 'k', secretAccessKey: SECRET });
    const request = signed('GET', '/uploads/a.txt', `GET\n\n\n${EXPIRES}\n/uploads/a.txt`);
    expect(iam.authenticate(request, 's3', null).arn).toBe(identity.arn);
    expect(() => iam.authenticate(request, 'dynamodb', Buffer.from(''))).toThrow(/not signed/);
  });
});
