import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { failed, type Invokable, THROTTLED } from '../../../../infra/local/lambda/invocation.ts';
import { lambdaService } from '../../../../infra/local/lambda/service.ts';
import { almighty, serve } from '../s3/server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:snapshot';

/** A client of a Lambda that has one function, which does so. */
const lambda = async (invoke: Invokable['invoke'], caller = almighty): Promise<LambdaClient> => {
  const { url, close } = await serve(
    lambdaService((arn) => (arn === ARN ? { invoke } : undefined)),
    caller,
  );
  closers.push(close);
  const credentials = { accessKeyId: 'engineer', secretAccessKey: 'engineer' };
  return new LambdaClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
};

const echo: Invokable['invoke'] = async (payload) => ({ payload: Buffer.from(payload as Uint8Array), error: null });
const invocation = (more = {}) => new InvokeCommand({ FunctionName: 'snapshot', Payload: '{"a":1}', ...more });

describe('The local Lambda', () => {
  it('gives a function its payload, and answers what it answers', async () => {
    const { StatusCode, Payload, FunctionError } = await (await lambda(echo)).send(invocation());
    expect([StatusCode, Buffer.from(Payload ?? []).toString(), FunctionError]).toEqual([200, '{"a":1}', undefined]);
  });

  it('finds a function by its ARN', async () => {
    const { StatusCode } = await (await lambda(echo)).send(invocation({ FunctionName: ARN }));
    expect(StatusCode).toBe(200);
  });

  it('answers the error of a function as its own kind of success', async () => {
    const client = await lambda(async () => failed('TypeError', 'x is not a function'));
    const { StatusCode, Payload, FunctionError } = await client.send(invocation());
    expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled']);
    expect(JSON.parse(Buffer.from(Payload ?? []).toString()).errorMessage).toBe('x is not a function');
  });

  it('says that it is throttled, that there is no such function, and that the caller may not', async () => {
    const throttled = await lambda(async () => failed(THROTTLED, 'Rate Exceeded.'));
    await expect(throttled.send(invocation())).rejects.toMatchObject({ name: THROTTLED });
    const unknown = (await lambda(echo)).send(invocation({ FunctionName: 'other' }));
    await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const denied = await lambda(echo, { arn: 'arn:aws:iam::000000000000:user/newsroom', allows: () => false });
    await expect(denied.send(invocation())).rejects.toThrow(/user\/newsroom is not authorized .*lambda:InvokeFunction/);
  });

  it('refuses what nobody here uses, by name', async () => {
    const client = await lambda(echo);
    await expect(client.send(invocation({ InvocationType: 'Event' }))).rejects.toThrow('does not invoke by Event');
    await expect(client.send(invocation({ LogType: 'Tail' }))).rejects.toThrow('does not know x-amz-log-type');
    await expect(client.send(invocation({ Qualifier: '1' }))).rejects.toThrow('knows no versions of a function');
  });
});
