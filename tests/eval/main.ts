import { systemConsole } from '../../infra/cli/console.ts';
import { optionsOf, type Report } from './report.ts';

/** One subject of the evaluation: its usage after `npm run eval --`, and what prints its figures. */
type Subject = { readonly usage: string; readonly run: (parameters: readonly string[]) => Promise<void> };

const { print } = systemConsole();

const printReport = ({ text, figures }: Report, parameters: readonly string[]): void =>
  print(parameters.includes('--json') ? JSON.stringify(figures) : text);

const SUBJECTS: Readonly<Record<string, Subject>> = {
  quotes: {
    usage: 'quotes FILE [--json] [--errors N] [--cross-validate]',
    run: async (parameters) => {
      const { quotesParameters, evaluateQuotes } = await import('./quotes/main.ts');
      await evaluateQuotes(...quotesParameters(parameters), print);
    },
  },
  constructions: {
    usage: 'constructions [--errors] [LANGUAGE…]',
    run: async (parameters) => {
      const { evaluateConstructions } = await import('./constructions/main.ts');
      const sets = parameters.filter((parameter) => parameter !== '--errors');
      await evaluateConstructions(sets, parameters.includes('--errors'), print);
    },
  },
  html: {
    usage: 'html FOLDER [--json] [--errors]',
    run: async (parameters) => {
      const { evaluateHtml } = await import('./html.ts');
      printReport(await evaluateHtml(optionsOf(parameters)), parameters);
    },
  },
  relevance: {
    usage: 'relevance FOLDER [--json]',
    run: async (parameters) => {
      const { evaluateRelevance } = await import('./relevance/main.ts');
      printReport(await evaluateRelevance(optionsOf(parameters).folder), parameters);
    },
  },
  language: {
    usage: 'language [--json] [--errors]',
    run: async (parameters) => {
      const { evaluateLanguage } = await import('./language/main.ts');
      printReport(await evaluateLanguage(optionsOf(parameters)), parameters);
    },
  },
  metadata: {
    usage: 'metadata FOLDER [--json] [--errors]',
    run: async (parameters) => {
      const { evaluateMetadata } = await import('./metadata.ts');
      printReport(await evaluateMetadata(optionsOf(parameters)), parameters);
    },
  },
};

const [name = '', ...rest] = process.argv.slice(2);
const subject = SUBJECTS[name];
if (subject === undefined) {
  const usages = Object.values(SUBJECTS).map(({ usage }) => `  npm run eval -- ${usage}`);
  process.stderr.write(`What is to be measured?\n${usages.join('\n')}\n`);
  process.exitCode = 2;
} else {
  await subject.run(rest).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
