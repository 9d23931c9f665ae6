import type { Article } from '../archive/article.ts';
import { termsOf } from './analysis.ts';
import type { RelatedAnswer } from './answers/related.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { QueryWord } from './engine.ts';
import { personOf } from './hit.ts';
import { isFunctionWord } from './query/stop-words.ts';
import { type ShowDependencies, show } from './show.ts';

const MOST_WORDS = 24; // of an article, that say what it is about
const HEADLINE = 3; // a word of the headline counts as if it stood there so often
const LONGEST = 20_000; // characters of an article that are looked at
const EFFORT = 1_000_000; // bytes of postings
const POSTING = 1.6; // bytes

/**
 * What is about the same as an article: what has most of the words that it repeats and that few others have.
 * @returns with the version of the index that tells it
 */
export const relatedTo = async (
  article: Article,
  limit: number,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: RelatedAnswer; readonly version: string }> => {
  const shown = await show((from) => findAlike(article, limit, from), index, dependencies);
  const related = shown.page.found.flatMap(({ score }, at) => {
    const other = shown.articles[at];
    if (!other) return [];
    const { id, headline, published, language, speakers } = other;
    return [{ id, headline, published, language, speakers: speakers.map(personOf), score }];
  });
  return { answer: { id: article.id, commit: shown.commit, related }, version: shown.version };
};

const findAlike = (article: Article, limit: number, index: ArchiveIndex) => {
  const blend = tellingWords(article, index);
  const { page } = index.searchArticles({ blend }, { limit: limit + 1, effort: EFFORT, unmatched: true });
  return {
    found: page
      .filter(({ id }) => id !== article.id)
      .slice(0, limit)
      .map(({ id, score }) => ({ id, revision: index.revisionOf(id), score: Math.round(score * 1e6) / 1e6 })),
  };
};

const tellingWords = ({ headline, deck, blocks }: Article, index: ArchiveIndex): readonly QueryWord[] => {
  const { vocabulary, languages } = index.articlesAsked;
  const counts = new Map<string, number>();
  const add = (text: string, count: number): void => {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + count);
  };
  add(headline, HEADLINE);
  add([deck ?? '', ...blocks.map(({ text }) => text)].join('\n').slice(0, LONGEST), 1);
  const { articles } = index.counts();
  return [...counts]
    .filter(([term]) => term.length > 1 && !isFunctionWord(term, languages))
    .map(([term, count]) => {
      const rarity = Math.log(1 + (articles * POSTING) / Math.max(1, vocabulary.bytesOf(term)));
      return { term, count, worth: (1 + Math.log(count)) * rarity };
    })
    .sort((one, other) => other.worth - one.worth || (one.term < other.term ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ term, count }) => ({ anyOf: [term], prefix: false, fuzzy: 0, weight: 1 + Math.log(count) }));
};
