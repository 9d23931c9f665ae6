import type { Command } from 'commander';
import { connectionOf, targeted } from '../located.ts';
import { wholeNumber } from '../numbers.ts';
import { type Finish, type Means, onArchive } from '../on-archive.ts';
import type { Target } from '../stack-outputs.ts';
import type { ImportOptions } from './import.ts';

/** The command that brings a back archive in. */
export const addImportCommand = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('import'))
    .summary('bring a back archive in, without readers feeling it')
    .description(
      'Uploads every file of a folder, or has S3 copy every object under a prefix of another bucket, and waits for the receipt of each. It goes on where an earlier run ended: what the bucket has already, byte for byte, is not sent again. While the queue grows long, or search falls behind or becomes slow, it holds back. It has a snapshot written as soon as one is due, so that search functions start fast meanwhile.',
    )
    .argument('<folder or s3://bucket/prefix>', 'where the files are')
    .option('--plan', 'only say what it would take on AWS: rate, time, dollars')
    .option('--prefix <folder>', 'put them into this folder of the bucket')
    .option('--rate <files>', 'files a second, at most', wholeNumber(1, 1_000), 50)
    .option('--wait <seconds>', 'give up on receipts when none came for this long', wholeNumber(1, 86_400), 600)
    .option('--json', 'a JSON line per file; with --plan, one object')
    .addHelpText('after', IMPORT)
    .action(async (source: string, options: Target & ImportOptions & { plan?: boolean }) => {
      const { importAll, planOnly } = await import('./import.ts');
      if (options.plan) {
        const { readSizes } = await import('../cost/cost.ts');
        const reach = { console: means.console, connection: await connectionOf(options), sizes: readSizes() };
        return finish(await planOnly(source, options, reach));
      }
      const { loadOf } = await import('./load.ts');
      await onArchive(options, means, finish, ({ office, parts, connection }) =>
        importAll(source, options, {
          ...means,
          desk: office.desk,
          connection,
          look: () => loadOf(office, parts, means.clock),
          snapshot: office.snapshotIfDue,
        }),
      );
    });
};

const IMPORT = `
A key is incoming/ and the folder's own name and what is below it; of a bucket, incoming/ and the whole of the old key. The
engineer's rights must allow to list and read the other bucket.

  npx cuttings import ~/archive --plan
  npx cuttings import ~/archive --rate 20
  npx cuttings import s3://old-newsroom/2019/ --prefix old --stack Cuttings

Exit code 0 when every file was accepted, 1 when not every one was, 2 where it failed.`;
