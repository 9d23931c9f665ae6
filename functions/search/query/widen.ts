import type { QueryWord, Question, Vocabulary } from '../engine.ts';
import type { Expression, Grammar } from '../words/thesaurus.ts';
import type { Item, ReaderQuery } from './read-query.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Written } from './written.ts';

const MOST_TERMS = 128; // that are added to one question, forms among them
const MOST_BYTES = 400_000; // of their postings: an eighth of what a question may read
const WEIGHT = 0.8; // of what stands for a word

/** Words of a query that stand beside each other, and the words that stand for them, each with its forms. */
export type Widening = { readonly own: Expression; readonly others: readonly (readonly QueryWord[])[] };

/** What of a query a newsroom's words widen: nothing in quotation marks, no phrase, and nothing after a minus. */
export type Widenings = {
  readonly words: readonly Widening[];
  readonly items: ReadonlyMap<Item, Widening>;
  /** How often a word stands in `words`; it may stand elsewhere in the query, too. */
  readonly covered: ReadonlyMap<string, number>;
};

/**
 * The expressions of a query for which others stand, the longest at each place. What is added to one question is bounded:
 * what stands first goes before, and other forms of a word are the first to be left out.
 */
export const widenings = (
  { runs, required, thesaurus }: Pick<ReaderQuery, 'runs' | 'required' | 'thesaurus'>,
  grammar: Grammar,
  formsOf: (term: string) => readonly string[],
  vocabulary: Vocabulary,
): Widenings => {
  const words = new Map<string, Widening>();
  const items = new Map<Item, Widening>();
  const covered = new Map<string, number>();
  if (thesaurus === null) return { words: [], items, covered };
  const admit = admission(formsOf, vocabulary);
  const widenAt = (run: readonly Written[], at: number): Widening | null => {
    const found = thesaurus.expressionAt(run, at, grammar);
    if (found === null) return null;
    const own = run.slice(at, at + found.length).map(({ terms }) => terms);
    return { own, others: found.others.flatMap((other) => admit(other, own) ?? []) };
  };
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) {
      const widening = widenAt(run, at);
      if (widening === null) continue;
      at += widening.own.length - 1;
      for (const [word = ''] of widening.own) covered.set(word, (covered.get(word) ?? 0) + 1);
      const key = widening.own.map(([word]) => word).join(' ');
      if (!words.has(key)) words.set(key, widening);
    }
  }
  for (const item of required.flat()) {
    const widening = item.plain === null ? null : widenAt([item.plain], 0);
    if (widening !== null) items.set(item, widening);
  }
  return { words: [...words.values()], items, covered };
};

/** Takes expressions in as long as there is room; null for one that there is none for. */
const admission = (
  formsOf: (term: string) => readonly string[],
  { bytesOf }: Vocabulary,
): ((other: Expression, own: Expression) => readonly [readonly QueryWord[]] | null) => {
  let termsLeft = MOST_TERMS;
  let bytesLeft = MOST_BYTES;
  const take = (terms: readonly string[]): boolean => {
    const bytes = terms.reduce((sum, term) => sum + bytesOf(term), 0);
    if (terms.length > termsLeft || bytes > bytesLeft) return false;
    termsLeft -= terms.length;
    bytesLeft -= bytes;
    return true;
  };
  return (other, own) => {
    const telling = other.filter(([term = '']) => !STOP_WORDS.has(term));
    const words = telling.length === 0 ? other : telling;
    if (!take(words.flat())) return null;
    const least = Math.min(...own.map((terms) => terms.length));
    return [
      words.map((anyOf): QueryWord => {
        const forms = formsOf(anyOf[0] ?? '');
        return {
          anyOf,
          prefix: false,
          fuzzy: 0,
          forms: take(forms) ? forms : [],
          weight: (WEIGHT * Math.min(1, least / anyOf.length)) / words.length,
          noRarerThan: own.flat(),
        };
      }),
    ];
  };
};

/**
 * What has some words itself, or what stands for them. It scores by the better of both, so that whatever is found by another
 * word scores no more than if it had the word itself there, and what has both no more than without the other.
 */
export const orOthers = (itself: Question, others: Widening['others'] = [], fields?: readonly string[]): Question => {
  if (others.length === 0) return itself;
  return { best: [itself, ...others.map((words) => ({ all: words.map((word) => ({ ...word, fields })) }))] };
};

/**
 * The words of a blend, in which each stands alone: a single word that stands for others is another form of each of them,
 * and of several words each counts by itself.
 */
export const blendWith = (blend: readonly QueryWord[], { words }: Widenings): readonly QueryWord[] => {
  const known = new Set(blend.map(({ anyOf: [term] }) => term));
  const others = new Map<string | undefined, string[]>();
  const more = new Map<string | undefined, QueryWord>();
  for (const { own, others: all } of words) {
    const inBlend = own.filter(([term]) => known.has(term));
    for (const expression of inBlend.length === 0 ? [] : all) {
      const [first] = expression;
      if (first === undefined) continue;
      if (expression.length === 1)
        for (const [term] of inBlend)
          others.set(term, [...(others.get(term) ?? []), ...first.anyOf, ...(first.forms ?? [])]);
      else for (const word of expression) if (!known.has(word.anyOf[0])) more.set(word.anyOf[0], word);
    }
  }
  return [
    ...blend.map((word) => {
      const alike = others.get(word.anyOf[0]);
      return alike === undefined ? word : { ...word, others: [...new Set(alike)] };
    }),
    ...more.values(),
  ];
};
