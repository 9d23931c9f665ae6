import * as z from 'zod/mini';
import type { Article } from '../../archive/article.ts';
import type { Searchable } from '../engine.ts';

/** What one article quotes one person saying. */
export type Quoted = {
  readonly person: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly forms: readonly string[];
  readonly quotations: readonly string[]; // their ids, in the order of the text
};

/** Whom an article quotes, of those whom one could look up. */
export const quotedIn = (article: Article): readonly Quoted[] => {
  const said = grouped(article.quotations, ({ speaker }) => speaker ?? '');
  const named = article.speakers.filter(({ kind }) => kind !== 'unnamed');
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

// Lists rather than objects: the names of the fields would take as much room as what they hold.
const text = () => z.string();
const Kept = z._default(
  z.array(z.tuple([text(), text(), text(), z.nullable(text()), z.nullable(text()), z.array(text()), z.array(text())])),
  [],
);

/** As the index keeps it; undefined where nobody is quoted. */
export const keptOf = (quoted: readonly Quoted[]): z.infer<typeof Kept> | undefined => {
  if (quoted.length === 0) return undefined;
  return quoted.map((it) => [it.person, it.name, it.kind, it.role, it.affiliation, [...it.forms], [...it.quotations]]);
};

const quotedOf = (kept: unknown): readonly Quoted[] =>
  z.parse(Kept, kept).map(([person, name, kind, role, affiliation, forms, quotations]) => ({
    person,
    name,
    kind,
    role,
    affiliation,
    forms,
    quotations,
  }));

/** What one person was quoted saying in one article, and who else is quoted there. */
export type Appearance = Quoted & {
  readonly article: string;
  readonly published: string | null;
  readonly language: string | null;
  readonly others: readonly Pick<Quoted, 'person' | 'name' | 'kind'>[];
};

/** Who is quoted where: one reading of the articles by person. */
export type Speakers = {
  readonly count: () => number;
  /** What the newest article that quotes each of some people calls them. */
  readonly names: (people: readonly string[]) => ReadonlyMap<string, string>;
  /** Newest article first, undated ones last, of at most `limit` articles; empty for a person whom nobody quotes. */
  readonly appearances: (person: string, limit?: number) => readonly Appearance[];
};

/** The same order as `newestFirst`. */
const NEWEST_FIRST = [{ column: 'published', descending: true }, { by: 'id' }] as const;

export const speakersOf = (articles: Searchable): Speakers => ({
  count: () => articles.countTexts('person'),
  names: (people) => {
    const newest = articles.firstWith('person', people, NEWEST_FIRST);
    const kept = articles.keptOf([...newest.values()]);
    return new Map(
      [...newest].map(([person, id]) => [
        person,
        quotedOf(kept.get(id)?.quoted).find((one) => one.person === person)?.name ?? '',
      ]),
    );
  },
  appearances: (person, limit) =>
    articles.list({ person }, NEWEST_FIRST, limit).flatMap(({ id, place: [published], kept }) => {
      const quoted = quotedOf(kept.quoted);
      const [language] = articles.textsOf(id, 'language');
      return quoted
        .filter((one) => one.person === person)
        .map((one) => ({
          ...one,
          article: id,
          published: published === null ? null : String(published),
          language: language ?? null,
          others: quoted.filter((other) => other !== one),
        }));
    }),
});

type Dated = { readonly article: string; readonly published: string | null };

/** Newest first, undated last, then by id: the same order on every machine. */
export const newestFirst = (one: Dated, other: Dated): number =>
  descending(one.published ?? '', other.published ?? '') || descending(other.article, one.article);

const descending = (one: string, other: string): number => (one < other ? 1 : one > other ? -1 : 0);
