import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Console } from './console.ts';
import { locate, targeted } from './located.ts';
import type { Target } from './stack-outputs.ts';

type Means = { readonly console: Console; readonly clock: Clock };
/** Told the exit code. */
type Finish = (code: number) => void;

/** The commands for what does not happen every day: each with the engineer's own rights, each told in docs/runbook.md. */
export const addEngineersCommands = (program: Command, means: Means, finish: Finish): void => {
  addWithdraw(program, means, finish);
};

const office = async (target: Target, clock: Clock) => {
  const [{ openOffice }, { connection, parts }] = await Promise.all([import('./office.ts'), locate(target)]);
  return { office: openOffice(connection, parts, clock), parts };
};

type WithdrawOptions = Target & {
  readonly reason: string;
  readonly publicReason?: string;
  readonly by: string;
  readonly yes?: boolean;
  readonly lift?: boolean;
  readonly json?: boolean;
};

const addWithdraw = (program: Command, { console, clock }: Means, finish: Finish): void => {
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
    .action(async (name: string, options: WithdrawOptions) => {
      const [{ withdraw }, opened] = await Promise.all([import('./withdraw.ts'), office(options, clock)]);
      finish(await withdraw(name, options, { console, ...opened }));
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

const someText = (text: string): string => {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It is empty.');
};
