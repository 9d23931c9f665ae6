/**
 * Normalised discounted cumulative gain of the first `depth` answers: 1 where they are the best there are in the best
 * order. Gains as they are, discounted by log2 of the rank plus one, as trec_eval's ndcg_cut does.
 */
export const ndcg = (answers: readonly string[], gains: ReadonlyMap<string, number>, depth = 10): number => {
  const ideal = [...gains.values()].sort((one, other) => other - one);
  const best = discounted(ideal.slice(0, depth));
  return best === 0 ? 0 : discounted(answers.slice(0, depth).map((id) => gains.get(id) ?? 0)) / best;
};

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
