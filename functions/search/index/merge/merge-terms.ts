import type { MergeSource } from './source.ts';

/** Walks the terms of all sources in ascending order, each once, with the sources that have it opened at it. */
export const mergeTerms = (
  sources: readonly MergeSource[],
  visit: (term: string, having: readonly MergeSource[]) => void,
): void => {
  const cursors = sources.map((source) => ({ source, terms: source.terms(), number: -1, term: null as string | null }));
  const advance = (cursor: (typeof cursors)[number]): void => {
    const next = cursor.terms.next();
    cursor.number++;
    cursor.term = next.done ? null : next.value;
  };
  cursors.forEach(advance);
  for (;;) {
    let least: string | null = null;
    for (const { term } of cursors) if (term !== null && (least === null || term < least)) least = term;
    if (least === null) return;
    const having: MergeSource[] = [];
    for (const cursor of cursors) {
      if (cursor.term !== least) continue;
      cursor.source.open(least, cursor.number);
      having.push(cursor.source);
      advance(cursor);
    }
    visit(least, having);
  }
};
