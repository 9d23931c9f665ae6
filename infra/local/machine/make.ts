import { type Identity, sessionOf } from '../iam/identity.ts';
import type { FunctionDefinition } from '../lambda/environment-variables.ts';
import type { HostDependencies } from '../lambda/function-host.ts';
import { openFunction } from '../lambda/function-host.ts';
import { ACCOUNT, REGION } from '../service.ts';
import { openQueue } from '../sqs/queue.ts';
import type { Part } from '../template/part.ts';
import { find, type World } from './world.ts';

/** Where queues keep their messages, what functions are given, and the ARNs of those whose answer somebody waits for. */
export type Means = {
  readonly queueFolder: string;
  readonly host: HostDependencies;
  readonly awaited: ReadonlySet<string>;
};

/** So much do functions that nobody waits for give way to the others: ingest, while readers search. */
const NICENESS = 5;

type Resting = Exclude<Part, { readonly kind: 'url' | 'mapping' | 'schedule' }>;

/**
 * Makes a part of the plan that does nothing by itself.
 * @throws Error where AWS would refuse it too, or where its service does not do what it asks for
 */
export const make = (part: Resting, world: World, { queueFolder, host, awaited }: Means): void => {
  switch (part.kind) {
    case 'queue':
      world.queues.set(
        part.arn,
        openQueue({ ...part, folder: queueFolder, clock: world.clock, find: (arn) => world.queues.get(arn) }),
      );
      return;
    case 'bucket':
      checkDestinations(part, world);
      world.s3.createBucket(part.name, part.properties);
      return;
    case 'table':
      world.dynamo.createTable(part.properties);
      world.iam.addResourcePolicy(part.arn, part.policy);
      return;
    case 'domain':
      world.iam.addResourcePolicy(part.arn, part.policy);
      return;
    case 'resource-policy':
      for (const arn of part.on) world.iam.addResourcePolicy(arn, part.policy);
      return;
    case 'role':
      world.roles.set(part.arn, [...part.policies]);
      return;
    case 'role-policy':
      for (const role of part.on) find(world.roles, role).push(part.policy);
      return;
    case 'function': {
      const { identity, keys } = sessionOf(part.role, part.definition.name, find(world.roles, part.role));
      world.iam.addIdentity(identity, keys);
      const log = logUnder(world, identity, part.definition, host.log);
      const niceness = awaited.has(part.definition.arn) ? 0 : NICENESS;
      const running = {
        host: openFunction({ ...part.definition, credentials: keys }, { ...host, log, niceness }),
        identity,
      };
      world.functions.set(part.definition.arn, running);
      return;
    }
    case 'retries':
      world.retries.set(part.functionArn, part);
      return;
    case 'front':
      world.fronts.add(part.arn);
      return;
    case 'inert':
      return;
  }
};

/**
 * Lambda writes a function's log with the function's own role, and drops what that may not write (Lambda Developer
 * Guide, "Sending Lambda function logs to CloudWatch Logs").
 */
const logUnder = (
  world: World,
  identity: Identity,
  { name, logGroup = `/aws/lambda/${name}` }: Omit<FunctionDefinition, 'credentials'>,
  log: HostDependencies['log'],
): HostDependencies['log'] => {
  const stream = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroup}:log-stream:${name}`;
  let may: boolean | null = null; // not asked before there is something to write: policies may still be added
  return (of, line) => {
    if (may === null) {
      const role = world.iam.callerOf(identity);
      may = ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) => role.allows(action, stream));
      if (!may) world.log(`${identity.principal} may not write to ${stream}: there is no log of ${name}`);
    }
    if (may) log(of, line);
  };
};

/** S3 tries a destination when it is set, and refuses the bucket where the queue's policy does not let it in. */
const checkDestinations = ({ arn, properties }: Part & { kind: 'bucket' }, { iam }: World): void => {
  const announced = properties.NotificationConfiguration as { QueueConfigurations?: { Queue: string }[] } | undefined;
  for (const { Queue } of announced?.QueueConfigurations ?? []) {
    const s3 = { kind: 'Service', id: 's3.amazonaws.com' } as const;
    if (!iam.resourceAllows(s3, 'sqs:SendMessage', Queue, { 'aws:SourceArn': arn }))
      throw new Error(`${arn}: the policy of ${Queue} does not let s3.amazonaws.com send to it`);
  }
};
