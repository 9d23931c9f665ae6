import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Feeder, openFeeder } from '../../../infra/cli/feeder.ts';
import { sleepingClock } from './fakes.ts';

let server: Server;
let feeder: Feeder;
let asked: unknown[];
let answers: readonly unknown[];
beforeEach(async () => {
  asked = [];
  answers = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const answer = answers[asked.push(JSON.parse(body)) - 1];
    if (answer instanceof Error) response.setHeader('X-Amz-Function-Error', 'Unhandled');
    response.end(JSON.stringify(answer instanceof Error ? { errorMessage: answer.message } : answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'engineer', secretAccessKey: 'engineer' };
  feeder = openFeeder({ endpoint, region: 'us-east-1', credentials }, 'feed', sleepingClock());
});
afterEach(() => server.close());

const at = (commit: number, rebuilding = false) => ({ commit, rebuilding, released: 0, nextDue: null });

describe('The feeder, as an engineer asks it', () => {
  it('builds the index anew, in as many runs as it takes', async () => {
    answers = [at(5, true), at(5, true), at(6)];
    expect(await feeder.rebuild()).toEqual({ commit: 6, rebuilding: false });
    expect(asked).toEqual([{ rebuild: true }, {}, {}]);
  });

  it('tells every article that the index has, once that has come to a commit', async () => {
    const [a, b] = ['a', 'b'].map((id) => ({ id, revision: 1, found: true }));
    answers = [at(6), at(7), [a], [b], []];
    expect([...(await feeder.indexed(7)).values()]).toEqual([a, b]);
    expect(asked).toEqual([{}, {}, ...[null, 'a', 'b'].map((after) => ({ list: { after } }))]);
  });

  it('is not waited for without end', async () => {
    answers = Array.from({ length: 100 }, () => at(6));
    await expect(feeder.indexed(7)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The index in OpenSearch is at commit 6, and not at 7 yet.',
    });
  });

  it('brings an article again', async () => {
    answers = [at(7)];
    await feeder.again('a');
    expect(asked).toEqual([{ again: ['a'] }]);
  });

  it('that fails says why', async () => {
    answers = [new Error('OpenSearch does not answer')];
    await expect(feeder.feed()).rejects.toMatchObject({ message: 'feed failed: OpenSearch does not answer' });
  });
});
