import * as z from 'zod/mini';
import type { Cluster } from '../opensearch/cluster.ts';
import { ARTICLE_FIELDS, articleKey, versionOf } from '../opensearch/layout.ts';
import type { Place } from './bulk.ts';
import { readDocuments } from './read.ts';

/** What an index has of one article. */
export type Standing = {
  readonly place: Place;
  readonly revision: number;
  readonly version: number;
  /** How many quotations were ever written of it; those that are none any more included. */
  readonly slots: number;
  /** Terms that it had, and of which nobody has yet looked whether another article has them. */
  readonly owes: readonly string[];
  /** Its terms, of which those of its quotations are some. */
  readonly terms: readonly string[];
  /** Null of one that readers may find; else when (ms) they may, or that they may not. */
  readonly hidden: { readonly until: number | null; readonly refused: string | null } | null;
};

/** What feeders note beside an article, which no search finds. */
export type Notes = Pick<Standing, 'slots' | 'owes'>;

const Source = z.object({
  kind: z.enum(['article', 'hidden']),
  revision: z.number(),
  slots: z._default(z.number(), 0),
  owes: z._default(z.array(z.string()), []),
  until: z._default(z.nullable(z.number()), null),
  refused: z._default(z.nullable(z.string()), null),
});
const Text = z._default(z.string(), '');

/** What an index has of some articles, by id; as it is, whether a search would find it already or not. */
export const readStandings = async (
  cluster: Cluster,
  index: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  const fields = [...Object.keys(Source.shape), ...ARTICLE_FIELDS];
  const kept = await readDocuments(cluster, index, ids.map(articleKey), fields);
  return new Map(
    ids.flatMap((id): readonly [string, Standing][] => {
      const document = kept.get(articleKey(id));
      if (document === undefined) return [];
      const { place, source } = document;
      const { kind, revision, slots, owes, until, refused } = z.parse(Source, source);
      const terms = ARTICLE_FIELDS.flatMap((field) => z.parse(Text, source[field]).split(' '));
      const version = versionOf(revision, kind === 'article');
      const hidden = kind === 'article' ? null : { until, refused };
      return [[id, { place, revision, version, slots, owes, terms: terms.filter(Boolean), hidden }]];
    }),
  );
};
