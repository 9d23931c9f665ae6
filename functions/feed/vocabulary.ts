import type { Cluster } from '../opensearch/cluster.ts';
import { REMOVAL_KEY, termKey } from '../opensearch/layout.ts';
import type { Bulk } from './bulk.ts';
import { readDocument, readDocuments } from './read.ts';

/** The terms that an index has as documents of their own. */
export type Vocabulary = {
  /**
   * Sees to it that these terms are there. Called when the articles that have them are written: whoever takes terms away
   * looks after that whether an article has them (settle.ts).
   */
  readonly ensure: (terms: ReadonlySet<string>) => Promise<void>;
};

const NONE = -1; // no document has this number
const MOST_REMEMBERED = 500_000; // terms, of about 100 bytes each

export const termDocument = (term: string) => ({ kind: 'term', key: term }) as const;

/** Remembers which terms are there, for as long as nobody has taken any away. */
export const vocabularyOf = (cluster: Cluster, index: string, bulk: Bulk): Vocabulary => {
  const known = new Set<string>(); // in the order in which they were last seen
  let removal = NONE;
  return {
    ensure: async (terms) => {
      const current = (await readDocument(cluster, index, REMOVAL_KEY))?.place.seqNo ?? NONE;
      if (current !== removal) known.clear();
      removal = current;
      const unknown = [...terms].filter((term) => !known.has(term));
      const keys = unknown.map(termKey);
      const there = await readDocuments(cluster, index, keys, []);
      const missing = unknown.filter((term) => !there.has(termKey(term)));
      await bulk(missing.map((term) => ({ key: termKey(term), document: termDocument(term), over: 'anything' })));
      if (removal !== current) return; // others have looked since: what was there may have gone
      for (const term of terms) {
        known.delete(term);
        known.add(term);
      }
      for (const term of known) {
        if (known.size <= MOST_REMEMBERED) break;
        known.delete(term);
      }
    },
  };
};
