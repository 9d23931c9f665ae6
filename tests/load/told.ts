/** The middle of some figures, what 99 % of them do not exceed, and the largest. */
export const told = (figures: readonly number[]): string => {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `${at(0.5)} (half), ${at(0.99)} (99 %), ${at(1)} (all)`;
};
