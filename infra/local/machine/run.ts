import type { Principal } from '../iam/policy.ts';
import { DEFAULT_RETRY_PLAN, invokeLater } from '../lambda/asynchronous.ts';
import { openEventSource } from '../lambda/event-source.ts';
import { readMapping } from '../lambda/event-source-settings.ts';
import { openFunctionUrl } from '../lambda/function-url.ts';
import { openSchedule } from '../lambda/schedule.ts';
import type { Part } from '../template/part.ts';
import { find, type Running, type World } from './world.ts';

/**
 * Starts a mapping: its function's role must be allowed to read the queue, as Lambda demands when one is made.
 * @throws Error where it is not
 */
export const runMapping = ({ functionArn, properties }: Part & { kind: 'mapping' }, world: World): Running => {
  const settings = readMapping(properties);
  const { host, identity } = find(world.functions, functionArn);
  const role = world.iam.callerOf(identity);
  for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'])
    if (!role.allows(action, settings.queueArn))
      throw new Error(`${identity.principal} may not ${action} on ${settings.queueArn}`);
  const queue = find(world.queues, settings.queueArn);
  return openEventSource(settings, { queue, target: host, clock: world.clock, log: world.log });
};

/** Starts a schedule. @throws Error where a target's policy does not let EventBridge in */
export const runSchedule = ({ resource }: Part & { kind: 'schedule' }, world: World): Running => {
  const stopping = new AbortController();
  const events = { kind: 'Service', id: 'events.amazonaws.com' } as const;
  const targets = (resource.properties.Targets ?? []) as readonly { readonly Arn: string }[];
  for (const { Arn } of targets) {
    find(world.functions, Arn);
    if (!world.iam.resourceAllows(events, 'lambda:InvokeFunction', Arn, { 'aws:SourceArn': resource.arn }))
      throw new Error(`the policy of ${Arn} does not let ${resource.arn} invoke it`);
  }
  const deliver = (arn: string, event: unknown): void => {
    invoke(arn, event, world, stopping.signal).catch((error: unknown) => world.log(`${arn}: ${error}`));
  };
  const schedule = openSchedule(resource, { clock: world.clock, deliver });
  return {
    stop: async () => {
      stopping.abort();
      await schedule.stop();
    },
  };
};

const invoke = async (arn: string, event: unknown, world: World, signal: AbortSignal): Promise<void> => {
  const { host, identity } = find(world.functions, arn);
  const { plan, onFailure } = world.retries.get(arn) ?? { plan: DEFAULT_RETRY_PLAN, onFailure: null };
  const failure = await invokeLater(host, arn, event, plan, world.clock, signal);
  if (failure === null || signal.aborted) return;
  world.log(`${host.name} failed on a scheduled event: ${JSON.stringify(failure.responsePayload)}`);
  if (onFailure === null) return;
  if (world.iam.callerOf(identity).allows('sqs:SendMessage', onFailure))
    find(world.queues, onFailure).send(JSON.stringify(failure));
  else world.log(`${identity.arn} may not send its failure to ${onFailure}`);
};

/**
 * Serves a function's URL: to anybody; or where it asks for signatures, to whoever comes through the distribution before
 * it, which on this machine is anybody, too. @throws Error where the function's policy does not let them in, and StartError
 * where the port is taken
 */
export const runUrl = async (
  { functionArn, properties }: Part & { kind: 'url' },
  world: World,
  port: number,
): Promise<Running> => {
  const { host } = find(world.functions, functionArn);
  const authType = String(properties.AuthType);
  const may = (who: Principal, from: Readonly<Record<string, string>>): boolean =>
    // Both are asked for since October 2025 (Lambda Developer Guide, "Control access to Lambda function URLs").
    world.iam.resourceAllows(who, 'lambda:InvokeFunctionUrl', functionArn, {
      ...from,
      'lambda:FunctionUrlAuthType': authType,
    }) &&
    world.iam.resourceAllows(who, 'lambda:InvokeFunction', functionArn, {
      ...from,
      'lambda:InvokedViaFunctionUrl': 'true',
    });
  if (authType === 'AWS_IAM') {
    const cloudFront = { kind: 'Service', id: 'cloudfront.amazonaws.com' } as const;
    if (![...world.fronts].some((arn) => may(cloudFront, { 'aws:SourceArn': arn })))
      throw new Error(`the policy of ${functionArn} lets no distribution of the stack in by its URL`);
  } else if (!may({ kind: 'AWS', id: 'anonymous' }, {}))
    throw new Error(`the policy of ${functionArn} does not let everybody in by its URL`);
  const { close } = await openFunctionUrl(properties, { target: host, clock: world.clock, port });
  return { stop: close };
};
