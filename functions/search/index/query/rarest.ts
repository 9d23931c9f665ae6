import type { LiveIndex } from '../live/live-index.ts';
import { rarity } from './bm25.ts';
import type { Derived } from './expand.ts';
import type { TermPlan } from './plan.ts';
import type { LivePostings } from './postings.ts';

/** The very terms that a term of a query counts as no rarer than, of those that the index has. */
export const noRarerThan = ({ noRarerThan: terms }: TermPlan, { segment, overlay }: LiveIndex): readonly Derived[] =>
  terms.flatMap((term) => {
    const [base, live] = [segment.dictionary.find(term), overlay.terms.get(term)];
    return base < 0 && live === undefined ? [] : [{ base, live, weight: 1, exact: true }];
  });

/**
 * The highest inverse document frequency that a term may have in a field: that of the rarest of those which it counts as no
 * rarer than, of those that any document has there. Without such terms there is no limit. The term's own postings have to be
 * opened afterwards.
 */
export const rarestOf = (
  plan: TermPlan,
  { index, postings }: { readonly index: LiveIndex; readonly postings: LivePostings },
): ((field: number) => number) => {
  const fewest = new Map<number, number>();
  for (const term of noRarerThan(plan, index)) {
    postings.open(term);
    for (const { field } of plan.fields) {
      const matching = postings.count(field);
      if (matching > 0) fewest.set(field, Math.min(fewest.get(field) ?? matching, matching));
    }
  }
  return (field) => {
    const matching = fewest.get(field);
    return matching === undefined ? Number.POSITIVE_INFINITY : rarity(matching, index.documents);
  };
};
