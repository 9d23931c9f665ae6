import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const EVERY = 500; // ms

/**
 * Calls `stop` once the npm that ran this script has ended. npm puts a shell between itself and a script, and a signal
 * to npm alone ends npm or that shell: the archive would go on unseen and hold its ports.
 * Does nothing where npm did not start this process, or where the system tells nobody who started whom.
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
  for (const ask of [askProc, askPs]) {
    try {
      const parent = Number(ask(id));
      return parent > 1 ? parent : null;
    } catch {} // not told this way here
  }
  return null;
};

/** Linux: many a container has no `ps`. The fourth field, of which the second may hold anything in its brackets. */
const askProc = (id: number): string | undefined => {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
};

const askPs = (id: number): string =>
  execFileSync('ps', ['-o', 'ppid=', '-p', String(id)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const isAlive = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
