import type { Article } from '../archive/article.ts';
import { wordsIn } from './analysis.ts';
import type { ReaderQuery } from './query/read-query.ts';
import { STOP_WORDS } from './query/stop-words.ts';

const MOST_WORDS = 3; // of a query: in a longer one, hardly two words belong together because they stand together
const CLOSE = 3; // words: "minister of the interior" is as near as "interior minister"
const SHARED = 5; // letters that a form of a longer word begins with

/**
 * What a score is multiplied by for how near to each other an article has the words of a query: 1 to 2, by the share, of
 * each two that follow each other in the query, that stand within three words in its headline or one block of its text.
 * The index keeps no positions, so this decides only among the articles of one page, whose text is at hand: on two words
 * that belong together 66 % of the first three have them together instead of 45 %, and questions in sentences are as they
 * were (npm run eval -- relevance).
 * @param reach how much of the text is looked through, in code units
 */
export const nearness = ({ words }: Pick<ReaderQuery, 'words'>, article: Article, reach: number): number => {
  const telling = words.map(({ terms: [term = ''] }) => term).filter((term) => !STOP_WORDS.has(term));
  if (telling.length < 2 || telling.length > MOST_WORDS) return 1;
  const near = new Set<number>(); // by the place of the second of the two words
  let left = reach;
  for (const text of [article.headline, ...article.blocks.map((block) => block.text)]) {
    for (const place of nearIn(text.slice(0, Math.max(0, left)), telling)) near.add(place);
    left -= text.length;
  }
  return 1 + near.size / (telling.length - 1);
};

const nearIn = (text: string, telling: readonly string[]): ReadonlySet<number> => {
  const near = new Set<number>();
  const last = telling.map(() => Number.NEGATIVE_INFINITY);
  let at = 0;
  for (const { term } of wordsIn(text)) {
    at++;
    const place = telling.findIndex((word) => isOf(word, term));
    if (place < 0) continue;
    last[place] = at;
    if (at - (last[place - 1] ?? Number.NEGATIVE_INFINITY) <= CLOSE) near.add(place);
    if (at - (last[place + 1] ?? Number.NEGATIVE_INFINITY) <= CLOSE) near.add(place + 1);
  }
  return near;
};

/** Whether a term is likely to be a form of a word. */
const isOf = (word: string, term: string): boolean =>
  term === word || (word.length > SHARED && term.startsWith(word.slice(0, SHARED)));
