import type { Id, Match, Matches, Question } from './engine.ts';
import type { Questions } from './query/questions.ts';

/** Matches of a query, as strictly as it could be answered. */
export type Widened<I extends Id> = {
  readonly total: number;
  /** Too few have every word, or a word stands for more than could be looked for. */
  readonly relaxed: boolean;
  /** Whether any of the words is enough. */
  readonly wide: boolean;
  /** The question that was answered. */
  readonly question: Question | null;
  readonly page: readonly Match<I>[];
  readonly counts: Matches<I>['counts'];
};

/**
 * What has every word, or where too little has and there are several words, any.
 * @param questions of no words at all, of everything there is
 * @param wide how the pages before this one were looked for; null for the first
 */
export const allOrAny = <I extends Id>(
  { strict, wide, few }: Pick<Questions, 'strict' | 'wide' | 'few'>,
  before: boolean | null,
  find: (question: Question | null) => Matches<I>,
): Widened<I> => {
  const all = before === true && wide !== null ? null : find(strict);
  const isWide = wide !== null && (all === null || (before === null && all.total < few));
  const question = isWide ? wide : strict;
  const matches = isWide || all === null ? find(question) : all;
  return {
    total: matches.total,
    relaxed: (isWide && matches.total > 0) || matches.narrowed,
    wide: isWide,
    question,
    page: matches.page,
    counts: matches.counts,
  };
};
