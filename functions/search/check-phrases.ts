import { mapBounded } from '../archive/map-bounded.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { whereOf } from './filters.ts';
import { holdsPhrases, phrasesIn, textsOf } from './phrases.ts';
import { questionsFor } from './query/questions.ts';
import type { ReaderQuery } from './query/read-query.ts';
import { type Checked, ORDERS, type PageRequest, widthOf } from './rank.ts';
import { readableHeads } from './readable.ts';
import type { ShowDependencies } from './show.ts';
import { visible } from './visibility.ts';

const MOST = 500; // articles whose text is read for one question: about 2 MB, and 350 read units
const MOST_LOOKS = 2_000; // for one phrase in one article: of many phrases, fewer articles are read
const BATCH = 100;
const AT_ONCE = 5;

/**
 * Looks for a query's phrases in the text of the articles that have all their words: of all, if there are not more than
 * 500; otherwise of the best, or by date the first, 500; of fewer, where there are many phrases. Null for a query without phrases.
 */
export const checkPhrases = async (
  request: PageRequest,
  query: ReaderQuery | null,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<Checked | null> => {
  const phrases = query === null ? null : phrasesIn(query);
  if (query === null || phrases === null) return null;
  const most = Math.min(MOST, Math.ceil(MOST_LOOKS / (phrases.anyOf.flat().length + phrases.none.length)));
  const check = async (wide: boolean): Promise<Checked> => {
    const { ids, total } = await dependencies.replica.ask(index, (asked) => {
      const questions = questionsFor(query, asked.articlesAsked);
      const matches = asked.searchArticles((wide ? questions.wide : null) ?? questions.strict, {
        limit: most,
        where: whereOf(request),
        order: ORDERS[request.sort ?? 'relevance'],
        unmatched: true,
      });
      return { ids: matches.page.map(({ id }) => id), total: matches.total };
    });
    const now = dependencies.clock.now(); // before they are read
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
      ids.slice(at * BATCH, (at + 1) * BATCH),
    );
    const read = await mapBounded(batches, AT_ONCE, (batch) => readableHeads(dependencies.archive, batch, () => {}));
    const among = ids.filter((id, at) => {
      const article = visible(read[Math.floor(at / BATCH)]?.get(id), now);
      return article !== null && holdsPhrases(phrases, textsOf(article));
    });
    return { among, wide, all: total <= most };
  };
  const before = widthOf(request);
  if (before !== null) return check(before);
  const strict = await check(false);
  if (strict.among.length > 0 || query.words.length < 2 || request.strict) return strict;
  return check(true);
};
