import type { LanguagePack } from '../../../functions/ingest/attribute/languages/pack.ts';
import { type Cost, type Predicted, predict } from './predict.ts';
import type { GoldArticle, GoldQuote, Row, Score, Scorer } from './scorer.ts';

/** One article: what was predicted, and what the scorer says of it. */
export type Judged = {
  readonly article: GoldArticle;
  readonly fold: number;
  readonly score: Score;
  readonly strict: Score;
  readonly cost: Cost;
  readonly pairs: readonly Pair[];
};

/** A quotation of the gold standard beside the one predicted in its place. */
export type Pair = { readonly gold: GoldQuote; readonly row: Row; readonly predicted: Predicted | null };

export const FOLDS = 5;

/** The fold of an article, by its id alone (FNV-1a), so that it stays in it whatever else is in the file. */
export const foldOf = (id: string): number => {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return (hash >>> 0) % FOLDS;
};

export const judge = (article: GoldArticle, { scoreArticle }: Scorer, pack?: LanguagePack): Judged => {
  const { quotes, cost } = predict(article, pack);
  const prediction = { id: article.id, quotes };
  const score = scoreArticle(article, prediction);
  const pairs = article.quotes.flatMap((gold, at) => {
    const row = score.rows[at];
    return row === undefined ? [] : [{ gold, row, predicted: counterpart(gold, quotes) }];
  });
  const strict = scoreArticle(article, prediction, { strict: true });
  return { article, fold: foldOf(article.id), score, strict, cost, pairs };
};

const counterpart = (gold: GoldQuote, quotes: readonly Predicted[]): Predicted | null =>
  quotes.find(({ start, end }) => start !== undefined && end !== undefined && start < gold.end && end > gold.start) ??
  quotes.find(({ text }) => text === gold.text) ??
  null;
