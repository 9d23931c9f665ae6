import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openIam } from '../../../../infra/local/iam/iam.ts';
import { readPolicy } from '../../../../infra/local/iam/policy.ts';
import type { LambdaFunction } from '../../../../infra/local/lambda/function-host.ts';
import { failed } from '../../../../infra/local/lambda/invocation.ts';
import { runSchedule } from '../../../../infra/local/machine/run.ts';
import type { Running, World } from '../../../../infra/local/machine/world.ts';
import { openQueue } from '../../../../infra/local/sqs/queue.ts';
import { manualClock } from '../lambda/manual-clock.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:snapshot';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failures';
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/every';
const MINUTE = 60_000;

const policy = (statement: object) => readPolicy({ Version: '2012-10-17', Statement: statement }, 'test');

let running: Running | undefined;
afterEach(() => running?.stop());

/** A function that always fails, on a schedule of an hour; its failures go to a queue. */
const start = (role: object) => {
  const clock = manualClock(Date.UTC(2026, 10, 23));
  const iam = openIam(clock.now);
  iam.addResourcePolicy(
    FUNCTION,
    policy({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'lambda:InvokeFunction' }),
  );
  const queue = openQueue({
    folder: mkdtempSync(join(tmpdir(), 'run-')),
    name: 'failures',
    arn: QUEUE,
    properties: {},
    clock,
  });
  const log: string[] = [];
  let invocations = 0;
  const host = {
    name: 'snapshot',
    invoke: async () => {
      invocations += 1;
      return failed('Error', 'no luck');
    },
  } as unknown as LambdaFunction;
  const world = {
    clock,
    iam,
    log: (line: string) => log.push(line),
    queues: new Map([[QUEUE, queue]]),
    functions: new Map([[FUNCTION, { host, identity: { arn: 'role', principal: 'role', policies: [policy(role)] } }]]),
    retries: new Map([[FUNCTION, { plan: { retries: 1, maximumAgeSeconds: 900 }, onFailure: QUEUE }]]),
  } as unknown as World;
  const properties = { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'T', Arn: FUNCTION }] };
  running = runSchedule({ kind: 'schedule', resource: { type: 'AWS::Events::Rule', arn: RULE, properties } }, world);
  return { clock, queue, log, invocations: () => invocations };
};

describe('A function that fails on a scheduled event', () => {
  it('is tried again as often as the template says; then the failure is in the queue and in the log', async () => {
    const { clock, queue, log, invocations } = start({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE });
    await clock.advance(60 * MINUTE);
    expect([invocations(), queue.counts().visible]).toEqual([1, 0]);
    await clock.advance(MINUTE);
    expect([invocations(), queue.counts().visible]).toEqual([2, 1]);
    const [message] = await queue.receive(1);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { source: 'aws.events', resources: [RULE] },
      responsePayload: { errorMessage: 'no luck' },
    });
    expect(log).toEqual([expect.stringMatching(/^snapshot failed on a scheduled event: .*no luck/)]);
  });

  it('cannot tell the queue where its role may not send to it', async () => {
    const { clock, queue, log } = start({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    await clock.advance(62 * MINUTE);
    expect(queue.counts().visible).toBe(0);
    expect(log.at(-1)).toBe(`role may not send its failure to ${QUEUE}`);
  });
});
