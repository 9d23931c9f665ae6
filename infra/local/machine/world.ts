import type { Dynamo } from '../dynamodb/engine.ts';
import type { Iam } from '../iam/iam.ts';
import type { Identity } from '../iam/identity.ts';
import type { Policy } from '../iam/policy.ts';
import type { RetryPlan } from '../lambda/asynchronous.ts';
import type { LambdaFunction } from '../lambda/function-host.ts';
import type { StoppableClock } from '../lambda/stoppable-clock.ts';
import type { S3 } from '../s3/store.ts';
import type { Queue } from '../sqs/queue.ts';

/** A function that runs, and the session of its role. */
export type RunningFunction = { readonly host: LambdaFunction; readonly identity: Identity };

/** What becomes of a function's events that nobody waits for. */
export type Retries = { readonly plan: RetryPlan; readonly onFailure: string | null };

/** Something that works by itself until it is stopped. */
export type Running = { readonly stop: () => Promise<void> };

/** The services of the machine, and what of the plan has been made of them; everything by its ARN. */
export type World = {
  readonly clock: StoppableClock;
  readonly log: (line: string) => void;
  readonly iam: Iam;
  readonly s3: S3;
  readonly dynamo: Dynamo;
  readonly queues: Map<string, Queue>;
  readonly roles: Map<string, Policy[]>;
  readonly functions: Map<string, RunningFunction>;
  readonly retries: Map<string, Retries>;
  /** Distributions. */
  readonly fronts: Set<string>;
};

/** @throws Error where the plan names what it has not made */
export const find = <T>(things: ReadonlyMap<string, T>, arn: string): T => {
  const found = things.get(arn);
  if (found === undefined) throw new Error(`${arn} is not in the stack`);
  return found;
};
