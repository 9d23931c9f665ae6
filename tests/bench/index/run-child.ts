import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { EngineName } from '../engines/engine.ts';
import { PEERS_FOLDER, Unavailable } from '../engines/engine.ts';
import type { Reply, Request } from './child.ts';
import type { Tasks } from './tasks.ts';

/** What a child may take; beyond it, it is ended and its measure reported as failed. */
export type Bounds = {
  /** Resident MB. */
  readonly memory: number;
  /** Milliseconds by the clock for one task. */
  readonly time: number;
};

/** Where children come from: a Node binary, the bundle that they run, and the folder of the peers' package. */
export type Nursery = { readonly node: string; readonly bundle: string; readonly peers: string };

/** A task that was not done in its bounds, or went wrong. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
}

export type Child = Tasks & { readonly end: () => Promise<void> };

const LOOK = 200; // milliseconds between looks at a child's memory

/**
 * Starts a fresh process for one engine.
 * @throws Unavailable where the engine cannot run here
 */
export const startChild = async (name: EngineName, nursery: Nursery, bounds: Bounds): Promise<Child> => {
  const flags = ['--expose-gc', `--max-old-space-size=${bounds.memory}`, '--no-warnings'];
  const child = spawn(nursery.node, [...flags, nursery.bundle, name], {
    stdio: ['ignore', 2, 'ignore', 'ipc'], // what an engine prints is not ours to show; V8's last words neither
    env: { ...process.env, [PEERS_FOLDER]: nursery.peers },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const first = await nextReply(child, bounds);
  if ('unavailable' in first) {
    await end();
    throw new Unavailable(first.unavailable);
  }
  const run = async (task: keyof Tasks, parameters: readonly unknown[]): Promise<unknown> => {
    if (!child.connected) throw new TaskFailed('ended before');
    child.send({ task, parameters } satisfies Request);
    const answer = await nextReply(child, bounds);
    if ('result' in answer) return answer.result;
    throw new TaskFailed('failed' in answer ? answer.failed : 'answered nothing');
  };
  const task = <K extends keyof Tasks>(name: K) =>
    ((...parameters: readonly unknown[]) => run(name, parameters)) as Tasks[K];
  return {
    build: task('build'),
    cold: task('cold'),
    ask: task('ask'),
    change: task('change'),
    fuzz: task('fuzz'),
    ranged: task('ranged'),
    end,
  };
};

/** The child's next message; ends the child where it takes too long or too much. */
const nextReply = (child: ChildProcess, { time, memory }: Bounds): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const settle = (): void => {
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', fail);
    };
    const fail = (error: Error): void => {
      settle();
      child.kill('SIGKILL');
      reject(error);
    };
    const onMessage = (message: Reply): void => {
      settle();
      resolve(message);
    };
    const onExit = (code: number | null, signal: string | null): void =>
      fail(
        new TaskFailed(
          signal === 'SIGABRT' || code === 134 ? `out of its ${memory} MB of heap` : `ended with ${signal ?? code}`,
        ),
      );
    const watch = setInterval(() => {
      if (performance.now() - started > time) fail(new TaskFailed(`more than ${time / 1_000} s`));
      else if (residentOf(child.pid) > memory) fail(new TaskFailed(`more than ${memory} MB`));
    }, LOOK);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', fail);
  });

/** Resident MB of a process; 0 where that cannot be told, and only the heap's bound holds. */
const residentOf = (pid: number | undefined): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0; // no Linux, or it has just ended
  }
};
