import type { LanguagePack } from '../../../functions/ingest/attribute/languages/pack.ts';
import { FOLDS, foldOf } from './judged.ts';
import type { GoldArticle } from './scorer.ts';

/** The words of the lists that a fold's gold standard needs and no other fold's does, by kind. */
export type Withheld = {
  readonly cues: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
};

const words = (text: string | null | undefined): readonly string[] =>
  (text ?? '').toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

const onlyIn = (
  fold: number,
  articles: readonly GoldArticle[],
  wordsIn: (article: GoldArticle) => readonly string[],
): ReadonlySet<string> => {
  const seen = Array.from({ length: FOLDS }, () => new Set<string>());
  for (const article of articles) for (const word of wordsIn(article)) seen[foldOf(article.id)]?.add(word);
  return new Set([...(seen[fold] ?? [])].filter((word) => !seen.some((set, at) => at !== fold && set.has(word))));
};

/** What the lists would lack, had they been drawn up from the other folds alone. */
export const withheldFrom = (fold: number, articles: readonly GoldArticle[]): Withheld => ({
  cues: onlyIn(fold, articles, ({ quotes }) => quotes.flatMap(({ cue }) => words(cue))),
  givenNames: onlyIn(fold, articles, ({ quotes }) =>
    quotes.flatMap(({ speaker }) => words(speaker.canonical).slice(0, 1)),
  ),
  roles: onlyIn(fold, articles, ({ quotes }) => quotes.flatMap(({ speaker }) => words(speaker.role))),
});

const without = <Value>(map: ReadonlyMap<string, Value>, gone: ReadonlySet<string>): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([word]) => !gone.has(word)));

/** The pack with those words struck from its lists. */
export const packWithout = (pack: LanguagePack, { cues, givenNames, roles }: Withheld): LanguagePack => ({
  ...pack,
  cues: without(pack.cues, cues),
  givenNames: without(pack.givenNames, givenNames),
  titles: without(pack.titles, roles),
  roleNouns: new Set([...pack.roleNouns].filter((word) => !roles.has(word))),
});
