import type { Judged, Pair } from './judged.ts';

export type Bin = { readonly from: number; readonly quotations: number; readonly right: number };

const WIDTH = 0.05;

/** Was the predicted speaker right? Null where the gold leaves it open, or nobody was predicted. */
export const isRight = ({ row, predicted }: Pair): boolean | null =>
  predicted?.quotation.speaker == null || row.unres ? null : row.matched && row.canonical === true;

/** Of the attributions with such a confidence, how many are right. Those left to nobody are not counted. */
export const reliability = (judged: readonly Judged[]): readonly Bin[] => {
  const bins = new Map<number, { quotations: number; right: number }>();
  for (const pair of judged.flatMap(({ pairs }) => pairs)) {
    const right = isRight(pair);
    if (right === null) continue;
    const index = Math.floor((pair.predicted?.quotation.confidence ?? 0) / WIDTH + 1e-9);
    const bin = bins.get(index) ?? { quotations: 0, right: 0 };
    bins.set(index, { quotations: bin.quotations + 1, right: bin.right + (right ? 1 : 0) });
  }
  return [...bins].sort(([a], [b]) => a - b).map(([index, bin]) => ({ from: index * WIDTH, ...bin }));
};

/** By the rule that attributed: how many, how many right. */
export const byRule = (judged: readonly Judged[]): ReadonlyMap<string, Omit<Bin, 'from'>> => {
  const rules = new Map<string, { quotations: number; right: number }>();
  for (const pair of judged.flatMap(({ pairs }) => pairs)) {
    const right = isRight(pair);
    const rule = pair.predicted?.quotation.rule;
    if (right === null || rule === undefined) continue;
    const sum = rules.get(rule) ?? { quotations: 0, right: 0 };
    rules.set(rule, { quotations: sum.quotations + 1, right: sum.right + (right ? 1 : 0) });
  }
  return rules;
};
