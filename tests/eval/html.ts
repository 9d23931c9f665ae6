import type { ArticleDraft } from '../../functions/archive/article.ts';
import { dataAt, readJson, score } from './data.ts';
import { pagesUnder } from './pages.ts';
import type { EvalOptions, Report } from './report.ts';

/** Main text of saved pages against the article-extraction-benchmark's, by its own measure: shingles of four words. */
export const evaluateHtml = async ({ folder, errors }: EvalOptions): Promise<Report> => {
  const truth = readJson<Readonly<Record<string, unknown>>>(dataAt(folder, 'ground-truth.json'));
  const predictions: Record<string, { articleBody: string }> = {};
  const rejected: string[] = [];
  for await (const { id, article, reason } of pagesUnder(dataAt(folder, '.'))) {
    if (reason !== null) rejected.push(`${id.slice(0, 12)}: ${reason}`);
    predictions[id] = { articleBody: article === null ? '' : bodyOf(article) };
  }
  const present = Object.fromEntries(Object.entries(truth).filter(([id]) => Object.hasOwn(predictions, id)));
  const args = ['predictions.json', 'all', '--gt', 'truth.json', ...(errors ? ['--per-page'] : [])];
  const inputs = { 'predictions.json': predictions, 'truth.json': present };
  const figures = JSON.parse(score(folder, 'score-html.mjs', [...args, '--json'], inputs)) as Figures;
  const without = Object.keys(truth).length - figures.n;
  const head = `HTML main text, ${figures.n} pages: F1 ${three(figures.f1)}, precision ${three(figures.precision)}, recall ${three(figures.recall)}`;
  const pages = Object.entries(figures.pages ?? {}).sort(([, one], [, other]) => one.f1 - other.f1);
  return {
    text: [
      head,
      ...(without === 0 ? [] : [`${without} pages of the truth are not in the folder and not counted.`]),
      ...rejected.map((line) => `Rejected ${line}`),
      ...pages.map(
        ([id, page]) =>
          `${three(page.f1)} ${three(page.precision)} ${three(page.recall)} ${id.slice(0, 12)} ${page.url}`,
      ),
    ].join('\n'),
    figures: { ...figures, rejected: rejected.length },
  };
};

/** As the page prints it: the dateline, which an article keeps apart, before the first paragraph; captions left out. */
const bodyOf = ({ dateline, blocks }: Pick<ArticleDraft, 'dateline' | 'blocks'>): string => {
  const body = blocks.filter(({ type }) => type !== 'caption');
  const first = body.findIndex(({ type }) => type === 'paragraph');
  return body.map(({ text }, at) => (at === first && dateline !== null ? `${dateline.raw} ${text}` : text)).join('\n');
};

type Measure = { readonly f1: number; readonly precision: number; readonly recall: number };
type Figures = Measure & {
  readonly n: number;
  readonly pages?: Readonly<Record<string, Measure & { readonly url: string }>>;
};

const three = (share: number): string => share.toFixed(3);
