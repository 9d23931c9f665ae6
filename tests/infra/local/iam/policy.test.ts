import { describe, expect, it } from 'vitest';
import { isAllowed, readPolicy } from '../../../../infra/local/iam/policy.ts';

const BUCKET = 'arn:aws:s3:::uploads';
const ROLE = 'arn:aws:iam::000000000000:role/ingest';
type Asked = { action?: string; resource?: string; as?: string; service?: string; context?: Record<string, string> };

const policy = (...statements: readonly object[]) =>
  readPolicy({ Version: '2012-10-17', Statement: statements.map((it) => ({ Effect: 'Allow', ...it })) }, 'test');

const allows = (
  policies: ReturnType<typeof policy>[],
  { action = 's3:GetObject', resource = `${BUCKET}/a`, as = ROLE, service, context = {} }: Asked = {},
): boolean =>
  isAllowed(
    {
      principal: service === undefined ? { kind: 'AWS', id: as } : { kind: 'Service', id: service },
      action,
      resource,
      context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value])),
    },
    policies,
  );

describe('A policy', () => {
  it('allows the actions and resources that it names, and nothing else', () => {
    const it = policy({ Action: ['s3:GetObject', 's3:List*'], Resource: `${BUCKET}/incoming/*` });
    expect(allows([it], { resource: `${BUCKET}/incoming/a/b.txt` })).toBe(true);
    expect(allows([it], { action: 's3:listBucket', resource: `${BUCKET}/incoming/` })).toBe(true);
    expect(allows([it], { resource: `${BUCKET}/outgoing/a` })).toBe(false);
    expect(allows([it], { resource: `${BUCKET}/INCOMING/a` })).toBe(false);
    expect(allows([it], { action: 's3:PutObject', resource: `${BUCKET}/incoming/a` })).toBe(false);
    expect(allows([])).toBe(false);
  });

  it('may say what it does not cover', () => {
    const it = policy({ NotAction: 's3:Delete*', NotResource: `${BUCKET}/secret/*` });
    expect(allows([it])).toBe(true);
    expect(allows([it], { action: 's3:DeleteObject' })).toBe(false);
    expect(allows([it], { resource: `${BUCKET}/secret/a` })).toBe(false);
  });

  it('denies what another one allows', () => {
    const all = policy({ Action: '*', Resource: '*' });
    const none = policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${BUCKET}/*` });
    expect(allows([all, none])).toBe(false);
    expect(allows([none, all], { action: 'sqs:SendMessage' })).toBe(true);
  });

  it('of a resource names the people and services that it is about', () => {
    const it = policy(
      { Action: '*', Resource: '*', Principal: { AWS: ROLE } },
      { Action: 'sqs:SendMessage', Resource: '*', Principal: { Service: ['s3.amazonaws.com'] } },
    );
    expect(allows([it])).toBe(true);
    expect(allows([it], { as: 'arn:aws:iam::000000000000:user/newsroom' })).toBe(false);
    expect(allows([it], { action: 'sqs:SendMessage', service: 's3.amazonaws.com' })).toBe(true);
    expect(allows([it], { action: 'sqs:SendMessage', service: 'events.amazonaws.com' })).toBe(false);
    expect(allows([policy({ Action: '*', Principal: { AWS: '*' } })], { service: 's3.amazonaws.com' })).toBe(false);
  });

  it.each([
    ['StringEquals', 'one', { yes: 'one', no: 'One' }],
    ['StringNotEquals', 'one', { yes: 'two', no: 'one' }],
    ['StringEqualsIgnoreCase', 'one', { yes: 'ONE', no: 'two' }],
    ['StringLike', 'incoming/*', { yes: 'incoming/a', no: 'outgoing/a' }],
    ['StringNotLike', ['a*', 'b*'], { yes: 'c', no: 'b1' }],
    ['ArnLike', 'arn:aws:s3:::*', { yes: 'arn:aws:s3:::uploads', no: 'arn:aws:sqs:::uploads' }],
    ['ArnEquals', 'arn:*:s3:::uploads', { yes: 'arn:aws:s3:::uploads', no: 'arn:aws:x:s3:::uploads' }],
    ['Bool', false, { yes: 'false', no: 'true' }],
    ['NumericLessThan', 1.2, { yes: '1.1', no: '1.2' }],
    ['NumericGreaterThanEquals', '10', { yes: '10', no: '9' }],
    ['NumericNotEquals', '10', { yes: '9', no: '10.0' }],
  ])('evaluates %s', (operator, wanted, { yes, no }) => {
    const it = policy({ Action: '*', Resource: '*', Condition: { [operator]: { 'aws:Key': wanted } } });
    expect(allows([it], { context: { 'AWS:key': yes } })).toBe(true);
    expect(allows([it], { context: { 'AWS:key': no } })).toBe(false);
  });

  it('knows what a condition means where the request does not have the key', () => {
    const when = (operator: string, value = 'x') =>
      allows([policy({ Action: '*', Resource: '*', Condition: { [operator]: { key: value } } })]);
    expect(when('StringEquals')).toBe(false);
    expect(when('StringEqualsIfExists')).toBe(true);
    expect(when('StringNotEquals')).toBe(true);
    expect(when('Null', 'true')).toBe(true);
    expect(when('Null', 'false')).toBe(false);
  });

  it('wants all its conditions met, each by one of its values', () => {
    const it = policy({
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { a: ['1', '2'], b: '3' }, Bool: { c: 'true' } },
    });
    expect(allows([it], { context: { a: '2', b: '3', c: 'true' } })).toBe(true);
    expect(allows([it], { context: { a: '2', b: '4', c: 'true' } })).toBe(false);
  });

  it.each([
    [{ Action: '*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, /IpAddress/],
    [{ Action: '*', Resource: '*', Condition: { 'ForAllValues:StringEquals': { k: 'v' } } }, /ForAllValues/],
    [{ Action: '*', Resource: `${BUCKET}/\${aws:username}/*` }, /policy variable .*aws:username/],
    [{ Action: '*', Resource: '*', Principal: { AWS: 'arn:aws:iam::000000000000:root' } }, /principal .*root/],
    [{ Action: '*', Resource: '*', Principal: { Federated: 'x' } }, /Federated/],
    [{ Action: '*', Resource: '*', NotPrincipal: '*' }, /NotPrincipal/],
    [{ Resource: '*' }, /Action/],
  ])('is refused, by name, where it asks for what is not evaluated here: %j', (statement, error) => {
    expect(() => policy(statement)).toThrow(error);
    expect(() => policy(statement)).toThrow(/policy of test/);
  });
});
