import { dataAt, readJson, score } from './data.ts';
import { pagesUnder } from './pages.ts';
import type { EvalOptions, Report } from './report.ts';

const FIELDS = ['headline', 'date', 'authors'];
const LINE = /^(\w+) +right ([\d.]+) % +right when given ([\d.]+) % +of (\d+) pages$/gm;

/** Headline, date and authors of saved pages against the ones that people read off them. */
export const evaluateMetadata = async ({ folder, errors }: EvalOptions): Promise<Report> => {
  const truth = readJson<readonly { readonly file: string }[]>(dataAt(folder, 'truth.json'));
  const predictions: Record<string, unknown> = {};
  for await (const { file, article } of pagesUnder(dataAt(folder, '.')))
    predictions[file] = {
      headline: article?.headline ?? null,
      date: (article?.published ?? article?.updated)?.iso ?? null, // the truth has a page's only date
      authors: article?.authors.map(({ name }) => name) ?? [],
    };
  const present = truth.filter(({ file }) => Object.hasOwn(predictions, file));
  const inputs = { 'truth.json': present, 'predictions.json': predictions };
  const scored = (...args: string[]): string =>
    score(folder, 'score-metadata.mjs', ['truth.json', 'predictions.json', ...args], inputs);
  const text = scored();
  return {
    text: [
      `Metadata of ${present.length} pages (${truth.length - present.length} of the truth are not in the folder)`,
      text,
      ...(errors ? FIELDS.flatMap((field) => [`-- ${field}: page, wanted, got`, scored('--errors', field)]) : []),
    ].join('\n'),
    figures: {
      pages: present.length,
      ...Object.fromEntries(
        [...text.matchAll(LINE)].map(([, field, right, given, stated]) => [
          field,
          { right: Number(right), rightWhenGiven: Number(given), stated: Number(stated) },
        ]),
      ),
    },
  };
};
