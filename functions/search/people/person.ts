import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import type { PersonAnswer } from '../answers/speakers.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { sayingIn } from '../quotations/saying.ts';
import { type ShowDependencies, show } from '../show.ts';
import { beside } from './beside.ts';
import { tellApart } from './identities.ts';
import { countArticles, profileOf, rolesOf } from './profile.ts';
import { type Appearance, newestFirst } from './speakers.ts';

export type PersonRequest = {
  readonly person: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
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
  const { about, total, found, cursor } = shown.page;
  const quotations = found.flatMap(({ quotation, identity }, at) => {
    const article = shown.articles[at];
    const saying = article ? sayingIn(article, quotation) : null;
    return saying === null ? [] : [{ ...saying, identity }];
  });
  return {
    answer: {
      id: request.person,
      ...about,
      total: total - (found.length - quotations.length),
      commit: shown.commit,
      quotations,
      ...(cursor === null ? {} : { cursor }),
    },
    version: shown.version,
  };
};

type Order = { readonly article: string; readonly published: string | null; readonly at: number };
type Found = Order & {
  readonly id: string;
  readonly revision: number;
  readonly quotation: string;
  readonly identity: number;
};

const Place = z.tuple([z.nullable(z.string()), z.string(), z.number()]);

// `at` counts the person's quotations in the order of one article
const inOrder = (one: Order, other: Order): number => newestFirst(one, other) || one.at - other.at;

const findSayings = ({ person, limit, cursor }: PersonRequest, index: ArchiveIndex) => {
  const appearances = index.speakers.appearances(person);
  if (appearances.length === 0) throw new ArchiveError('not-found', 'No article of the archive quotes such a speaker');
  const identities = tellApart(appearances);
  const all = appearances.flatMap(({ article, published, quotations }, nth): Found[] =>
    quotations.map((quotation, at) => ({
      id: article,
      article,
      published,
      revision: index.revisionOf(article),
      quotation,
      at,
      identity: identities[nth] ?? 0,
    })),
  );
  const place = cursor === undefined ? null : decodeCursor(person, Place, cursor);
  const after = place && { published: place[0], article: place[1], at: place[2] };
  const from = after === null ? 0 : all.findIndex((one) => inOrder(one, after) > 0);
  const found = from === -1 ? [] : all.slice(from, from + limit);
  const last = found.at(-1);
  const more = last !== undefined && last !== all.at(-1);
  return {
    about: {
      ...profileOf(appearances),
      identities: identitiesOf(appearances, identities),
      beside: beside(person, appearances),
    },
    total: all.length,
    found,
    cursor: more ? encodeCursor(person, [last.published, last.article, last.at]) : null,
  };
};

const identitiesOf = (appearances: readonly Appearance[], identities: readonly number[]) =>
  Array.from({ length: Math.max(...identities) + 1 }, (_, identity) => {
    const own = appearances.filter((_one, at) => identities[at] === identity);
    return { roles: rolesOf(own), articles: countArticles(own) };
  });
