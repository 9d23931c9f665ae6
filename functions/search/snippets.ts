import type { Article, Block } from '../archive/article.ts';
import { latinTerm, wordsIn } from './analysis.ts';

/** Where matched words stand: [start, end) in UTF-16 code units of the text they belong to. */
export type Range = readonly [number, number];

const WIDTH = 240; // code units, about three lines
const LEAD = 60; // of them before the first matched word

// Code units that are looked through: of one article, and of all of an answer, so that a hundred long ones take a second.
const LARGEST = 200_000;
const LARGEST_ANSWER = 2_000_000;

/** How far each of so many articles of one answer is looked through, in code units. */
export const reachOf = (articles: number): number =>
  Math.min(LARGEST, Math.floor(LARGEST_ANSWER / Math.max(1, articles)));

/** Where a text has matched terms, in any script. Linear in the text. */
export const highlight = (text: string, terms: ReadonlySet<string>): Range[] =>
  hits(text, terms).map(({ start, end }) => [start, end]);

/**
 * The stretch of an article's body that has most of the matched terms; its beginning where it has none.
 * @param reach how much of it is looked through, in code units
 */
export const snippetOf = (
  article: Article,
  terms: ReadonlySet<string>,
  reach = LARGEST,
): { text: string; highlights: Range[] } => {
  let best = { text: '', hits: [] as Hit[], distinct: -1 };
  let left = reach;
  const isHead = ({ type }: Block): boolean => type === 'cross-head'; // says less than the text under it
  for (const block of [...article.blocks.filter((one) => !isHead(one)), ...article.blocks.filter(isHead)]) {
    if (left <= 0) break;
    const text = block.text.slice(0, left);
    left -= text.length;
    const candidate = bestWindow(hits(text, terms));
    const lead = best.distinct === -1 && block.type === 'paragraph'; // the first paragraph, if nothing matches
    if (candidate.distinct > Math.max(best.distinct, 0) || lead) best = { text, ...candidate };
  }
  return cutOut(best.text, best.hits);
};

type Hit = { readonly start: number; readonly end: number; readonly term: string };

const hits = (text: string, terms: ReadonlySet<string>): Hit[] => {
  const found: Hit[] = [];
  if (terms.size === 0) return found;
  for (const { term, start, end } of wordsIn(text)) {
    if (terms.has(term) || (hasOtherScript(term) && terms.has(latinTerm(text.slice(start, end))))) {
      found.push({ start, end, term });
    }
  }
  return found;
};

const hasOtherScript = (term: string): boolean => /[^\p{Script=Latin}\p{N}]/u.test(term);

/** The hits within one width that have the most different terms, the earliest of equals. Two pointers, one pass. */
const bestWindow = (all: readonly Hit[]): { hits: Hit[]; distinct: number } => {
  let best = { from: 0, to: 0, distinct: 0 };
  const counts = new Map<string, number>();
  let from = 0;
  for (const [to, hit] of all.entries()) {
    counts.set(hit.term, (counts.get(hit.term) ?? 0) + 1);
    for (let first = all[from]; first !== undefined && hit.end - first.start > WIDTH - LEAD; first = all[++from]) {
      const count = (counts.get(first.term) ?? 1) - 1;
      if (count === 0) counts.delete(first.term);
      else counts.set(first.term, count);
    }
    if (counts.size > best.distinct) best = { from, to: to + 1, distinct: counts.size };
  }
  return { hits: all.slice(best.from, best.to), distinct: best.distinct };
};

/** A stretch around the hits that begins and ends between words, with … where something is left out. */
const cutOut = (text: string, around: readonly Hit[]): { text: string; highlights: Range[] } => {
  const first = around[0]?.start ?? 0;
  const wanted = Math.max(0, Math.min(first - LEAD, text.length - WIDTH));
  const start = wanted === 0 ? 0 : wordStart(text, wanted, first);
  const end = text.length - start <= WIDTH ? text.length : wordEnd(text, start + WIDTH, around.at(-1)?.end ?? 0);
  const before = start === 0 ? '' : '… ';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end === text.length ? '' : ' …'}`,
    highlights: around.filter((hit) => hit.end <= end).map((hit) => [hit.start + shift, hit.end + shift]),
  };
};

const wordStart = (text: string, wanted: number, first: number): number => {
  const space = text.slice(wanted, first).search(/\s/);
  return space === -1 ? first : wanted + space + 1;
};

const wordEnd = (text: string, wanted: number, last: number): number => {
  const space = text.lastIndexOf(' ', wanted);
  return space > last ? space : Math.max(last, wanted - (isSecondHalf(text, wanted) ? 1 : 0));
};

const isSecondHalf = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at));
