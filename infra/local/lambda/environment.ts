import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type FunctionDefinition, variablesOf } from './environment-variables.ts';
import { failed, type InvocationResult } from './invocation.ts';
import { tellLines } from './lines.ts';
import { memoryOf } from './memory.ts';
import { type Invocation, openRuntimeApi } from './runtime-api.ts';

/** One execution environment: a child process that takes one event at a time. */
export type Environment = {
  readonly pid: number | undefined;
  /** Waits, at most so long, for the code to load: null, or what it failed with (the process is then gone). */
  readonly initialise: (milliseconds: number, requestId: string) => Promise<InvocationResult | null>;
  /** Runs one event; over `milliseconds` the process is killed. */
  readonly run: (invocation: Invocation, milliseconds: number) => Promise<InvocationResult>;
  /** False once the process is gone or going. */
  readonly alive: () => boolean;
  /** The most resident memory it ever had, in MB; 0 where the system does not tell. */
  readonly peakMegabytes: () => number;
  readonly kill: () => void;
  /** Settles when the process is gone and its output told. */
  readonly closed: Promise<void>;
};

/** What the machine gives an environment. */
export type EnvironmentMeans = {
  /** Variables that point the SDK at this machine, e.g. AWS_ENDPOINT_URL. */
  readonly machine: Readonly<Record<string, string>>;
  /** By how much its process gives way to others (nice(2)), 0 by default. On AWS each has processors of its own. */
  readonly niceness?: number;
};

const BOOTSTRAP = fileURLToPath(new URL('./runtime/bootstrap.mjs', import.meta.url));

/** How often memory is looked at while an event is in hand, in milliseconds. */
const WATCH = 100;

/** How long to wait for the rest of a dead process's output, in milliseconds. */
const LINGER = 500;

/** Go's names of signals, in which Lambda speaks of them. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

const exitMessage = (code: number | null, signal: NodeJS.Signals | null): string => {
  if (signal !== null) return `Runtime exited with error: signal: ${SIGNALS[signal] ?? signal}`;
  return code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
};

/** At once, since a thread has the niceness of the one that starts it. */
const giveWay = (pid: number | undefined, niceness: number): void => {
  if (pid === undefined || niceness === 0) return;
  try {
    setPriority(pid, Math.min(getPriority() + niceness, constants.priority.PRIORITY_LOW));
  } catch {
    // It has ended: its exit is what is reported.
  }
};

/**
 * Starts the process of one environment under `node`. Its heap is limited to nine tenths of the function's memory, so
 * that JavaScript garbage is collected in time; all of it together to the whole, by a look at its resident memory.
 */
export const startEnvironment = async (
  definition: FunctionDefinition,
  node: string,
  { machine, niceness = 0 }: EnvironmentMeans,
  log: (line: string) => void,
): Promise<Environment> => {
  const api = await openRuntimeApi();
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const logStream = `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
  const heap = `--max-old-space-size=${Math.floor(definition.memoryMegabytes * 0.9)}`;
  const child = spawn(node, [heap, BOOTSTRAP], {
    cwd: definition.codeFolder,
    env: variablesOf(definition, machine, api.address, logStream),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  giveWay(child.pid, niceness);
  tellLines(child.stdout, log);
  tellLines(child.stderr, log);

  let alive = true;
  let peak = 0;
  const look = (): void => {
    const memory = memoryOf(child.pid);
    peak = Math.max(peak, memory?.peak ?? 0);
    if (memory !== null && memory.now > definition.memoryMegabytes) kill();
  };
  const kill = (): void => {
    alive = false;
    child.kill('SIGKILL');
  };
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`Runtime could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(exitMessage(code, signal)));
  });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
    // What the function itself started may hold its output open for ever.
    child.once('exit', () => setTimeout(resolve, LINGER));
  });
  exited.then(() => {
    alive = false;
    api.close();
  });

  // Not a race against `closed`: a promise that lives as long as the environment would keep every answer it lost to.
  const onClosed = new Set<() => void>();
  let gone = false;
  closed.then(() => {
    gone = true;
    for (const tell of onClosed) tell();
  });
  const untilClosed = <T>(work: Promise<T>): Promise<{ readonly value: T } | null> =>
    new Promise((resolve) => {
      const tell = (): void => resolve(null);
      if (gone) return tell();
      onClosed.add(tell);
      work.then((value) => {
        onClosed.delete(tell);
        resolve({ value });
      });
    });

  const endedEarly = async (requestId: string): Promise<InvocationResult> => {
    const message = `RequestId: ${requestId} Error: ${await exited}`;
    log(message);
    return failed('Runtime.ExitError', message);
  };

  /** `work`, unless the process ends or the time is up first; `late` says what is then answered. */
  const within = async <T>(
    work: Promise<T>,
    milliseconds: number,
    requestId: string,
    late: () => InvocationResult,
  ): Promise<T | InvocationResult> => {
    let timedOut = false;
    const watch = setInterval(look, WATCH);
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, milliseconds);
    const first = await untilClosed(work);
    clearInterval(watch);
    clearTimeout(timer);
    if (first !== null) return first.value;
    return timedOut ? late() : endedEarly(requestId);
  };

  return {
    pid: child.pid,
    initialise: async (milliseconds, requestId) => {
      const late = (): InvocationResult => failed('Sandbox.Timedout', `RequestId: ${requestId} Error: Init timed out`);
      const failure = await within(api.initialised, milliseconds, requestId, late);
      if (failure !== null) kill();
      return failure;
    },
    run: async (invocation, milliseconds) => {
      const { requestId } = invocation;
      const result = await within(api.run(invocation), milliseconds, requestId, () => {
        const text = `Task timed out after ${definition.timeoutSeconds.toFixed(2)} seconds`;
        log(`${new Date().toISOString()} ${requestId} ${text}`);
        return failed('Sandbox.Timedout', `RequestId: ${requestId} Error: ${text}`);
      });
      look();
      // An answer that was given counts, though the process ended before it asked for the next event.
      return api.answered() ?? result;
    },
    alive: () => alive,
    peakMegabytes: () => peak,
    kill,
    closed,
  };
};
