import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const BOOTSTRAP = 'lambda/runtime/bootstrap.mjs'; // what every function process of the local machine runs

/** The processes of the functions that a machine runs at this moment, by id. */
export const functionProcesses = (machine: number): readonly number[] => {
  try {
    return ofProc(machine);
  } catch {
    return ofPs(machine);
  }
};

/** Linux: many a container has no `ps`. */
const ofProc = (machine: number): readonly number[] =>
  readFileSync(`/proc/${machine}/task/${machine}/children`, 'utf8')
    .split(' ')
    .filter((id) => id !== '' && runs(id))
    .map(Number);

const runs = (id: string): boolean => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(BOOTSTRAP);
  } catch {
    return false; // gone meanwhile
  }
};

const ofPs = (machine: number): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .filter(([, parent, ...command]) => Number(parent) === machine && command.join(' ').includes(BOOTSTRAP))
    .map(([id]) => Number(id));
