import * as z from 'zod/mini';
import type { Article, Quotation } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type ShowDependencies, show } from './show.ts';
import { type Appearance, newestFirst } from './speakers.ts';

export type PersonRequest = {
  readonly person: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

type Role = { readonly role: string | null; readonly affiliation: string | null; readonly articles: number };

type Saying = Pick<Quotation, 'id' | 'text' | 'kind' | 'cue' | 'verbatim' | 'confidence'> &
  Pick<Article, 'headline' | 'published'> & { readonly article: string };

export type PersonAnswer = {
  readonly id: string;
  /** The name that most articles use. */
  readonly name: string;
  readonly kind: string;
  /** Every form of the name that an article uses. */
  readonly forms: readonly string[];
  /** As written, that of the newest article first. */
  readonly roles: readonly Role[];
  readonly articles: number;
  readonly total: number;
  readonly commit: number;
  readonly quotations: readonly Saying[];
  readonly cursor?: string;
};

/**
 * Everything that one person was quoted saying, the newest article first, a page at a time.
 * @throws ArchiveError `not-found` where no article quotes such a person
 */
export const personPage = async (
  request: PersonRequest,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: PersonAnswer; readonly version: string }> => {
  const shown = await show((from) => findSayings(request, from), index, dependencies);
  const { appearances, total, found, cursor } = shown.page;
  const quotations = found.flatMap(({ quotation }, at) => {
    const article = shown.articles[at];
    return article ? sayingIn(article, quotation) : [];
  });
  return {
    answer: {
      id: request.person,
      ...describe(appearances),
      total: total - (found.length - quotations.length),
      commit: shown.commit,
      quotations,
      ...(cursor === null ? {} : { cursor }),
    },
    version: shown.version,
  };
};

const sayingIn = (article: Article, quotation: string): Saying[] =>
  article.quotations
    .filter(({ id }) => id === quotation)
    .map(({ id, text, kind, cue, verbatim, confidence }) => ({
      id,
      article: article.id,
      headline: article.headline,
      published: article.published,
      text,
      kind,
      cue,
      verbatim,
      confidence,
    }));

type Order = { readonly article: string; readonly published: string | null; readonly at: number };
type Found = Order & { readonly id: string; readonly revision: number; readonly quotation: string };

const Place = z.tuple([z.nullable(z.string()), z.string(), z.number()]);

// `at` counts the person's quotations in the order of one article
const inOrder = (one: Order, other: Order): number => newestFirst(one, other) || one.at - other.at;

const findSayings = ({ person, limit, cursor }: PersonRequest, index: ArchiveIndex) => {
  const appearances = index.speakers.appearances(person);
  if (appearances.length === 0) throw new ArchiveError('not-found', 'No article of the archive quotes such a speaker');
  const all = appearances.flatMap(({ article, published, quotations }): Found[] =>
    quotations.map((quotation, at) => ({
      id: article,
      article,
      published,
      revision: index.revisionOf(article),
      quotation,
      at,
    })),
  );
  const place = cursor === undefined ? null : decodeCursor(person, Place, cursor);
  const after = place && { published: place[0], article: place[1], at: place[2] };
  const from = after === null ? 0 : all.findIndex((one) => inOrder(one, after) > 0);
  const found = from === -1 ? [] : all.slice(from, from + limit);
  const last = found.at(-1);
  const more = last !== undefined && last !== all.at(-1);
  return {
    appearances,
    total: all.length,
    found,
    cursor: more ? encodeCursor(person, [last.published, last.article, last.at]) : null,
  };
};

const describe = (
  appearances: readonly Appearance[],
): Pick<PersonAnswer, 'name' | 'kind' | 'forms' | 'roles' | 'articles'> => {
  const names = counted(appearances.map(({ name }) => name));
  const roles = counted(appearances.map(({ role, affiliation }) => JSON.stringify([role, affiliation])));
  return {
    name: [...names].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0],
    kind: appearances[0]?.kind ?? 'person',
    forms: [...new Set(appearances.flatMap(({ name, forms }) => [name, ...forms]))],
    roles: [...roles].flatMap(([key, articles]) => {
      const [role, affiliation]: readonly (string | null)[] = JSON.parse(key);
      return role || affiliation ? [{ role: role ?? null, affiliation: affiliation ?? null, articles }] : [];
    }),
    articles: new Set(appearances.map(({ article }) => article)).size,
  };
};

const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
