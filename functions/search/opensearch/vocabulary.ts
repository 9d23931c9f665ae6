import type { Vocabulary } from '../engine.ts';
import type { Kept, Tools } from './collection.ts';
import type { Clause } from './conditions.ts';

const MOST_TERMS = 1_000; // of one beginning: nobody asks for more
const POSTING = 1.6; // bytes of what one article adds to a word's postings in a replica, by which budgets are counted

/**
 * The terms of a collection, of those that the index keeps as documents of their own: Lucene has them, and tells nobody.
 * Terms are those of all articles; that one is known, is looked up in the collection's own fields.
 */
export const vocabularyOf = ({ collection, nameOf, body }: Kept, { count, lacks, searches }: Tools): Vocabulary => {
  const fields = Object.keys(collection.weights).map(nameOf);
  const beginsSo = (prefix: string): Clause => ({
    bool: { filter: [{ term: { kind: 'term' } }, { prefix: { key: prefix } }] },
  });
  return {
    knows: (term, prefix) => {
      const clause = prefix ? 'prefix' : 'term';
      const should = fields.map((field) => ({ [clause]: { [field]: term } }));
      const query = { bool: { filter: [{ bool: { should, minimum_should_match: 1 } }] } };
      return count(query, { terminate_after: 1 }) > 0;
    },
    prepare: () => {}, // what is asked for in one asking is read at once
    countWith: (prefix) => count(beginsSo(prefix)),
    termsWith: (prefix, most) => {
      const terms = lacks.of<readonly string[] | null>({
        stage: 'words',
        key: `terms ${prefix}`,
        otherwise: [],
        load: async () => {
          const query = beginsSo(prefix);
          const { hits } = await searches.search({
            size: MOST_TERMS,
            track_total_hits: MOST_TERMS + 1,
            query,
            sort: [{ key: 'asc' }],
            _source: ['key'],
          });
          return hits.total.value > MOST_TERMS ? null : hits.hits.map(({ _source: { key } }) => String(key));
        },
      });
      return terms === null || terms.length > most ? [] : terms;
    },
    bytesOf: (term) => Math.ceil(count({ term: { [body]: term } }) * POSTING),
  };
};
