import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { added, type Sum } from './sum.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Runs seeds in several processes, as many in each. @throws Error where one of them ends without having told its sum */
export const inProcesses = async (jobs: number, from: number, seeds: number): Promise<Sum> => {
  const share = Math.ceil(seeds / jobs);
  const sums = Array.from({ length: jobs }, (_, job) => {
    const begun = job * share;
    return sumOfProcess(from + begun, Math.max(0, Math.min(share, seeds - begun)));
  });
  return (await Promise.all(sums)).reduce(added);
};

const sumOfProcess = (from: number, seeds: number): Promise<Sum> =>
  new Promise((resolve, reject) => {
    const child = fork(MAIN, ['--from', String(from), '--seeds', String(seeds)], { execArgv: process.execArgv });
    child.once('message', (sum) => resolve(sum as Sum));
    child.once('exit', (code) => reject(new Error(`Seeds from ${from} on ended early, with ${code}`)));
  });
