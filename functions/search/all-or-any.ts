import type { Combine, Id, Match, Matches } from './engine.ts';

/** A page of matches; `next` is where the page after it begins, for a cursor: how they were looked for, and after what. */
export type WidenedPage<I extends Id> = {
  readonly total: number;
  /** Nothing has every word, or a word stands for more than could be looked for. */
  readonly relaxed: boolean;
  readonly combine: Combine;
  readonly page: readonly Match<I>[];
  readonly next: readonly [any: boolean, ...place: Match<I>['place']] | null;
};

/**
 * One page of what has every word, or where nothing has and there are several words, any.
 * @param find one match more than the page has, which tells whether there is more
 * @param wide how the pages before this one were looked for; null for the first
 */
export const allOrAny = <I extends Id>(
  find: (combine: Combine) => Matches<I>,
  { words, limit, wide }: { readonly words: number; readonly limit: number; readonly wide: boolean | null },
): WidenedPage<I> => {
  const strict = wide === true ? null : find('all');
  const any = wide ?? (strict?.total === 0 && words > 1);
  const matches = any || strict === null ? find('any') : strict;
  const page = matches.page.slice(0, limit);
  const last = page.at(-1);
  return {
    total: matches.total,
    relaxed: (any && matches.total > 0) || matches.narrowed,
    combine: any ? 'any' : 'all',
    page,
    next: last !== undefined && matches.page.length > limit ? [any, ...last.place] : null,
  };
};
