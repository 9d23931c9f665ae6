import type { ArchiveIndex } from './archive-index.ts';
import { type Hit, hitOf } from './hit.ts';
import { questionsFor } from './query/questions.ts';
import { type ReaderQuery, readQuery } from './query/read-query.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';
import { findPage, type Page, type PageRequest } from './rank.ts';
import { type ShowDependencies, showWith } from './show.ts';

export type SearchAnswer = {
  readonly query: string;
  /** The end of a query too long to be searched for. */
  readonly cut?: string;
  readonly total: number;
  /**
   * The question was answered less strictly, or less fully, than it was asked: no article has all the words, and these
   * have some; or a word may stand for so many others, as the beginning of a word does, that only the most frequent of
   * them were looked for, so that `total` is of these.
   */
  readonly relaxed: boolean;
  readonly commit: number;
  readonly hits: readonly Hit[];
  readonly cursor?: string;
};

/** One page of what a reader looks for, and the version of the index that it reflects. */
export const search = async (
  request: PageRequest,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: SearchAnswer; readonly version: string }> => {
  const query = readQuery(request.q);
  const shown = await showWith((from) => findPage(request, query, from), quotationsFor(query), index, dependencies);
  const { total, relaxed, cursor, found } = shown.page;
  const hits = found.flatMap((one, at) => {
    const article = shown.articles[at];
    return article ? [hitOf(article, one, shown.more.get(article.id) ?? null)] : [];
  });
  return {
    answer: {
      query: request.q,
      ...(query.cut === null ? {} : { cut: query.cut }),
      total: total - (found.length - hits.length),
      relaxed,
      commit: shown.commit,
      hits,
      ...(cursor === null ? {} : { cursor }),
    },
    version: shown.version,
  };
};

/** The best of each article that the index has not moved on from. */
const quotationsFor =
  (query: ReaderQuery) =>
  (index: ArchiveIndex, { found, wide }: Page): ReadonlyMap<string, BestQuotation> => {
    const same = found.filter(({ id, revision }) => index.revisionOf(id) === revision);
    const questions = questionsFor(query, index.quotationsAsked);
    return index.bestQuotations(
      (wide ? questions.wide : null) ?? questions.strict,
      same.map(({ id }) => id),
    );
  };
