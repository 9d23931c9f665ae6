import type { LiveIndex } from '../live/live-index.ts';
import type { OverlayTerm } from '../live/overlay-terms.ts';
import type { TermPlan } from './plan.ts';

/** A term of the index that answers a word of the query: where its postings are, and what a match of it weighs. */
export type Derived = {
  /** Its number in the segment, or -1. */
  readonly base: number;
  readonly live: OverlayTerm | undefined;
  readonly weight: number;
  /** Whether it is the very word. */
  readonly exact: boolean;
};

/**
 * The terms that answer a word: itself, then those that begin with it, then those near it that do not; the segment's in
 * ascending order, then those of the overlay that the segment has not. Weights are MiniSearch's.
 */
export const expand = (plan: TermPlan, index: LiveIndex): Derived[] => {
  const { term, prefix, distance, weights } = plan;
  const { dictionary } = index.segment;
  const own: Derived = { base: dictionary.find(term), live: index.overlay.terms.get(term), weight: 1, exact: true };
  const derived = own.base < 0 && own.live === undefined ? [] : [own];
  if (prefix) {
    const live = liveTerms(index.overlay.terms.withPrefix(term));
    const weigh = (length: number): number => (weights.prefix * length) / (length + 0.3 * (length - term.length));
    dictionary.eachWithPrefix(term, (base, length) => {
      if (length > term.length) derived.push({ base, live: live.known.get(base), weight: weigh(length), exact: false });
    });
    for (const one of live.own) {
      if (one.term.length > term.length)
        derived.push({ base: -1, live: one, weight: weigh(one.term.length), exact: false });
    }
  }
  if (distance > 0) {
    const within = prefix ? dictionary.withPrefix(term) : { from: 0, to: 0 };
    const weigh = (length: number, edits: number): number => (weights.fuzzy * length) / (length + edits);
    const known = new Map<number, OverlayTerm>();
    const others: Derived[] = [];
    index.overlay.terms.eachNear(term, distance, (one, edits) => {
      if (one.base >= 0) known.set(one.base, one);
      else if (edits > 0 && !(prefix && one.term.startsWith(term))) {
        others.push({ base: -1, live: one, weight: weigh(one.term.length, edits), exact: false });
      }
    });
    dictionary.eachNear(term, distance, (base, length, edits) => {
      if (edits === 0 || (base >= within.from && base < within.to)) return;
      derived.push({ base, live: known.get(base), weight: weigh(length, edits), exact: false });
    });
    for (const one of others) derived.push(one);
  }
  return derived;
};

/** How many terms begin so, of segment and overlay. */
export const countWithPrefix = ({ segment, overlay }: LiveIndex, prefix: string): number => {
  const { from, to } = segment.dictionary.withPrefix(prefix);
  return to - from + ownWithPrefix(overlay, prefix).length;
};

/** The terms that begin so, in no order to rely on; none where there are more than `most`. */
export const termsWithPrefix = ({ segment, overlay }: LiveIndex, prefix: string, most: number): readonly string[] => {
  const { from, to } = segment.dictionary.withPrefix(prefix);
  const own = ownWithPrefix(overlay, prefix);
  if (to - from + own.length > most) return [];
  return [...segment.dictionary.termsWithPrefix(prefix), ...own.map(({ term }) => term)];
};

const ownWithPrefix = ({ terms }: LiveIndex['overlay'], prefix: string): readonly OverlayTerm[] =>
  terms.withPrefix(prefix).filter(({ base }) => base < 0);

const liveTerms = (
  terms: readonly OverlayTerm[],
): { readonly known: ReadonlyMap<number, OverlayTerm>; readonly own: readonly OverlayTerm[] } => ({
  known: new Map(terms.filter(({ base }) => base >= 0).map((term) => [term.base, term])),
  own: terms.filter(({ base }) => base < 0),
});
