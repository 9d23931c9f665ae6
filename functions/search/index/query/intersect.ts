import type { Accumulator } from './accumulator.ts';
import type { Plan } from './plan.ts';
import type { Score, ScoreDependencies } from './scoring.ts';

/**
 * Scores what matches all parts: the cheapest part first, the others only for the documents that are left, so that of a
 * frequent word beside a rare one few blocks of postings are read. The scores are added up in the order of the parts, and
 * the documents come in the order of the last one, as in MiniSearch.
 */
export const intersect = (
  parts: readonly Plan[],
  among: Uint32Array | null,
  score: Score,
  { index, accumulators, costOf }: Pick<ScoreDependencies, 'index' | 'accumulators' | 'costOf'>,
): Accumulator => {
  const [cheapest, ...others] = parts
    .map((part, number) => ({ part, number, cost: costOf(part) }))
    .sort((one, other) => one.cost - other.cost);
  const result = accumulators.take(index.numbers);
  if (cheapest === undefined) return result;
  const columns: Float64Array[] = []; // the scores of each part, by place in `left`
  let left: Uint32Array = new Uint32Array(0);
  let words = new Uint32Array(0);
  let last: Accumulator | null = null;
  for (const { part, number } of [cheapest, ...others]) {
    const first = part === cheapest.part && number === cheapest.number;
    const scores = score(part, first ? among : left);
    if (first) {
      left = scores.ascending();
      words = new Uint32Array(left.length);
    }
    columns[number] = new Float64Array(left.length);
    let kept = 0;
    for (let at = 0; at < left.length; at++) {
      const document = left[at] as number;
      if (!scores.has(document)) continue;
      left[kept] = document;
      words[kept] = (words[at] as number) | (scores.words[document] as number);
      for (const column of columns) if (column !== undefined) column[kept] = column[at] as number;
      (columns[number] as Float64Array)[kept++] = scores.scores[document] as number;
    }
    left = left.subarray(0, kept);
    if (number === parts.length - 1) last = scores;
    else accumulators.give(scores);
  }
  for (let at = 0; at < left.length; at++) {
    let sum = columns[0]?.[at] as number;
    for (let part = 1; part < parts.length; part++) sum += columns[part]?.[at] as number;
    result.add(left[at] as number, sum, words[at] as number);
  }
  if (last !== null) {
    inOrderOf(last, result);
    accumulators.give(last);
  }
  return result;
};

/** Lists the documents of `result`, all of which `last` holds, in the order of that one. */
const inOrderOf = (last: Accumulator, result: Accumulator): void => {
  let next = 0;
  for (let at = 0; at < last.count; at++) {
    const document = last.touched[at] as number;
    if (result.has(document)) result.touched[next++] = document;
  }
};
