import type { Command } from 'commander';
import { targeted } from '../located.ts';
import { wholeNumber } from '../numbers.ts';
import { type Finish, type Means, onArchive } from '../on-archive.ts';
import type { Target } from '../stack-outputs.ts';
import type { StatusOptions } from './status.ts';

/** The command that says how the archive is. */
export const addStatusCommand = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('status'))
    .summary('say how the archive is')
    .description(
      'Says how far the commit log is and how far search is behind it, what is indexed, how old the newest snapshot is, what came in today, what waits in the queue, and what was given up.',
    )
    .option('--uploads', 'look for uploads without a receipt, too: this lists the whole bucket')
    .option('--settled <minutes>', 'with --uploads: pass over what is younger', wholeNumber(0, 20_160), 15)
    .option('--json', 'all of it as one object')
    .addHelpText('after', STATUS)
    .action(async (options: Target & StatusOptions) => {
      const [{ status }, { meansOf }] = await Promise.all([import('./status.ts'), import('./look.ts')]);
      await onArchive(options, means, finish, (opened) => status(options, meansOf(opened, means)));
    });
};

const STATUS = `
That the log is ahead of the snapshot is as it should be: a new one is due after a hundred commits.

Exit code 0 when all is well, 1 when search does not answer, something is dead or an upload is stuck, 2 where the archive
cannot be reached.`;
