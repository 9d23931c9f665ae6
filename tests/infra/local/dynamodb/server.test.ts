import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoService } from '../../../../infra/local/dynamodb/server.ts';
import { keyOf, openArticles } from './tables.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/articles';
const ROLE = 'arn:aws:iam::000000000000:role/reader';
const values = { ExpressionAttributeValues: { ':a': { S: 'a' } } };

describe('the server', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Sends one request on behalf of a role that may do what is in `allowed`; answers with what was asked of its policies. */
  const send = async (operation: string, input: unknown, allowed: readonly string[] | 'all' = 'all') => {
    const asked: string[] = [];
    const allows = (action: string, resource: string): boolean => {
      asked.push(`${action} ${resource}`);
      return allowed === 'all' || allowed.includes(action);
    };
    const serve = dynamoService(openArticles());
    const server = createServer((request, response) => void serve(request, response, { arn: ROLE, allows }));
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      method: 'POST',
      headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    });
    return { asked, status: response.status, headers: response.headers, body: await response.json() };
  };

  it('answers in JSON 1.0 with a checksum and a request id', async () => {
    const { status, headers, body } = await send('GetItem', { TableName: 'articles', Key: keyOf('a') });
    expect([status, body]).toEqual([200, {}]);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(headers.get('x-amz-crc32')).toBe('2745614147');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it.each([
    ['Query', { TableName: 'articles' }, 400, 'com.amazon.coral.validate#ValidationException'],
    ['Query', 'not JSON', 400, 'com.amazon.coral.service#SerializationException'],
    ['Nonsense', {}, 400, 'com.amazon.coral.service#UnknownOperationException'],
    ['GetItem', { TableName: 'none', Key: {} }, 400, 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException'],
  ])('answers the error of %s with %j by its full name', async (operation, input, status, type) => {
    expect(await send(operation, input)).toMatchObject({ status, body: { __type: type, message: expect.any(String) } });
  });

  it('refuses in the words of IAM what no policy allows, before it looks at anything else', async () => {
    const { status, body } = await send('PutItem', { TableName: 'articles', Item: {} }, ['dynamodb:GetItem']);
    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'com.amazon.coral.service#AccessDeniedException',
      message: `User: ${ROLE} is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action`,
    });
  });

  const read = { TableName: 'articles', Key: keyOf('a') };
  const check = { ...read, ConditionExpression: 'attribute_exists(pk)' };
  it.each([
    ['Query', { TableName: 'articles', KeyConditionExpression: 'pk = :a', ...values }, [`dynamodb:Query ${TABLE}`]],
    ['Scan', { TableName: 'articles', IndexName: 'by-shelf' }, [`dynamodb:Scan ${TABLE}/index/by-shelf`]],
    ['BatchGetItem', { RequestItems: { articles: { Keys: [keyOf('a')] } } }, [`dynamodb:BatchGetItem ${TABLE}`]],
    ['TransactGetItems', { TransactItems: [{ Get: read }] }, [`dynamodb:GetItem ${TABLE}`]],
    ['ListTables', {}, ['dynamodb:ListTables *']],
    [
      'TransactWriteItems',
      { TransactItems: [{ ConditionCheck: check }, { Put: { TableName: 'articles', Item: keyOf('b') } }] },
      [`dynamodb:ConditionCheckItem ${TABLE}`, `dynamodb:PutItem ${TABLE}`],
    ],
  ])('asks for %s what IAM asks for it', async (operation, input, permissions) => {
    expect((await send(operation, input)).asked).toEqual(permissions);
  });
});
