import * as z from 'zod/mini';
import type { Article } from '../archive/article.ts';

const texts = () => z.readonly(z.array(z.string()));

/** What one article quotes one person saying. */
export const Quoted = z.readonly(
  z.object({
    person: z.string(),
    name: z.string(),
    kind: z.string(),
    role: z.nullable(z.string()),
    affiliation: z.nullable(z.string()),
    forms: texts(),
    quotations: texts(), // their ids, in the order of the text
  }),
);

/** What the index keeps of an article beside its words. */
export const Entry = z.readonly(
  z.object({
    revision: z.number(),
    published: z.nullable(z.string()), // ISO, for sorting
    quotations: texts(),
    quoted: z.readonly(z.array(Quoted)),
  }),
);

export type Quoted = z.infer<typeof Quoted>;
export type Entry = z.infer<typeof Entry>;

export const entryOf = (article: Article): Entry => ({
  revision: article.revision,
  published: article.published?.iso ?? null,
  quotations: article.quotations.map(({ id }) => id),
  quoted: quotedIn(article),
});

const quotedIn = (article: Article): Quoted[] => {
  const said = grouped(article.quotations, ({ speaker }) => speaker ?? '');
  const named = article.speakers.filter(({ kind }) => kind !== 'unnamed'); // whom one could look up
  return [...grouped(named, ({ person }) => person)].flatMap(([person, alike]): Quoted[] => {
    const quotations = alike.flatMap(({ id }) => said.get(id) ?? []).map(({ id }) => id);
    const [first] = alike;
    if (first === undefined || quotations.length === 0) return [];
    const { name, kind, role, affiliation } = first;
    return [{ person, name, kind, role, affiliation, forms: alike.flatMap(({ forms }) => forms), quotations }];
  });
};

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** What one person was quoted saying in one article. */
export type Appearance = Quoted & { readonly article: string; readonly published: string | null };

/** Who is quoted where: one reading of the entries by person. */
export type Speakers = {
  readonly count: () => number;
  readonly add: (article: string) => void;
  /** To be called while the entry is still there. */
  readonly remove: (article: string) => void;
  /** Newest article first, undated ones last; empty for a person whom nobody quotes. */
  readonly appearances: (person: string) => readonly Appearance[];
};

export const speakers = (entries: ReadonlyMap<string, Entry>): Speakers => {
  const articles = new Map<string, Set<string>>();
  const people = (article: string): readonly Quoted[] => entries.get(article)?.quoted ?? [];
  const registry: Speakers = {
    count: () => articles.size,
    add: (article) => {
      for (const { person } of people(article)) articles.set(person, (articles.get(person) ?? new Set()).add(article));
    },
    remove: (article) => {
      for (const { person } of people(article)) {
        articles.get(person)?.delete(article);
        if (articles.get(person)?.size === 0) articles.delete(person);
      }
    },
    appearances: (person) =>
      [...(articles.get(person) ?? [])]
        .flatMap((article) =>
          people(article)
            .filter((quoted) => quoted.person === person)
            .map((quoted) => ({ ...quoted, article, published: entries.get(article)?.published ?? null })),
        )
        .sort(newestFirst),
  };
  for (const article of entries.keys()) registry.add(article);
  return registry;
};

type Dated = { readonly article: string; readonly published: string | null };

/** Newest first, undated last, then by id: the same order on every machine. */
export const newestFirst = (one: Dated, other: Dated): number =>
  descending(one.published ?? '', other.published ?? '') || descending(other.article, one.article);

const descending = (one: string, other: string): number => (one < other ? 1 : one > other ? -1 : 0);
