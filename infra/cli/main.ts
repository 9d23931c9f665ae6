import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import { addCompletionCommand } from './completion/command.ts';
import { systemConsole } from './console.ts';
import { addCostCommand } from './cost/command.ts';
import { addEngineersCommands } from './engineers-commands.ts';
import { addImportCommand } from './import/command.ts';
import { locate, targeted } from './located.ts';
import { wholeNumber } from './numbers.ts';
import type { SearchOptions } from './search.ts';
import type { Target } from './stack-outputs.ts';
import { addStatusCommand } from './status/command.ts';
import type { UploadOptions } from './upload.ts';
import { addWordsCommands } from './words-commands.ts';

/** Runs one command. @returns the exit code: 0 done, 1 not all of it, 2 not understood or failed, as an archive that is not reached */
export const main = async (args: readonly string[]): Promise<number> => {
  let code = 0;
  const program = describeProgram((it) => {
    code = it;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof ArchiveError)) throw error;
    process.stderr.write(`cuttings: ${error.message}\n`);
    return 2;
  }
};

/** All commands there are. `finish` is told the exit code of the one that runs, where it is not 0. */
export const describeProgram = (finish: (code: number) => void): Command => {
  const unlessGood = (good: boolean): void => {
    if (!good) finish(1);
  };
  const program = describe(unlessGood);
  addWordsCommands(program, { console, open }, unlessGood);
  addStatusCommand(program, { console, clock }, finish);
  addImportCommand(program, { console, clock }, finish);
  addCostCommand(program, { console });
  addEngineersCommands(program, { console, clock }, finish);
  addCompletionCommand(program, { console });
  return program;
};

const console = systemConsole();
const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
};

/** Commands load what they need when they run: `--help` and `normalise` start without the AWS SDK. */
const describe = (finish: (good: boolean) => void): Command => {
  const program = new Command('cuttings')
    .description('The news archive that knows who said what, from the command line.')
    .version(version())
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(cuttings --help says more)')
    .exitOverride();

  program
    .command('normalise')
    .summary('print what the archive would make of files')
    .description('Prints the normalised article of each file as the archive would store it. Nothing is stored.')
    .argument('<path...>', 'files; of a folder every file in it')
    .option('--jsonl', 'a JSON line per article: {"file", "article"} or {"file", "error": {"code", "message"}}')
    .option('--json', 'the same')
    .option('--explain', 'also every line that was left out, and the rule that left it out')
    .addHelpText('after', '\nExit code 1 if any file made no article.')
    .action(async (paths: string[], options: { jsonl?: boolean; json?: boolean; explain?: boolean }) => {
      const [{ normalise }, { makeFile }] = await Promise.all([
        import('./normalise.ts'),
        import('../../functions/ingest/make-articles.ts'),
      ]);
      const jsonl = options.jsonl === true || options.json === true;
      finish(await normalise(paths, { ...options, jsonl }, { console, makeFile }));
    });

  targeted(program.command('upload'))
    .summary('put files into the archive and wait for their receipts')
    .description(
      'Puts files into the uploads bucket, waits for the receipt of each and says which were rejected and why. A folder is taken with everything in it but hidden files, and keeps its name.',
    )
    .argument('<path...>', 'files and folders')
    .option('--prefix <folder>', 'put them into this folder of the bucket')
    .option('--resume', 'send only what the bucket does not have as it is here: after a run that was cut short')
    .option('--wait <seconds>', 'give up on receipts when none came for this long', wholeNumber(1, 86_400), 120)
    .option('--json', 'a JSON line per file')
    .addHelpText(
      'after',
      '\nA file of the same folder and name as an earlier one is its correction: a new revision.\nExit code 1 if any file was rejected, not uploaded, or left without a receipt.',
    )
    .action(async (paths: string[], options: Target & UploadOptions) => {
      const [{ upload }, { desk }] = await Promise.all([import('./upload.ts'), open(options)]);
      finish(await upload(paths, options, { console, desk, clock }));
    });

  targeted(program.command('search'))
    .summary('find articles')
    .description('Finds articles by their words, by who wrote them and by who is quoted in them.')
    .argument('<words...>', 'what to look for')
    .option('--limit <hits>', 'how many to show', wholeNumber(1, 100), 10)
    .option('--facets', 'count what was found by speaker, author, place, language and year')
    .option('--speaker <id>', 'only where this speaker is quoted, by the id that --facets tells')
    .option('--author <name>', 'only what this author wrote')
    .option('--place <name>', 'only what was filed from this place')
    .option('--language <code>', 'only in this language, as en or ru')
    .option('--from <day>', 'only of this day, month or year and later, as 2026-03-28, 2026-03 or 2026')
    .option('--to <day>', 'only of this day, month or year and earlier')
    .addOption(new Option('--sort <how>', 'the best first, or the newest').choices(['relevance', 'newest']))
    .option('--json', 'the answer as it came')
    .addHelpText('after', SEARCH)
    .action(async (words: string[], options: Target & SearchOptions) => {
      const [{ search }, { parts }] = await Promise.all([import('./search.ts'), locate(options)]);
      await search(words.join(' '), options, { console, searchUrl: parts.searchUrl });
    });

  targeted(program.command('receipts'))
    .summary('list what became of uploads')
    .description('Lists the receipts of uploads, the newest first: accepted, rejected and why, withdrawn.')
    .option('--rejected', 'only the rejected ones')
    .option('--since <day>', 'the first UTC day, as 2026-11-23', day, new Date().toISOString().slice(0, 10))
    .option('--json', 'a JSON line per receipt')
    .action(async (options: Target & { rejected?: boolean; since: string; json?: boolean }) => {
      const [{ receipts }, { desk }] = await Promise.all([import('./receipts.ts'), open(options)]);
      await receipts(options, { console, desk, now: clock.now() });
    });

  return program;
};

const SEARCH = `
A hit has its headline, date, place and authors, the words that match in their text, and what was said about it by whom. Words
in quotation marks are a phrase, -word leaves out, headline:, speaker:, by: and place: look in one field alone; quote them
for the shell:

  npx cuttings search '"water levels" -flood'
  npx cuttings search speaker:zudova --from 2026-03 --facets
  npx cuttings search harbour --speaker olga-zudova --json`;

const EXAMPLES = `
Without --stack, commands work on the local archive that "npm start" runs.

  npx cuttings normalise story.txt              what would be stored, and who is quoted
  npx cuttings upload wire/ --prefix 2026       a folder of files
  npx cuttings search "water levels"
  npx cuttings search judicial --stack Cuttings in the archive deployed to your AWS account
  npx cuttings words put words.yaml             which words and names stand for each other
  npx cuttings receipts --rejected              today's files that made no article, and why
  npx cuttings status --stack Cuttings          how far log, search and snapshot are, and what failed

Exit code 0 when it is done; 1 where not all of it is, something is wrong, or --yes was not given; 2 where it was not understood
or failed, as where the archive cannot be reached. What goes wrong in an archive and what to do: docs/runbook.md.`;

const open = async (target: Target) => {
  const [{ openDesk }, { connection, parts }] = await Promise.all([import('./desk.ts'), locate(target)]);
  return { desk: openDesk(connection, parts, clock) };
};

const day = (text: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It is a day such as 2026-11-23.');
};

const version = (): string => JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
