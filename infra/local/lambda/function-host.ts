import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type Environment, type EnvironmentMeans, startEnvironment } from './environment.ts';
import { checkVariables, type FunctionDefinition } from './environment-variables.ts';
import { failed, type InvocationResult, type Invokable, REQUEST_LIMIT, THROTTLED, TOO_LARGE } from './invocation.ts';
import { nodeFor } from './node24.ts';
import { systemLog } from './system-log.ts';

/** What the machine gives a function. */
export type HostDependencies = EnvironmentMeans & {
  /** Every line of the function's output, and Lambda's own START, END and REPORT. */
  readonly log: (functionName: string, line: string) => void;
  /** Environments at once where the template reserves none. 10 by default, a new account's quota. */
  readonly maximumConcurrency?: number;
  /** How long an environment waits for its next event before it ends. Five minutes by default. */
  readonly idleMilliseconds?: number;
  /** How long code may take to load before that is billed to the event. 10 s by default, Lambda's limit. */
  readonly initMilliseconds?: number;
};

export type HostStats = {
  readonly environments: number;
  readonly busy: number;
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly coldStarts: number;
  /** Over all environments there were, in MB. */
  readonly peakMegabytes: number;
};

export type LambdaFunction = Invokable & {
  readonly name: string;
  /** Kills every process at once, as a power cut does; callers get the error, the next event a new environment. */
  readonly kill: () => void;
  /** Takes no more events, waits for those in hand, then ends every process. */
  readonly close: () => Promise<void>;
  readonly stats: () => HostStats;
};

/** A live environment, how long its start took, and how much of that the event pays; in milliseconds. */
type Started = { readonly environment: Environment; readonly init: number; readonly spent: number };

const traceId = (): string => {
  const time = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${time}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
};

const toBytes = (payload: unknown): Uint8Array =>
  payload instanceof Uint8Array ? payload : Buffer.from(JSON.stringify(payload ?? null));

/**
 * Opens one function: environments start when events need them, take one event at a time, are kept warm, and end when
 * idle. A first start that fails or outlasts Lambda's init limit is tried once more within the event's own time, as
 * Lambda does. Real time and real processes only: a simulation puts its own `Invokable` in this one's place.
 * @throws where Lambda would refuse the definition
 */
export const openFunction = (definition: FunctionDefinition, dependencies: HostDependencies): LambdaFunction => {
  checkVariables(definition.name, definition.environment);
  const { name } = definition;
  const node = nodeFor(definition.runtime);
  const log = (line: string): void => dependencies.log(name, line);
  const system = systemLog(definition, log);
  if (node.note !== null) log(node.note);
  const maximum = definition.reservedConcurrency ?? dependencies.maximumConcurrency ?? 10;
  const idleMilliseconds = dependencies.idleMilliseconds ?? 300_000;
  const initMilliseconds = dependencies.initMilliseconds ?? 10_000;
  const timeout = definition.timeoutSeconds * 1000;

  const environments = new Set<Environment>();
  const idle: { environment: Environment; reaper: NodeJS.Timeout }[] = [];
  const inHand = new Set<Promise<InvocationResult>>();
  const count = { invocations: 0, errors: 0, throttles: 0, coldStarts: 0, peakMegabytes: 0, kills: 0 };
  let open = true;

  const start = async (): Promise<Environment> => {
    const environment = await startEnvironment(definition, node.path, dependencies, log);
    environments.add(environment);
    environment.closed.then(() => environments.delete(environment));
    return environment;
  };

  const rest = (environment: Environment): void => {
    if (!environment.alive()) return;
    const reaper = setTimeout(environment.kill, idleMilliseconds);
    reaper.unref();
    idle.push({ environment, reaper });
  };

  /** The environment that rested last, so that those not needed come to their end. */
  const wake = (): Environment | null => {
    for (let last = idle.pop(); last !== undefined; last = idle.pop()) {
      clearTimeout(last.reaper);
      if (last.environment.alive()) return last.environment;
    }
    return null;
  };

  /** One try at a new environment, or why there is none. `billed` is the try within the event's own time. */
  const tryStart = async (requestId: string, billed: boolean): Promise<Started | InvocationResult> => {
    const { kills } = count;
    const began = performance.now();
    const environment = await start();
    if (count.kills !== kills) environment.kill();
    const failure = await environment.initialise(billed ? timeout : initMilliseconds, requestId);
    const init = performance.now() - began;
    if (failure === null) return { environment, init, spent: billed ? init : 0 };
    system.initFailed(billed ? 'invoke' : 'init', init, failure.error?.type ?? 'Error');
    return failure;
  };

  const coldStart = async (requestId: string): Promise<Started | InvocationResult> => {
    count.coldStarts += 1;
    const { kills } = count;
    const first = await tryStart(requestId, false);
    return 'environment' in first || count.kills !== kills ? first : tryStart(requestId, true);
  };

  const perform = async (payload: Uint8Array, requestId: string): Promise<InvocationResult> => {
    const warm = wake();
    const started = warm === null ? await coldStart(requestId) : { environment: warm, init: 0, spent: 0 };
    if (!('environment' in started)) return started;
    const { environment, init, spent } = started;
    const began = performance.now() - spent;
    const left = timeout - spent;
    system.start(requestId);
    const deadline = Date.now() + Math.floor(left);
    const result = await environment.run(
      { requestId, deadline, functionArn: definition.arn, traceId: traceId(), payload },
      left,
    );
    const duration = performance.now() - began;
    count.peakMegabytes = Math.max(count.peakMegabytes, environment.peakMegabytes());
    system.end({
      requestId,
      duration,
      initDuration: init,
      billedDuration: Math.ceil(duration + init - spent),
      memoryUsed: Math.ceil(environment.peakMegabytes()),
      errorType: result.error?.type ?? null,
    });
    rest(environment);
    return result;
  };

  const invoke: Invokable['invoke'] = async (payload, options = {}) => {
    const bytes = toBytes(payload);
    if (bytes.length > REQUEST_LIMIT)
      return failed(TOO_LARGE, `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation`);
    if (!open) return failed('ServiceException', `${name} is being shut down`);
    if (inHand.size >= maximum) {
      count.throttles += 1;
      return failed(THROTTLED, 'Rate Exceeded.');
    }
    count.invocations += 1;
    const work = perform(bytes, options.requestId ?? randomUUID()).catch((error: unknown) =>
      failed('ServiceException', String(error)),
    );
    inHand.add(work);
    const result = await work;
    inHand.delete(work);
    if (result.error !== null) count.errors += 1;
    return result;
  };

  const kill = (): void => {
    count.kills += 1;
    for (const environment of environments) environment.kill();
  };

  return {
    name,
    invoke,
    kill,
    close: async () => {
      open = false;
      await Promise.all(inHand);
      kill();
      await Promise.all([...environments].map(({ closed }) => closed));
    },
    stats: () => ({
      environments: environments.size,
      busy: inHand.size,
      invocations: count.invocations,
      errors: count.errors,
      throttles: count.throttles,
      coldStarts: count.coldStarts,
      peakMegabytes: count.peakMegabytes,
    }),
  };
};
