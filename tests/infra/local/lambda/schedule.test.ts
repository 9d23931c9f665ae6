import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openSchedule, periodOf, type ScheduleResource } from '../../../../infra/local/lambda/schedule.ts';
import { manualClock } from './manual-clock.ts';

const TARGET = 'arn:aws:lambda:us-east-1:000000000000:function:snapshot';
const rule = (properties: object = {}, type: ScheduleResource['type'] = 'AWS::Events::Rule'): ScheduleResource => ({
  type,
  arn: 'arn:aws:events:us-east-1:000000000000:rule/every',
  properties: { ScheduleExpression: 'rate(5 minutes)', Targets: [{ Id: 'T', Arn: TARGET }], ...properties },
});

const opened: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((schedule) => schedule.stop()));
});

const start = (resource: ScheduleResource) => {
  const clock = manualClock(Date.parse('2027-03-07T09:00:00Z'));
  const delivered: { arn: string; event: unknown }[] = [];
  const schedule = openSchedule(resource, { clock, deliver: (arn, event) => delivered.push({ arn, event }) });
  opened.push(schedule);
  return { clock, delivered, schedule };
};

describe('a schedule', () => {
  it('ticks once a period, first one period after the start', async () => {
    const { clock, delivered } = start(rule());
    await clock.advance(299_999);
    expect(delivered).toEqual([]);
    await clock.advance(1 + 600_000);
    expect(delivered).toHaveLength(3);
    expect(delivered[0]).toEqual({
      arn: TARGET,
      event: {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: '000000000000',
        time: '2027-03-07T09:05:00Z',
        region: 'us-east-1',
        resources: ['arn:aws:events:us-east-1:000000000000:rule/every'],
        detail: {},
      },
    });
  });

  it('does not make up for ticks that were slept through', async () => {
    const times: number[] = [];
    let time = 0;
    const naps = [60_000, 200_000, 40_000]; // The second nap is a laptop's lid: it should have been one minute.
    const schedule = openSchedule(rule({ ScheduleExpression: 'rate(1 minute)' }), {
      clock: {
        now: () => time,
        sleep: async (milliseconds, signal) => {
          const nap = naps.shift();
          if (nap === undefined) return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
          time += Math.max(nap, milliseconds);
        },
      },
      deliver: () => times.push(time),
    });
    opened.push(schedule);
    await expect.poll(() => times).toEqual([60_000, 260_000, 300_000]);
  });

  it("gives a target's own input where it has one", async () => {
    const { clock, delivered } = start(rule({ Targets: [{ Id: 'T', Arn: TARGET, Input: '{"full":true}' }] }));
    await clock.advance(300_000);
    expect(delivered).toEqual([{ arn: TARGET, event: { full: true } }]);
  });

  it('may be one of EventBridge Scheduler', async () => {
    const { Targets: _, ...properties } = rule().properties;
    const scheduler = { ...properties, Target: { Arn: TARGET, RoleArn: 'arn:aws:iam::000000000000:role/r' } };
    const { clock, delivered } = start({ ...rule(), type: 'AWS::Scheduler::Schedule', properties: scheduler });
    await clock.advance(300_000);
    expect(delivered[0]?.event).toMatchObject({ source: 'aws.scheduler', detail: '{}' });
  });

  it('does not tick when disabled or stopped', async () => {
    const disabled = start(rule({ State: 'DISABLED' }));
    const stopped = start(rule());
    await stopped.schedule.stop();
    await disabled.clock.advance(600_000);
    await stopped.clock.advance(600_000);
    expect([...disabled.delivered, ...stopped.delivered]).toEqual([]);
  });

  it.each([
    [{ EventPattern: {} }, /EventPattern is not supported/],
    [{ Targets: [{ Id: 'T', Arn: TARGET, InputTransformer: {} }] }, /InputTransformer is not supported/],
    [{ ScheduleExpression: 'cron(0 3 * * ? *)' }, /cron\(0 3 \* \* \? \*\) is not supported/],
  ])('is refused with %j', (properties, reason) => {
    expect(() => start(rule(properties))).toThrow(reason);
  });
});

describe('a rate', () => {
  it('is its number of its unit, singular for one', () => {
    const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
    const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), unit, (count, name) => {
        expect(periodOf(`rate(${count} ${name}${count === 1 ? '' : 's'})`)).toBe(count * units[name]);
        expect(() => periodOf(`rate(${count} ${name}${count === 1 ? 's' : ''})`)).toThrow(/not supported/);
      }),
    );
  });

  it('is above zero', () => {
    expect(() => periodOf('rate(0 minutes)')).toThrow(/not supported/);
  });
});
