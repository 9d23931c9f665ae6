import type { Article } from '../../archive/article.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { checkPhrases } from '../check-phrases.ts';
import { readQuery } from '../query/read-query.ts';
import { findPage, type PageRequest } from '../rank.ts';
import { type ShowDependencies, show } from '../show.ts';

export type FoundArticles = {
  readonly articles: readonly Article[];
  readonly cursor: string | null;
  readonly commit: number;
};

/** One page of the articles that a search finds, as they stand in the table. @throws ArchiveError `bad-request` */
export const findArticles = async (
  request: PageRequest,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: FoundArticles; readonly version: string }> => {
  const query = request.q === undefined ? null : readQuery(request.q, request.thesaurus);
  const checked = await checkPhrases(request, query, index, dependencies);
  const shown = await show((from) => findPage(request, query, checked, from), index, dependencies);
  const articles = shown.articles.filter((article) => article !== null);
  return { answer: { articles, cursor: shown.page.cursor, commit: shown.commit }, version: shown.version };
};
