import { createHash } from 'node:crypto';
import type { Article } from '../../archive/article.ts';
import type { FoundArticles } from './find-articles.ts';
import { changedAt, instantOf } from './times.ts';

/** What a feed is asked, as it stands in its address. */
export type FeedQuestion = Readonly<Record<string, string | number | undefined>> & {
  readonly format: 'atom' | 'json';
};

export type Entry = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly published: string | null;
  readonly updated: string;
  readonly authors: readonly string[];
  readonly subjects: readonly string[];
  readonly language: string | null;
};

/** A search that one can subscribe to, in no format in particular. */
export type Feed = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly self: string;
  readonly next: string | null;
  readonly inAtom: string;
  readonly inJson: string;
  readonly home: string;
  readonly entries: readonly Entry[];
};

const OF_THE_PAGE = ['format', 'limit', 'cursor', 'atLeast'];

/**
 * The feed of what a search has found. Ids name the article and the question and not where they are read: they stay when
 * the archive moves, and when an article is corrected, which changes `updated` alone.
 */
export const feedOf = ({ articles, cursor }: FoundArticles, question: FeedQuestion, origin: string): Feed => {
  const asked = Object.entries(question).filter(([name, value]) => value !== undefined && !OF_THE_PAGE.includes(name));
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 32);
  const addressOf = (changes: Readonly<Record<string, string>>): string => {
    const pairs = Object.entries({ ...question, atLeast: undefined, ...changes });
    const known = pairs.flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, `${value}`]],
    );
    return `${origin}/feed?${new URLSearchParams(known)}`;
  };
  const entries = articles.map((article) => entryOf(article, origin));
  return {
    id: `urn:cuttings:feed:${hash}`,
    title: ['Cuttings', asked.map(([name, value]) => (name === 'q' ? value : `${name} ${value}`)).join(', ')]
      .filter((part) => part !== '')
      .join(': '),
    updated: entries.map(({ updated }) => updated).reduce(later, '1970-01-01T00:00:00Z'),
    self: addressOf({}),
    next: cursor === null ? null : addressOf({ cursor }),
    inAtom: addressOf({ format: 'atom' }),
    inJson: addressOf({ format: 'json' }),
    home: `${origin}/`,
    entries,
  };
};

const later = (one: string, other: string): string => (Date.parse(other) > Date.parse(one) ? other : one);

const entryOf = (article: Article, origin: string): Entry => ({
  id: `urn:cuttings:article:${article.id}`,
  url: `${origin}/articles/${article.id}`,
  title: article.headline,
  text: leadOf(article),
  published: instantOf(article.published?.iso),
  updated: changedAt(article),
  authors: article.authors.map(({ name }) => name).filter((name) => name !== ''),
  subjects: (article.subjects ?? []).flatMap(({ name }) => name ?? []),
  language: article.language === 'und' ? null : article.language,
});

const LONGEST = 500; // characters of a lead

/** What an article begins with: whoever wants the rest follows the link, and finds it corrected, or withdrawn. */
const leadOf = ({ deck, blocks, headline }: Article): string => {
  const lead = deck ?? blocks.find(({ type }) => type === 'paragraph')?.text ?? headline;
  const characters = [...lead.slice(0, LONGEST * 2)];
  return characters.length > LONGEST || lead.length > LONGEST * 2 ? `${characters.slice(0, LONGEST).join('')} …` : lead;
};
