import type { Sources } from '../../../functions/search/http/route.ts';
import { thesaurusOf } from '../../../functions/search/words/thesaurus.ts';
import { plainWords } from '../material/words.ts';

const ENTRIES = 2_000; // as many as a file may have
const EACH = 20;

/** The worst file of words that is allowed: each of the most common words stands for nineteen other common ones. */
export const worstWords = (): Sources['words'] => {
  const groups = Array.from({ length: ENTRIES }, (_, at) =>
    Array.from({ length: EACH }, (_, nth) => plainWords((at + nth * 37) % ENTRIES)),
  );
  const synonyms = groups.map((group) => ({ from: group, to: group }));
  const thesaurus = thesaurusOf({ synonyms, people: [], organisations: [] });
  return { look: async () => {}, used: { version: 'worst', thesaurus }, state: null };
};
