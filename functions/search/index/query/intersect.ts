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
  let last = result;
  const first = score(cheapest.part, among);
  let left: Left = { documents: first.ascending(), words: new Uint32Array(first.count) };
  const steps: Step[] = [];
  for (const part of [cheapest, ...others]) {
    const scores = part === cheapest ? first : score(part.part, left.documents);
    const step = keep(left, scores, part.number);
    steps.push(step);
    left = step.left;
    if (part.number === parts.length - 1) last = scores;
    else accumulators.give(scores);
  }
  const sums = sumOf(steps, left.documents.length);
  for (let at = 0; at < sums.length; at++) {
    result.add(left.documents[at] as number, sums[at] as number, left.words[at] as number);
  }
  inOrderOf(last, result);
  accumulators.give(last);
  return result;
};

/** The documents that match every part so far, ascending, and the bits of their words. */
type Left = { readonly documents: Uint32Array; readonly words: Uint32Array };

/** What one part left of those before it: where each was among them, and its score of this part. */
type Step = { readonly number: number; readonly left: Left; readonly from: Uint32Array; readonly scores: Float64Array };

/** Keeps what a part matches, in the arrays that it was in. */
const keep = ({ documents, words }: Left, part: Accumulator, number: number): Step => {
  const from = new Uint32Array(documents.length);
  const scores = new Float64Array(documents.length);
  let kept = 0;
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] as number;
    const bits = part.words[document] as number;
    if (bits === 0) continue;
    documents[kept] = document;
    words[kept] = (words[at] as number) | bits;
    from[kept] = at;
    scores[kept++] = part.scores[document] as number;
  }
  return { number, left: { documents: documents.subarray(0, kept), words: words.subarray(0, kept) }, from, scores };
};

/** The scores of what is left in the end, added up in the order of the parts. */
const sumOf = (steps: readonly Step[], count: number): Float64Array => {
  const rows = new Uint32Array(count).map((_, at) => at);
  const columns: Float64Array[] = new Array(steps.length);
  for (const { number, scores, from } of steps.toReversed()) {
    const column = new Float64Array(count);
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      column[at] = scores[row] as number;
      rows[at] = from[row] as number;
    }
    columns[number] = column;
  }
  const [sums = new Float64Array(count), ...others] = columns;
  for (const column of others) {
    for (let at = 0; at < count; at++) sums[at] = (sums[at] as number) + (column[at] as number);
  }
  return sums;
};

/** Lists the documents of `result`, all of which `last` holds, in the order of that one. */
const inOrderOf = (last: Accumulator, result: Accumulator): void => {
  let next = 0;
  for (let at = 0; at < last.count; at++) {
    const document = last.touched[at] as number;
    if (result.has(document)) result.touched[next++] = document;
  }
};
