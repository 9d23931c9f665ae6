import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import type { Random } from '../simulation/world/random.ts';
import { functionProcesses } from './function-processes.ts';

// For function processes. Were one of those that there are always hit, and there is one only, it would never end its start.
const PLACES = 10;

/** Hits a place every `every` ms; answers how many processes it killed. */
export const killUntil = async (
  isOver: () => boolean,
  every: number,
  random: Random,
  machine: () => number,
): Promise<number> => {
  let killed = 0;
  while (!isOver()) {
    await systemClock.sleep(every);
    const found = processesOf(machine());
    const victim = found[random.below(Math.max(PLACES, found.length))];
    if (victim !== undefined && kill(victim)) killed++;
  }
  return killed;
};

const processesOf = (machine: number): readonly number[] => {
  try {
    return functionProcesses(machine);
  } catch {
    return []; // the machine is down
  }
};

const kill = (id: number): boolean => {
  try {
    return process.kill(id, 'SIGKILL');
  } catch {
    return false; // gone by itself
  }
};
