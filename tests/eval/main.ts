/** One subject of the evaluation: its usage after `npm run eval --`, and what prints its figures. */
type Subject = { readonly usage: string; readonly run: (parameters: readonly string[]) => Promise<void> };

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

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
