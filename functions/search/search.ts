import type { SearchAnswer } from './answers/search.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { checkPhrases } from './check-phrases.ts';
import { type Hit, hitOf } from './hit.ts';
import { nearness } from './nearness.ts';
import { questionsFor } from './query/questions.ts';
import { type ReaderQuery, readQuery } from './query/read-query.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';
import { findPage, type Page, type PageRequest } from './rank.ts';
import { type ShowDependencies, showWith } from './show.ts';
import { reachOf } from './snippets.ts';

export type SearchRequest = PageRequest & { readonly fields?: readonly string[] | undefined };

/** One page of what a reader looks for, and the version of the index that it reflects. */
export const search = async (
  { fields, ...request }: SearchRequest,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: Omit<SearchAnswer, 'took'>; readonly version: string }> => {
  const query = request.q === undefined ? null : readQuery(request.q, request.thesaurus);
  const checked = await checkPhrases(request, query, index, dependencies);
  const shown = await showWith(
    (from) => findPage(request, query, checked, from),
    query === null ? () => new Map<string, BestQuotation>() : quotationsFor(query),
    index,
    dependencies,
  );
  const { total, relaxed, cursor, facets, found } = shown.page;
  const reach = reachOf(found.length);
  const byRelevance = query !== null && (request.sort ?? 'relevance') === 'relevance';
  const ranked = found.flatMap((one, at) => {
    const article = shown.articles[at];
    if (!article) return [];
    return [{ article, one: byRelevance ? { ...one, score: one.score * nearness(query, article, reach) } : one }];
  });
  if (byRelevance) ranked.sort((first, second) => second.one.score - first.one.score);
  const hits = ranked.map(({ article, one }) =>
    chosen(hitOf(article, one, shown.more.get(article.id) ?? null, reach), fields),
  );
  return {
    answer: {
      query: request.q ?? null,
      ...(query === null || query.cut === null ? {} : { cut: query.cut }),
      total: total - (found.length - hits.length),
      relaxed,
      commit: shown.commit,
      asOf: new Date(shown.asOf).toISOString(),
      hits,
      ...(facets === null ? {} : { facets }),
      ...(cursor === null ? {} : { cursor }),
    },
    version: shown.version,
  };
};

const chosen = (hit: Hit, fields: readonly string[] | undefined): SearchAnswer['hits'][number] =>
  fields === undefined
    ? hit
    : { id: hit.id, ...Object.fromEntries(Object.entries(hit).filter(([name]) => fields.includes(name))) };

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
