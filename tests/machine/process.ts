import { type ChildProcess, spawn } from 'node:child_process';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import type { Address } from './newsroom.ts';

export type MachineProcess = {
  readonly address: Address;
  readonly pid: number;
  /** Sends it a signal; resolves with its exit code when it is gone, null where the signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

const ANY_PORTS = { PORT: '0', AWS_PORT: '0', NEWSROOM_PORT: '0' };
const PAUSE = 250; // ms; a port is not always free as soon as the process that had it was killed
const ATTEMPTS = 20;

/**
 * `npm start` on a data folder, until it says that it is up.
 * @param at where it ran before, to come up there again
 * @throws Error with what it printed, where it ends instead
 */
export const startMachineProcess = async (data: string, at: Address | null = null): Promise<MachineProcess> => {
  const ports =
    at === null ? ANY_PORTS : { ...ANY_PORTS, PORT: new URL(at.url).port, AWS_PORT: new URL(at.awsEndpoint).port };
  for (let attempt = 1; ; attempt++) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
      env: { ...process.env, ...ports, CUTTINGS_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = await untilUp(child);
    const [, url, awsEndpoint] = /readers +(\S+)\n +AWS services +(\S+)/.exec(printed) ?? [];
    if (url !== undefined && awsEndpoint !== undefined && child.pid !== undefined) {
      return { address: { url, awsEndpoint }, pid: child.pid, end: (signal) => end(child, signal) };
    }
    if (attempt === ATTEMPTS || at === null) throw new Error(`The machine ended early: ${printed}`);
    await systemClock.sleep(PAUSE);
  }
};

/** What it has printed when it is up, or has ended instead. */
const untilUp = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk;
        if (printed.includes('Ctrl-C stops it')) resolve(printed);
      });
    }
    child.once('close', () => resolve(printed));
  });

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
};
