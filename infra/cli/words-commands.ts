import type { Command } from 'commander';
import type { Console } from './console.ts';
import type { Desk } from './desk.ts';
import { targeted } from './located.ts';
import type { Target } from './stack-outputs.ts';

/** The commands for the newsroom's own words. */
export const addWordsCommands = (
  program: Command,
  { console, open }: { readonly console: Console; readonly open: (target: Target) => Promise<{ readonly desk: Desk }> },
  finish: (good: boolean) => void,
): void => {
  const words = program
    .command('words')
    .summary('say which words and names stand for each other in searches')
    .description('Checks the file of your own words for search, and puts it into the archive.')
    .addHelpText('after', FORMAT);

  words
    .command('check')
    .summary('say what is wrong with a file of words, if anything is')
    .description('Reads a file of words as search does, and says everything that is wrong with it. Nothing is stored.')
    .argument('<file>', 'the file, as YAML')
    .option('--json', 'one object: {"file", "counts", "faults", "put"}')
    .addHelpText('after', `${FORMAT}\n\nExit code 1 if anything is wrong with it.`)
    .action(async (path: string, { json }: { json?: boolean }) => {
      const { checkWords } = await import('./words.ts');
      finish(await checkWords(path, { console, ...(json && { json }) }));
    });

  targeted(words.command('put'))
    .summary('check a file of words and put it into the archive')
    .description(
      'Checks a file of words, and where nothing is wrong with it puts it into the archive, in the place of the one before. Searches follow within half a minute, and /health tells what they use.',
    )
    .argument('<file>', 'the file, as YAML')
    .option('--json', 'one object: {"file", "counts", "faults", "put"}')
    .addHelpText('after', `${FORMAT}\n\nExit code 1 if anything is wrong with it, or it could not be put.`)
    .action(async (path: string, options: Target & { json?: boolean }) => {
      const { putWords } = await import('./words.ts');
      const { json } = options;
      finish(await putWords(path, { console, ...(json && { json }), desk: async () => (await open(options)).desk }));
    });
};

const FORMAT = `
A file of words:

  synonyms:
    - [ferry, ferryboat, паром]      each stands for the others; of several words: [EU, European Union]
    - from: vessel                   whoever looks for a vessel finds ships and boats, and not the other way
      to: [ship, boat]
  people:
    - name: Vladimir Zelensky        found by any of these names, and by the last word of each full one
      also: [Volodymyr Zelenskyy, Зеленский]
  organisations:
    - name: European Union
      also: [EU]

Words in capitals, with accents or in another form (ferries) are the same. At most 2,000 entries of 20 expressions of 6 words
each, 256 KB in all. What a reader puts in quotation marks or after a minus is looked for as it is.`;
