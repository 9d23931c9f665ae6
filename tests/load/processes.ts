import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of one kind use together: the machine, or the environments of one function. */
export type Used = {
  readonly kind: string;
  readonly processes: number;
  readonly megabytes: number;
  readonly peakMegabytes: number;
  /** Of a processor, those that have ended included. */
  readonly seconds: number;
};

export type Watch = {
  /** As of the last look. */
  readonly used: () => readonly Used[];
  /** The most that all of them had resident together, in MB. */
  readonly peak: () => number;
  readonly stop: () => void;
};

const LOOK = 1_000; // ms
const TICKS = 100; // a second, on every Linux: sysconf(_SC_CLK_TCK)

type Stat = {
  readonly pid: number;
  readonly parent: number;
  readonly megabytes: number;
  readonly seconds: number;
};

/** Watches a local machine and its functions, where there is /proc: elsewhere there is nothing to tell. */
export const watchProcesses = (root: number): Watch => {
  const kinds = new Map<number, string>();
  const seconds = new Map<number, number>();
  const most = new Map<string, number>();
  let living: readonly Stat[] = [];
  let peak = 0;

  const look = (): void => {
    living = familyOf(root, everyProcess());
    for (const { pid, seconds: used } of living) {
      if (!kinds.has(pid)) kinds.set(pid, pid === root ? 'machine' : functionOf(pid));
      seconds.set(pid, used);
    }
    for (const { kind, megabytes } of used()) most.set(kind, Math.max(most.get(kind) ?? 0, megabytes));
    peak = Math.max(
      peak,
      living.reduce((sum, { megabytes }) => sum + megabytes, 0),
    );
  };

  const used = (): readonly Used[] =>
    [...new Set(kinds.values())].map((kind) => {
      const alive = living.filter(({ pid }) => kinds.get(pid) === kind);
      return {
        kind,
        processes: alive.length,
        megabytes: alive.reduce((sum, { megabytes }) => sum + megabytes, 0),
        peakMegabytes: most.get(kind) ?? 0,
        seconds: [...seconds].reduce((sum, [pid, of]) => (kinds.get(pid) === kind ? sum + of : sum), 0),
      };
    });

  const timer = setInterval(look, LOOK);
  look();
  return { used, peak: () => peak, stop: () => clearInterval(timer) };
};

const everyProcess = (): readonly Stat[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf);
  } catch {
    return []; // no Linux
  }
};

const familyOf = (root: number, all: readonly Stat[]): readonly Stat[] => {
  const family = new Set([root]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
};

/** A process that ended meanwhile has none. The fields are those of proc(5), after the name, which may have spaces. */
const statOf = (name: string): readonly Stat[] => {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1] ?? 0;
    return [
      {
        pid: Number(name),
        parent: Number(fields[1]),
        megabytes: Number(resident) / 1_024,
        seconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
      },
    ];
  } catch {
    return [];
  }
};

const functionOf = (pid: number): string => {
  try {
    const [, name] =
      /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]*)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? [];
    return name ?? 'other';
  } catch {
    return 'other';
  }
};
