import { execFileSync } from 'node:child_process';

const EVERY = 500; // ms

/**
 * Calls `stop` once the npm that ran this script has ended. npm puts a shell between itself and a script, and a signal
 * to npm alone ends npm or that shell: the archive would go on unseen and hold its ports.
 * Does nothing where npm did not start this process, or where the system has no `ps` to tell its ancestors.
 */
export const whenLauncherEnds = (environment: NodeJS.ProcessEnv, stop: () => void): void => {
  if (environment.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  if (npm === null) return;
  const timer = setInterval(() => {
    if (process.ppid === shell && isAlive(npm)) return;
    clearInterval(timer);
    stop();
  }, EVERY);
  timer.unref();
};

const parentOf = (id: number): number | null => {
  try {
    const parent = Number(
      execFileSync('ps', ['-o', 'ppid=', '-p', String(id)], { stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    return parent > 1 ? parent : null;
  } catch {
    return null; // no `ps` here: then nothing is watched
  }
};

const isAlive = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
