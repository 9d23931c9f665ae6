import type { Cluster } from '../opensearch/cluster.ts';
import { ARTICLE_FIELDS, REMOVAL_KEY, termKey } from '../opensearch/layout.ts';
import type { Bulk, Write } from './bulk.ts';
import { readDocuments, refresh, searchEach } from './read.ts';
import { termDocument } from './vocabulary.ts';

/**
 * Takes away those of some terms that no article has any more, whatever others write at the same time. It may be cut short
 * anywhere and begun again, as it is as long as an article owes terms (replace.ts). Why it never takes one that an article
 * has: a feeder writes its article first and then looks whether the terms are there; here they are taken away first, then
 * everybody is told to look again, and then the articles are asked once more. One of both sees the other. And a term that
 * is in use is written anew, so that one who asked earlier, and is late, does not take it away.
 * @param used terms that are known to be in use, of articles that have been written
 */
export const settle = async (
  cluster: Cluster,
  index: string,
  bulk: Bulk,
  terms: readonly string[],
  used: ReadonlySet<string> = new Set(),
): Promise<void> => {
  await bulk(terms.filter((term) => used.has(term)).map(anew));
  const asked = terms.filter((term) => !used.has(term));
  const there = await readDocuments(cluster, index, asked.map(termKey), []);
  const unused = await keepUsed(cluster, index, bulk, asked);
  if (unused.length === 0) return;
  await bulk(
    unused.flatMap((term): readonly Write[] => {
      const kept = there.get(termKey(term));
      return kept === undefined ? [] : [{ key: termKey(term), document: null, over: { place: kept.place } }];
    }),
  );
  await bulk([{ key: REMOVAL_KEY, document: { kind: 'feeder' }, over: 'anything' }]);
  await keepUsed(cluster, index, bulk, unused);
};

const anew = (term: string): Write => ({ key: termKey(term), document: termDocument(term), over: 'anything' });

/** Writes those that articles have, and answers the others. */
const keepUsed = async (
  cluster: Cluster,
  index: string,
  bulk: Bulk,
  terms: readonly string[],
): Promise<readonly string[]> => {
  if (terms.length === 0) return [];
  await refresh(cluster, index);
  const unused = new Set(await unusedOf(cluster, index, terms));
  await bulk(terms.filter((term) => !unused.has(term)).map(anew));
  return [...unused];
};

/** Those of some terms that no article has as searches find it. */
export const unusedOf = async (
  cluster: Cluster,
  index: string,
  terms: readonly string[],
): Promise<readonly string[]> => {
  const found = await searchEach(cluster, index, terms.map(articleWith));
  return terms.filter((_, at) => found[at]?.total === 0);
};

/** The fields of an article hold all words of its quotations, too. */
const articleWith = (term: string) => ({
  size: 0,
  track_total_hits: 1,
  terminate_after: 1,
  query: {
    bool: {
      filter: [
        { bool: { should: ARTICLE_FIELDS.map((field) => ({ term: { [field]: term } })), minimum_should_match: 1 } },
      ],
    },
  },
});
