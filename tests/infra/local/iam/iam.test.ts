import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalRequest, type SignedRequest, sha256Hex } from '../../../../infra/local/iam/canonical-request.ts';
import { openIam } from '../../../../infra/local/iam/iam.ts';
import { engineer, type Keys, newsroom, sessionOf } from '../../../../infra/local/iam/identity.ts';
import { readPolicy } from '../../../../infra/local/iam/policy.ts';

const NOW = Date.UTC(2026, 10, 23, 10, 15);
const BUCKET = 'arn:aws:s3:::uploads';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:uploads';

/** A request to DynamoDB as its own protocol signs it: with the hash of its body. */
const signed = ({ accessKeyId, secretAccessKey, sessionToken }: Keys, body: string): SignedRequest => {
  const scope = ['20261123', 'us-east-1', 'dynamodb', 'aws4_request'];
  const headers = new Map([
    ['host', '127.0.0.1:4566'],
    ['x-amz-date', '20261123T101500Z'],
    ...(sessionToken === null ? [] : [['x-amz-security-token', sessionToken] as const]),
  ]);
  const names = [...headers.keys()].sort();
  const request = { method: 'POST', target: '/', headers };
  const canonical = canonicalRequest(request, 'dynamodb', names, sha256Hex(body));
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const text = ['AWS4-HMAC-SHA256', '20261123T101500Z', scope.join('/'), sha256Hex(canonical)].join('\n');
  const signature = hmac(scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`), text).toString('hex');
  headers.set(
    'authorization',
    `AWS4-HMAC-SHA256 Credential=${[accessKeyId, ...scope].join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  );
  return request;
};

const iamWith = (...people: readonly ReturnType<typeof engineer>[]) => {
  const iam = openIam(() => NOW);
  for (const { identity, keys } of people) iam.addIdentity(identity, keys);
  return iam;
};

const fault = (name: string) => expect.objectContaining({ fault: name });
const bytes = Buffer.from('{}');

describe('A caller', () => {
  it('is known by its key, its secret and the body that it signed', () => {
    const iam = iamWith(engineer());
    const request = signed(engineer().keys, '{}');
    expect(iam.authenticate(request, 'dynamodb', bytes).arn).toBe('arn:aws:iam::000000000000:user/engineer');
    expect(() => iam.authenticate(request, 'dynamodb', Buffer.from('{"a":1}'))).toThrow(fault('mismatch'));
    expect(() => iam.authenticate(request, 'sqs', bytes)).toThrow(/scoped to sqs, not dynamodb/);
    expect(() => iamWith().authenticate(request, 'dynamodb', bytes)).toThrow(fault('unknown-key'));
  });

  it('is held to the policy of a bucket in what it does to an object', () => {
    const iam = iamWith(engineer());
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: `${BUCKET}/kept/*` };
    iam.addResourcePolicy(BUCKET, readPolicy({ Version: '2012-10-17', Statement: deny }, 'uploads'));
    const caller = iam.callerOf(engineer().identity);
    const keys = ['kept/a', 'other/a'];
    expect(keys.map((key) => caller.allows('s3:DeleteObject', `${BUCKET}/${key}`))).toEqual([false, true]);
  });

  it('is held to the policy of a table in what it does to an index of it', () => {
    const iam = iamWith(engineer());
    const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/archive';
    const deny = { Effect: 'Deny', Principal: '*', Action: 'dynamodb:Query', Resource: '*' };
    iam.addResourcePolicy(table, readPolicy({ Version: '2012-10-17', Statement: deny }, 'archive'));
    const caller = iam.callerOf(engineer().identity);
    expect(['', '/index/receipts', 's'].map((end) => caller.allows('dynamodb:Query', table + end))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('of a role needs the session’s token too', () => {
    const session = sessionOf('arn:aws:iam::000000000000:role/ingest', 'ingest', []);
    const iam = openIam(() => NOW);
    iam.addIdentity(session.identity, session.keys);
    expect(iam.authenticate(signed(session.keys, '{}'), 'dynamodb', bytes).arn).toBe(
      'arn:aws:sts::000000000000:assumed-role/ingest/ingest',
    );
    for (const sessionToken of [null, 'another'])
      expect(() => iam.authenticate(signed({ ...session.keys, sessionToken }, '{}'), 'dynamodb', bytes)).toThrow(
        fault('wrong-token'),
      );
  });

  it('may do what its own policies and those of the resource say together', () => {
    const iam = iamWith();
    const caller = iam.callerOf(engineer().identity);
    const deny = (condition: object) =>
      readPolicy(
        {
          Version: '2012-10-17',
          Statement: { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*', Condition: condition },
        },
        'bucket',
      );
    iam.addResourcePolicy(BUCKET, deny({ Bool: { 'aws:SecureTransport': 'false' } }));
    iam.addResourcePolicy(BUCKET, deny({ NumericLessThan: { 's3:TlsVersion': 1.2 } }));
    expect(caller.allows('s3:GetObject', `${BUCKET}/incoming/a`)).toBe(true);
    iam.addResourcePolicy(BUCKET, deny({ StringEquals: { 's3:prefix': 'secret/' } }));
    expect(caller.allows('s3:ListBucket', BUCKET, { 's3:prefix': 'open/' })).toBe(true);
    expect(caller.allows('s3:ListBucket', BUCKET, { 's3:prefix': 'secret/' })).toBe(false);
    expect(caller.allows('s3:ListBucket', 'arn:aws:s3:::archive', { 's3:prefix': 'secret/' })).toBe(true);
  });

  it('that is a newsroom may list the buckets and work under incoming/ and config/, and nothing else', () => {
    const { allows } = iamWith().callerOf(newsroom(BUCKET, ['incoming/', 'config/']).identity);
    expect(allows('s3:ListAllMyBuckets', 'arn:aws:s3:::*')).toBe(true);
    expect(allows('s3:ListBucket', BUCKET)).toBe(true);
    for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
      expect(['incoming/a', 'config/a', 'other/a'].map((key) => allows(action, `${BUCKET}/${key}`))).toEqual([
        true,
        true,
        false,
      ]);
    expect(allows('s3:ListBucket', 'arn:aws:s3:::archive')).toBe(false);
    expect(allows('s3:PutObject', 'arn:aws:s3:::archive/incoming/a')).toBe(false);
    expect(allows('dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:000000000000:table/archive')).toBe(false);
  });
});

it('A service may do what the resource’s policy lets it', () => {
  const iam = iamWith();
  const send = (account?: string) =>
    iam.resourceAllows({ kind: 'Service', id: 's3.amazonaws.com' }, 'sqs:SendMessage', QUEUE, {
      ...(account === undefined ? {} : { 'aws:SourceAccount': account }),
    });
  expect(send()).toBe(false);
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE,
    Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } },
  };
  iam.addResourcePolicy(QUEUE, readPolicy({ Version: '2012-10-17', Statement: statement }, 'queue'));
  expect(send()).toBe(true);
  expect(send('111111111111')).toBe(false);
});
