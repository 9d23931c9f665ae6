import { randomUUID } from 'node:crypto';
import type { StoppableClock } from './stoppable-clock.ts';

/** A rule or schedule of the template, its properties resolved. */
export type ScheduleResource = {
  readonly type: 'AWS::Events::Rule' | 'AWS::Scheduler::Schedule';
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export type ScheduleDependencies = {
  readonly clock: StoppableClock;
  /** Gives an event to the target of this ARN, asynchronously (see asynchronous.ts). Must not throw. */
  readonly deliver: (targetArn: string, event: unknown) => void;
};

type Target = { readonly Arn: string; readonly Input?: string };

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The period of `rate(5 minutes)`, in milliseconds.
 * @throws for `cron(…)`, `at(…)`, and what EventBridge refuses: no whole number above 0, a plural for 1, a singular else
 */
export const periodOf = (expression: string): number => {
  const [, digits, unit, plural] = /^rate\((\d{1,9}) (minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  const milliseconds = UNITS[unit ?? ''];
  const count = Number(digits);
  if (milliseconds === undefined || count === 0 || (count === 1) !== (plural === ''))
    throw new Error(`Schedule ${expression} is not supported on this machine: only rate(n minutes|hours|days) is`);
  return count * milliseconds;
};

const KNOWN: Readonly<Record<ScheduleResource['type'], readonly string[]>> = {
  'AWS::Events::Rule': ['Name', 'Description', 'ScheduleExpression', 'State', 'Targets', 'Tags'],
  'AWS::Scheduler::Schedule': ['Name', 'Description', 'ScheduleExpression', 'State', 'Target', 'FlexibleTimeWindow'],
};

/** Of a target: the function, what it gets, and what only matters where a function can be unreachable. */
const KNOWN_OF_TARGET = ['Id', 'Arn', 'Input', 'RoleArn', 'RetryPolicy', 'DeadLetterConfig'];

const refuseUnknown = (arn: string, found: object, known: readonly string[]): void => {
  const unknown = Object.keys(found).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`${arn}: ${unknown.join(', ')} is not supported on this machine`);
};

const targetsOf = ({ type, arn, properties }: ScheduleResource): readonly Target[] => {
  refuseUnknown(arn, properties, KNOWN[type]);
  const found = type === 'AWS::Events::Rule' ? properties.Targets : [properties.Target];
  const targets = (found ?? []) as readonly Target[];
  for (const target of targets) refuseUnknown(arn, target, KNOWN_OF_TARGET);
  return targets;
};

/** What a target without an input of its own gets (EventBridge User Guide, "scheduled events"). */
const eventOf = ({ type, arn }: ScheduleResource, time: number): unknown => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: type === 'AWS::Events::Rule' ? 'aws.events' : 'aws.scheduler',
  account: arn.split(':')[4],
  time: new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region: arn.split(':')[3],
  resources: [arn],
  detail: type === 'AWS::Events::Rule' ? {} : '{}',
});

/**
 * Starts one schedule: its first tick is one period after the start, the next each one period later, and those that
 * fall into a time when the machine was down or asleep are not made up.
 * @throws where the resource asks for what is not done here
 */
export const openSchedule = (resource: ScheduleResource, { clock, deliver }: ScheduleDependencies) => {
  const targets = targetsOf(resource);
  const period = periodOf(String(resource.properties.ScheduleExpression));
  const stopping = new AbortController();

  const tick = async (): Promise<void> => {
    for (let next = clock.now() + period; ; ) {
      await clock.sleep(next - clock.now(), stopping.signal);
      if (stopping.signal.aborted) return;
      for (const { Arn, Input } of targets)
        deliver(Arn, Input === undefined ? eventOf(resource, next) : JSON.parse(Input));
      next += period * Math.max(1, Math.ceil((clock.now() - next) / period));
    }
  };

  const ticking = (resource.properties.State ?? 'ENABLED') === 'ENABLED' ? tick() : Promise.resolve();
  return {
    stop: async (): Promise<void> => {
      stopping.abort();
      await ticking;
    },
  };
};
