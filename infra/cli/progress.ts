import { Presets, SingleBar } from 'cli-progress';
import type { Console } from './console.ts';

/** How far a run of many files is, drawn where a person watches and silent elsewhere. */
export type Progress = {
  readonly show: (uploaded: number, settled: number) => void;
  /** Prints above the bar, so that neither overwrites the other. */
  readonly above: (print: () => void) => void;
  readonly done: () => void;
};

const SILENT: Progress = { show: () => {}, above: (print) => print(), done: () => {} };

export const startProgress = (files: number, { watched }: Pick<Console, 'watched'>): Progress => {
  if (!watched) return SILENT;
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} received, {uploaded} uploaded, {eta_formatted} to go',
      clearOnComplete: true,
      etaBuffer: 1000, // receipts come in bursts of a commit
    },
    Presets.shades_classic,
  );
  let last = { uploaded: 0, settled: 0 };
  bar.start(files, 0, last);
  return {
    show: (uploaded, settled) => {
      last = { uploaded, settled };
      bar.update(settled, last);
    },
    above: (print) => {
      process.stderr.write('\r\u001b[K'); // to the beginning of the line, and clear it
      print();
      bar.update(last.settled, last);
    },
    done: () => bar.stop(),
  };
};
