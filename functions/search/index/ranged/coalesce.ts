/** Pages in a row; `to` is not included. */
export type Run = { readonly from: number; readonly to: number };

/**
 * Few reads for some pages, given ascending: neighbours become one read, and the narrowest gaps are read with them, until
 * there are at most `most` reads. A request costs S3 about as long as a megabyte does.
 */
export const coalesce = (pages: readonly number[], most: number, alwaysBridge: number): readonly Run[] => {
  const gaps = pages.slice(1).map((page, at) => page - (pages[at] as number) - 1);
  const widest = [...gaps].sort((one, other) => other - one);
  const bridged = Math.max(alwaysBridge, pages.length > most ? (widest[most - 1] as number) : 0);
  const runs: Run[] = [];
  let from = pages[0];
  for (const [at, page] of pages.entries()) {
    const gap = gaps[at];
    if (gap !== undefined && gap <= bridged) continue;
    runs.push({ from: from as number, to: page + 1 });
    from = pages[at + 1];
  }
  return runs;
};
