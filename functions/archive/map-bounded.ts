/** Maps with at most `bound` calls under way at once; answers in the order of the items. No call begins after one has failed. */
export const mapBounded = async <A, B>(
  items: readonly A[],
  bound: number,
  map: (item: A) => Promise<B>,
): Promise<B[]> => {
  const results = new Array<B>(items.length);
  const waiting = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) {
      if (failed) return;
      results[at] = await map(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(bound, items.length) }, worker));
  return results;
};
