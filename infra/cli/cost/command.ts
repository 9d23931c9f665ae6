import { type Command, Option } from 'commander';
import type { Console } from '../console.ts';
import { wholeNumber } from '../numbers.ts';
import type { CostOptions } from './cost.ts';

const MOST = 999_999_999;

/** The command that says what an archive costs, before it is deployed. */
export const addCostCommand = (program: Command, { console }: { readonly console: Console }): void => {
  program
    .command('cost')
    .summary('reckon what an archive costs, and what its searching would cost elsewhere')
    .description(
      'Reckons what a month of an archive of such a size costs on AWS, part by part, from what an article and a search were measured to use and from list prices; and beside it what other search services ask for the same. It asks nobody and changes nothing.',
    )
    .option('--articles <n>', 'articles that are kept', wholeNumber(0, MOST), 100_000)
    .option('--incoming <n>', 'articles that come in within the month', wholeNumber(0, MOST), 3_000)
    .option('--searches <n>', 'searches within the month', wholeNumber(0, MOST), 1_000_000)
    .addOption(
      new Option('--engine <engine>', 'the engine that is told by its parts, if not that of cdk.json').choices([
        'memory',
        'opensearch',
      ]),
    )
    .option('--json', 'one object: every part, and the comparison')
    .addHelpText('after', COST)
    .action(async (options: CostOptions) => {
      const { cost, readSizes } = await import('./cost.ts');
      cost(options, { console, sizes: readSizes() });
    });
};

const COST = `
  npx cuttings cost                                        a town’s newspaper: 100,000 articles, a million searches
  npx cuttings cost --incoming 0 --searches 0              a month in which nothing happens
  npx cuttings cost --articles 100000 --incoming 100000    the month in which the back archive comes in
  npx cuttings cost --articles 10000000 --engine opensearch

Prices, figures and assumptions: infra/cli/cost. Memory and schedule of the functions are those of cdk.json.`;
