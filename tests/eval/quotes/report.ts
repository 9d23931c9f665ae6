import { byRule, reliability } from './calibration.ts';
import { FOLDS, type Judged } from './judged.ts';
import { rolesIn } from './role.ts';
import type { Scorer, Summary } from './scorer.ts';

const percent = (share: number | null | undefined): string => `${((share ?? 0) * 100).toFixed(1)} %`;
const share = (part: number, whole: number): string => `${percent(part / Math.max(whole, 1))} (${part} of ${whole})`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The figures of one run over a gold standard. */
export const figuresOf = (judged: readonly Judged[], { summarise }: Scorer) => {
  const overall = summarise(judged.map(({ score }) => score));
  const sure = reliability(judged).filter(({ from }) => from > 0.899);
  return {
    overall,
    strict: summarise(judged.map(({ strict }) => strict)),
    folds: Array.from({ length: FOLDS }, (_, fold) =>
      summarise(judged.filter((one) => one.fold === fold).map(({ score }) => score)),
    ),
    roles: rolesIn(judged),
    reliability: reliability(judged),
    rules: Object.fromEntries(byRule(judged)),
    sure: {
      quotations: sure.reduce((sum, bin) => sum + bin.quotations, 0),
      right: sure.reduce((sum, bin) => sum + bin.right, 0),
    },
    milliseconds: {
      all: median(judged.map(({ cost }) => cost.all)),
      attribute: median(judged.map(({ cost }) => cost.attribute)),
    },
  };
};

export type Figures = ReturnType<typeof figuresOf>;

const rates = ({ p, r, f1 }: Summary['e2e']): string => `P ${percent(p)}  R ${percent(r)}  F1 ${percent(f1)}`;

/** The figures in lines. */
export const linesOf = (figures: Figures): readonly string[] => {
  const { overall, strict, folds, roles, sure, milliseconds } = figures;
  const kinds = Object.entries(overall.byKind).filter(([, { e2eRecall }]) => e2eRecall !== null && e2eRecall > 0);
  return [
    `articles ${overall.articles}, quotations ${overall.gold}, of a person with a known name ${overall.goldNamed}`,
    `end to end         ${rates(overall.e2e)}`,
    `  strict           ${rates(strict.e2e)}`,
    `  by fold          F1 ${folds.map(({ e2e }) => percent(e2e.f1)).join(', ')}`,
    `  recall by source ${kinds.map(([kind, { n, e2eRecall }]) => `${kind} ${percent(e2eRecall)} of ${n}`).join(', ')}`,
    `spans              ${rates(overall.span)}`,
    `speaker not a person, and none named: ${percent(overall.nonPersonOK)}; named persons left open: ${overall.abstained}`,
    `role as written    ${share(roles.right, roles.stated)}`,
    `confidence ≥ 0.90  ${share(sure.right, sure.quotations)} right`,
    `CPU per article    median ${milliseconds.all.toFixed(1)} ms read, normalised and attributed; ${milliseconds.attribute.toFixed(1)} ms attributed`,
    '',
    'confidence    quotations  right',
    ...figures.reliability.map(
      ({ from, quotations, right }) =>
        `${from.toFixed(2)}–${(from + 0.05).toFixed(2)}  ${String(quotations).padStart(10)}  ${percent(right / quotations).padStart(7)}`,
    ),
    '',
    'rule                      quotations  right',
    ...Object.entries(figures.rules)
      .sort(([, a], [, b]) => b.quotations - a.quotations)
      .map(
        ([rule, { quotations, right }]) =>
          `${rule.padEnd(24)}  ${String(quotations).padStart(10)}  ${percent(right / quotations).padStart(7)}`,
      ),
  ];
};

/** The first `most` quotations that went wrong, with the words around them. */
export const errorLines = (judged: readonly Judged[], most: number): readonly string[] =>
  judged
    .flatMap(({ article, fold, pairs }) =>
      pairs
        .filter(
          ({ row }) => !row.unres && (row.core ? !row.matched || row.canonical !== true : row.canonical === false),
        )
        .map(({ gold, row, predicted }) =>
          [
            `\n[${article.id}] fold ${fold} ${row.matched ? 'WRONG' : 'MISSED'} ${row.kind}: gold ${row.gold} (${row.goldMention}), predicted ${predicted?.mention ?? null}, rule ${predicted?.quotation.rule ?? '-'}, cue ${predicted?.quotation.cue ?? '-'}`,
            `   …${article.text.slice(Math.max(0, gold.start - 200), gold.start)}[[${gold.text}]]${article.text.slice(gold.end, gold.end + 100)}…`.replaceAll(
              '\n',
              '¶',
            ),
          ].join('\n'),
        ),
    )
    .slice(0, most);
