import type { Head } from '../archive/article.ts';
import type { Measure } from '../archive/measure.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import { readChanged } from '../search/readable.ts';
import type { Report } from '../search/report.ts';
import { visibleFrom } from '../search/visibility.ts';
import type { Bulk } from './bulk.ts';
import { forgive, hiddenOf, replace, type Wanted, wantedOf } from './replace.ts';
import { settle } from './settle.ts';
import { readStandings } from './standing.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One index that is being fed, and what with. */
export type Feeding = {
  readonly index: string;
  readonly archive: Pick<ArchiveReader, 'heads' | 'commits' | 'lastCommit' | 'everyHead'>;
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly report: Report;
  readonly measure: Measure;
  readonly bulk: Bulk;
  readonly vocabulary: Vocabulary;
  /** How many articles are brought together. */
  readonly atOnce: number;
  /** When (ms) nothing more is begun. */
  readonly deadline: number;
};

/** What came of some articles: when (ms) the last embargo of them ended, 0 for none, and whether words had to go. */
export type Brought = { readonly released: number; readonly removed: boolean };

export const NOTHING: Brought = { released: 0, removed: false };

export const bothOf = (one: Brought, other: Brought): Brought => ({
  released: Math.max(one.released, other.released),
  removed: one.removed || other.removed,
});

/** Brings articles into the index as the table has them; those that it has not, or that cannot be read, no reader finds. */
export const bringIds = async (ids: readonly string[], feeding: Feeding): Promise<Brought> => {
  const { cluster, index, atOnce } = feeding;
  let brought = NOTHING;
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    const { heads, gone, now } = await readChanged(some, feeding);
    const standings = await readStandings(cluster, index, gone);
    const hidden = [...standings].flatMap(([id, { hidden: isHidden, revision }]) =>
      isHidden !== null && isHidden.until === null ? [] : [hiddenOf(id, revision + 1, null)],
    );
    brought = bothOf(brought, await bring([...heads.values()], now, feeding, hidden));
  }
  return brought;
};

/**
 * Brings heads into the index: articles, quotations and terms. When it is done, a refresh lets searches find them.
 * @param now a moment (ms) before they were read
 */
export const bring = async (
  heads: readonly Head[],
  now: number,
  { cluster, index, bulk, vocabulary, report, measure }: Feeding,
  others: readonly Wanted[] = [],
): Promise<Brought> => {
  const wanted = [...heads.map((head) => wantedOf(head, now)), ...others];
  const { replaced, refused } = await replace(cluster, index, bulk, wanted);
  for (const it of refused) report('OpenSearch refuses a document', it);
  const terms = new Set(replaced.flatMap((it) => [...it.wanted.terms]));
  await vocabulary.ensure(terms);
  const owed = [...new Set(replaced.flatMap(({ owes }) => owes))];
  if (owed.length > 0) {
    await settle(cluster, index, bulk, owed, terms);
    await forgive(bulk, replaced);
  }
  measure('FedDocuments', replaced.length);
  const seen = heads.map(visibleFrom).filter((from) => from <= now);
  return { released: Math.max(0, ...seen), removed: owed.length > 0 };
};
