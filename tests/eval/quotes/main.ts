import { parseArgs } from 'node:util';
import { packOf } from '../../../functions/ingest/attribute/languages/languages.ts';
import { FOLDS, foldOf, type Judged, judge } from './judged.ts';
import { errorLines, figuresOf, linesOf } from './report.ts';
import { type GoldArticle, readGold, type Scorer, scorerBeside } from './scorer.ts';
import { packWithout, withheldFrom } from './withhold.ts';

export type QuotesOptions = {
  readonly json: boolean;
  readonly errors: number; // how many to list
  readonly crossValidate: boolean;
};

/** What stands behind `quotes` on the command line. @throws Error where the file is missing or an option unknown */
export const quotesParameters = (parameters: readonly string[]): readonly [file: string, options: QuotesOptions] => {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, errors: { type: 'string' }, 'cross-validate': { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error('Which gold standard? npm run eval -- quotes FILE');
  const errors = Number(values.errors ?? '0');
  if (!Number.isInteger(errors) || errors < 0) throw new Error('--errors takes a number: how many to list.');
  return [file, { json: values.json === true, errors, crossValidate: values['cross-validate'] === true }];
};

/**
 * Prints how well direct quotations and the full names of their speakers are found in a gold standard of English news,
 * through reader, normaliser and attribution, with the scorer that lies beside the data.
 * @throws Error where the file or its scorer cannot be read
 */
export const evaluateQuotes = async (
  file: string,
  options: QuotesOptions,
  print: (line: string) => void,
): Promise<void> => {
  const scorer = await scorerBeside(file);
  const articles = await readGold(file);
  const judged = articles.map((article) => judge(article, scorer));
  const figures = figuresOf(judged, scorer);
  const validated = options.crossValidate ? crossValidated(articles, scorer) : null;
  if (options.json) {
    print(JSON.stringify({ ...figures, ...(validated === null ? {} : { validated }) }));
    return;
  }
  for (const line of linesOf(figures)) print(line);
  if (validated !== null) for (const line of validationLines(validated)) print(line);
  for (const line of errorLines(judged, options.errors)) print(line);
};

/**
 * Each fold, read with the verbs, given names, titles and role nouns that it alone needs struck from the lists: what
 * the lists would be worth on it, had they been drawn up from the other four. A lower bound, for most of the words come
 * from dictionaries and not from any fold.
 */
const crossValidated = (articles: readonly GoldArticle[], scorer: Scorer) => {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const withheld = withheldFrom(fold, articles);
    const pack = packWithout(packOf('en'), withheld);
    const judged: readonly Judged[] = articles
      .filter(({ id }) => foldOf(id) === fold)
      .map((article) => judge(article, scorer, pack));
    return { judged, struck: withheld.cues.size + withheld.givenNames.size + withheld.roles.size };
  });
  const {
    overall,
    strict,
    roles,
    folds: each,
  } = figuresOf(
    folds.flatMap(({ judged }) => judged),
    scorer,
  );
  return {
    overall: overall.e2e,
    strict: strict.e2e,
    roles,
    folds: each.map(({ e2e }) => e2e.f1),
    struck: folds.map(({ struck }) => struck),
  };
};

const validationLines = ({
  overall,
  strict,
  roles,
  folds,
  struck,
}: ReturnType<typeof crossValidated>): readonly string[] => [
  '',
  'five-fold cross-validation of the lists: what only one fold needs is struck from them while it is read',
  `words struck       ${struck.join(', ')}`,
  `end to end         F1 ${(overall.f1 * 100).toFixed(1)} %, strict ${(strict.f1 * 100).toFixed(1)} %; by fold ${folds.map((f1) => (f1 * 100).toFixed(1)).join(', ')}`,
  `role as written    ${((roles.right / Math.max(roles.stated, 1)) * 100).toFixed(1)} %`,
];
