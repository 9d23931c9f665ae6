/** Maps with at most `bound` calls under way at once; answers in the order of the items. */
export const mapBounded = async <A, B>(
  items: readonly A[],
  bound: number,
  map: (item: A) => Promise<B>,
): Promise<B[]> => {
  const results = new Array<B>(items.length);
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) results[at] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(bound, items.length) }, worker));
  return results;
};
