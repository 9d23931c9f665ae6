import { join } from 'node:path';
import { CONFIG, INCOMING } from '../names.ts';
import { cloudFormationService } from './cloudformation/service.ts';
import { openDynamo } from './dynamodb/engine.ts';
import { dynamoService } from './dynamodb/server.ts';
import { type Decision, type Iam, openIam } from './iam/iam.ts';
import { engineer, newsroom } from './iam/identity.ts';
import { lambdaService } from './lambda/service.ts';
import { type StoppableClock, systemClock } from './lambda/stoppable-clock.ts';
import type { DataFolder } from './machine/data-folder.ts';
import { openEndpoint } from './machine/endpoint.ts';
import { openLogs } from './machine/logs.ts';
import { make } from './machine/make.ts';
import { freePort } from './machine/ports.ts';
import { runMapping, runSchedule, runUrl } from './machine/run.ts';
import { find, type Running, type World } from './machine/world.ts';
import { backDomain } from './opensearch/backed-domain.ts';
import { openSearchService } from './opensearch/service.ts';
import { s3Service } from './s3/service.ts';
import { openS3 } from './s3/store.ts';
import { sqsService } from './sqs/service.ts';
import { readAssembly } from './template/assembly.ts';
import { stackId } from './template/intrinsics.ts';
import { planOf } from './template/plan.ts';

export type MachineOptions = {
  /** A synthesised stack: the output folder of `cdk synth`. */
  readonly assembly: string;
  readonly data: DataFolder;
  /** Ports of 127.0.0.1, for readers and for AWS's services; 0 takes any that is free. */
  readonly readerPort: number;
  readonly awsPort: number;
  /** Where a real node of OpenSearch answers, for a stack that has a domain. */
  readonly openSearch?: URL | null;
  readonly clock?: StoppableClock;
  /** What the machine has to say that nobody asked for, a line each. */
  readonly log: (line: string) => void;
  /** Is told all that IAM decides: who asked for what, and whether a policy gave it. */
  readonly audit?: (decision: Decision) => void;
};

export type Machine = {
  /** Where readers ask: `http://127.0.0.1:8787/`. */
  readonly url: string;
  readonly awsEndpoint: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** Resolves when every notification is out and no queue with a reader holds a message. */
  readonly settled: () => Promise<void>;
  /** Gives work in hand a moment, then ends it: what was not done is done after the next start. */
  readonly close: () => Promise<void>;
};

/** How long work in hand may take to end by itself when the machine is closed, in milliseconds. */
const GRACE = 1500;

/**
 * Starts everything that a synthesised stack describes. All state is in the data folder and survives `kill -9`.
 * @throws StartError where a port is taken or the stack's domain has no node; Error, before anything is touched, where the stack asks for what this
 *         machine does not do
 */
export const startMachine = async (options: MachineOptions): Promise<Machine> => {
  const { data, log, clock = systemClock, audit, openSearch = null } = options;
  const assembly = readAssembly(options.assembly);
  const readerPort = await freePort(options.readerPort, 'PORT');
  const endpoint = await openEndpoint(options.awsPort, log);
  const closers: (() => Promise<void> | void)[] = [endpoint.close];
  const closeAll = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };

  try {
    const url = `http://127.0.0.1:${readerPort}/`;
    const plan = planOf(assembly, { awsEndpoint: endpoint.url, readerUrl: url });
    const domain = await backDomain(plan.parts, openSearch);
    const outputs = new Map(plan.outputs.map(({ key, value }) => [key, value]));
    const logs = openLogs(join(data.path, 'logs'));
    closers.push(logs.close);
    const world = openWorld(data.path, clock, log, openIam(clock.now, audit));
    closers.push(() => closeWorld(world));
    for (const { identity, keys } of [
      engineer(),
      newsroom(`arn:aws:s3:::${outputs.get('UploadsBucket')}`, [INCOMING, CONFIG]),
    ])
      world.iam.addIdentity(identity, keys);

    const means = {
      queueFolder: join(data.path, 'sqs'),
      host: { log: logs.write, machine: { AWS_ENDPOINT_URL: endpoint.url } },
      awaited: new Set(plan.parts.flatMap((part) => (part.kind === 'url' ? [part.functionArn] : []))),
    };
    for (const part of plan.parts)
      if (part.kind !== 'url' && part.kind !== 'mapping' && part.kind !== 'schedule') make(part, world, means);

    endpoint.serve({
      iam: world.iam,
      services: {
        s3: s3Service(world.s3),
        sqs: sqsService(() => world.queues.values()),
        dynamodb: dynamoService(world.dynamo),
        es: openSearchService(domain),
        lambda: lambdaService((arn) => world.functions.get(arn)?.host),
        cloudformation: cloudFormationService({
          name: plan.stack,
          id: stackId(plan.stack),
          created: clock.now(),
          outputs: plan.outputs,
        }),
      },
    });

    const running: Running[] = [];
    closers.push(() => stopAll(running, world));
    for (const part of plan.parts) {
      if (part.kind === 'url') running.push(await runUrl(part, world, readerPort));
      if (part.kind === 'mapping') running.push(runMapping(part, world));
      if (part.kind === 'schedule') running.push(runSchedule(part, world));
    }

    const read = plan.parts.flatMap((part) =>
      part.kind === 'mapping' ? [String(part.properties.EventSourceArn)] : [],
    );
    const isQuiet = (arn: string): boolean => {
      const { visible, inFlight, delayed } = find(world.queues, arn).counts();
      return visible + inFlight + delayed === 0;
    };
    return {
      url,
      awsEndpoint: endpoint.url,
      outputs,
      settled: async () => {
        await world.s3.settled();
        while (!read.every(isQuiet)) await clock.sleep(50);
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

const openWorld = (folder: string, clock: StoppableClock, log: (line: string) => void, iam: Iam): World => {
  const queues: World['queues'] = new Map();
  return {
    clock,
    log,
    iam,
    s3: openS3({
      folder: join(folder, 's3'),
      clock,
      deliver: (arn, body) => {
        find(queues, arn).send(body);
      },
    }),
    dynamo: openDynamo({ folder: join(folder, 'dynamodb'), clock }),
    queues,
    roles: new Map(),
    functions: new Map(),
    retries: new Map(),
    fronts: new Set(),
  };
};

const closeWorld = (world: World): void => {
  world.s3.close();
  for (const queue of world.queues.values()) queue.close();
  world.dynamo.close();
};

const stopAll = async (running: readonly Running[], { functions, clock }: World): Promise<void> => {
  const hosts = [...functions.values()].map(({ host }) => host);
  const grace = new AbortController();
  const stopped = Promise.all(running.map(({ stop }) => stop())).then(() => grace.abort());
  await Promise.race([stopped, clock.sleep(GRACE, grace.signal)]);
  for (const host of hosts) host.kill();
  await stopped;
  await Promise.all(hosts.map((host) => host.close()));
};
