import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { targeted } from './located.ts';
import { wholeNumber } from './numbers.ts';
import { type Finish, type Means, onArchive } from './on-archive.ts';
import type { ReconcileOptions } from './reconcile.ts';
import type { RedriveOptions } from './redrive.ts';
import type { ReindexOptions } from './reindex.ts';
import type { RestoreOptions } from './restore/restore.ts';
import type { Target } from './stack-outputs.ts';
import type { WithdrawOptions } from './withdraw.ts';

/** The commands for what does not happen every day: each with the engineer's own rights, each told in docs/runbook.md. */
export const addEngineersCommands = (program: Command, means: Means, finish: Finish): void => {
  addWithdraw(program, means, finish);
  addRedrive(program, means, finish);
  addReindex(program, means, finish);
  addReconcile(program, means, finish);
  addRestore(program, means, finish);
  addEmpty(program, means, finish);
};

const addWithdraw = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('withdraw'))
    .summary('take an article down for good, as a court may order')
    .description(
      'Removes an article and every trace of it: it is withdrawn at once, and every version of every file that it was made of, every revision, and every snapshot of the index with its words are deleted. A notice stays, and no later upload brings it back. To withdraw an article in the ordinary way, delete its file instead.',
    )
    .argument('<id or key>', 'the id of an article, or the key of an upload, with or without incoming/')
    .requiredOption('--reason <text>', 'why; for the record and the newsroom, not for readers', someText)
    .option('--public-reason <text>', 'what readers are told in place of the article', someText)
    .option('--by <name>', 'who does it, for the record', someText, userInfo().username)
    .option('--yes', 'do it: without this, only what would go is shown')
    .option('--lift', 'let uploads bring it back: what was removed stays removed')
    .option('--json', 'the record of it, as it is stored')
    .addHelpText('after', WITHDRAW)
    .action(async (name: string, options: Target & WithdrawOptions) => {
      const { withdraw } = await import('./withdraw.ts');
      await onArchive(options, means, finish, (opened) =>
        withdraw(name, options, { console: means.console, ...opened }),
      );
    });
};

const WITHDRAW = `
Readers no longer get it from the moment that it begins; answers in caches last two seconds. When it ends, no word of it is
in the buckets, the table or a snapshot; what a function was writing at that very moment goes within half an hour. Run it
again after a crash, or whenever in doubt: it goes on where it was. Backups of the table keep the text for as long as it
says. One story of a feed or an archive takes the whole file with it, but not the other articles of it.

Exit code 0 when all of it is gone, or lifted; 1 where nothing was done for want of --yes; 2 where it failed.

  npx cuttings withdraw incoming/locks.txt --reason "Order 17 of 3 May"          shows what would go
  npx cuttings withdraw incoming/locks.txt --reason "Order 17 of 3 May" --yes`;

const addRedrive = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('redrive'))
    .summary('list dead letters, and send them again')
    .description(
      'Lists the messages that ingest gave up on after five tries and the runs on a schedule that failed, with what the archive knows of each; with --yes it sends them again. A file’s own fault is never among them: that is a rejected receipt.',
    )
    .option('--yes', 'send them again: without this, they are only listed')
    .option('--limit <letters>', 'how many of each to list', wholeNumber(1, 10_000), 100)
    .option('--json', 'a JSON line per letter, and one of the outcome')
    .addHelpText('after', REDRIVE)
    .action(async (options: Target & RedriveOptions) => {
      const { redrive } = await import('./redrive.ts');
      await onArchive(options, means, finish, ({ office }) =>
        redrive(options, { console: means.console, desk: office.desk, ...office.failed }),
      );
    });
};

const REDRIVE = `
Sending again does no harm: what was settled meanwhile, or overtaken, is told by its sequencer and left alone. Mend the cause
first (a deployment, a quota, a permission), or they come back. Listed letters are hidden from others for a moment, not used
up. SQS keeps a message for 14 days from the upload, the time among dead letters included.

Exit code 0 when there is none any more, 1 when there are and --yes was not given, 2 where it failed.`;

const addReindex = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('reindex'))
    .summary('write the search index anew, of the table alone')
    .description(
      'Has every article of the table read into a new index, by the snapshot function, whose snapshots it replaces, or where OpenSearch answers by the feeder, and waits for it. For when search answers something else than the articles say, or an index is not to be trusted. Nothing is down meanwhile: readers are answered from the old one.',
    )
    .option('--here', 'index on this machine, by the version of the software that is here and not the deployed one')
    .option(
      '--json',
      'as JSON: of a snapshot its key, commit, articles, bytes and seconds; of OpenSearch commit and seconds',
    )
    .addHelpText('after', REINDEX)
    .action(async (options: Target & ReindexOptions) => {
      const { reindex } = await import('./reindex.ts');
      await onArchive(options, means, finish, ({ office }) => reindex(options, { ...means, office }));
    });
};

const REINDEX = `
With --here before a deployment of software that indexes in another way: its search functions then start from that index at
once, where each would else have to read the whole table first. The one that is deployed keeps its own, and goes on with it.

Where OpenSearch answers, an index that takes the feeder longer than one run is finished by the next ones: whether you wait for
it or not, it takes the other's place when it is complete. The old one goes ten minutes later.

Exit code 0 when it is written, 2 where it failed; the function has 15 minutes, this machine as long as it takes.`;

const addEmpty = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('empty'))
    .summary('empty the buckets of a stack that is to be thrown away')
    .description(
      'Deletes everything in both buckets of a stack of the stage dev, every version included, so that "cdk destroy" can delete them: CloudFormation deletes no bucket with something in it. One of the stage prod is refused.',
    )
    .option('--yes', 'do it: without this, only how much would go is shown')
    .option('--json', 'a JSON line per bucket: {"bucket", "versions", "deleted"}')
    .addHelpText(
      'after',
      '\nExit code 0 when they are empty, 1 where nothing was done for want of --yes, 2 where it failed.',
    )
    .action(async (options: Target & { yes?: boolean; json?: boolean }) => {
      const { emptyBuckets } = await import('./empty.ts');
      await onArchive(options, means, finish, ({ office, parts }) =>
        emptyBuckets(options, { ...means, stage: parts.stage, buckets: office.buckets }),
      );
    });
};

const addReconcile = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('reconcile'))
    .summary('hold bucket, table and search against each other')
    .description(
      'Lists what the uploads bucket, the table and search do not agree upon, in words, with what would mend it: files without a receipt, receipts and articles whose file is gone, what was not purged to the end, a gap in the log, articles that search does not find. With --mend it does so.',
    )
    .option('--mend', 'mend what can be')
    .option('--settled <minutes>', 'pass over what is younger: it may still be on its way', wholeNumber(0, 20_160), 15)
    .option('--json', 'a JSON line per difference, and one of the sum')
    .addHelpText('after', RECONCILE)
    .action(async (options: Target & ReconcileOptions) => {
      const [{ reconcile }, { lookAround, mendOne }] = await Promise.all([
        import('./reconcile.ts'),
        import('./archive-inspector.ts'),
      ]);
      await onArchive(options, means, finish, ({ office: { inspector, takedown, failed, queued } }) => {
        const all = { ...inspector, takedown: { ...takedown, tell: () => {} } };
        return reconcile(options, {
          ...means,
          look: () => lookAround(all),
          mend: (mend) => mendOne(mend, all),
          waiting: async () => ({ queued: await queued(), dead: await failed.uploads.count() }),
        });
      });
    });
};

const RECONCILE = `
It reads the table from end to end, lists the bucket, and asks search for its sitemap. Mending goes the ordinary way: a file
that ingest never heard of is put there again, one whose removal it never heard of is deleted again. Mending twice does no
harm, but look again only when ingest had time for it.

Exit code 0 when they agree, 1 when they do not, mended or not, 2 where it failed.`;

const addRestore = (program: Command, means: Means, finish: Finish): void => {
  targeted(program.command('restore'))
    .summary('write an export of the table into an empty stack')
    .description(
      'Writes a full export of the table (DynamoDB’s ExportTableToPointInTime, as DynamoDB JSON, copied to a folder) into a stack whose table is empty, puts the files back into its buckets, and has the index written. Articles, revisions, commits and receipts are then as they were.',
    )
    .requiredOption(
      '--from <folder>',
      'the export: the folder with its AWSDynamoDB/, or with its manifest-summary.json',
    )
    .option(
      '--uploads <folder>',
      'the uploads bucket as "aws s3 sync" copied it; without it, the old bucket is kept in use',
    )
    .option('--archive <folder>', 'the archive bucket as "aws s3 sync" copied it, for articles too large for the table')
    .option('--json', 'the outcome as JSON: rows, uploads, large, articles, commit')
    .addHelpText('after', RESTORE)
    .action(async (options: Target & RestoreOptions) => {
      const { restore } = await import('./restore/restore.ts');
      await onArchive(options, means, finish, ({ office: { restoring, snapshot } }) =>
        restore(options, { console: means.console, ...restoring, snapshot }),
      );
    });
};

const RESTORE = `
Nothing is written where the table holds anything else. Nobody may upload until it is done. It may be run again after a
crash. Step by step: docs/runbook.md, "Restoring the archive".

Exit code 0 when all is there, 2 where it failed.`;

const someText = (text: string): string => {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It is empty.');
};
