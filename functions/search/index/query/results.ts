import MiniSearch, { type Query, type SearchOptions, type SearchResult, type Suggestion } from 'minisearch';
import type { LiveIndex } from '../live/live-index.ts';
import type { Settings } from '../options.ts';
import { type Derived, expand } from './expand.ts';
import { type Explained, explain } from './explain.ts';
import { planQuery, type TermPlan, termPlans } from './plan.ts';
import type { LivePostings } from './postings.ts';

/** Every match, as MiniSearch's `search` gives them. */
export const searchAll = <T>(
  query: Query,
  options: SearchOptions,
  settings: Settings<T>,
  index: LiveIndex,
  postings: LivePostings,
): SearchResult[] => {
  const { filter, boostDocument } = { ...settings.searchOptions, ...options };
  const plan = planQuery(query, options, settings);
  const expansions = new Map(termPlans(plan).map((term) => [term, expand(term, index)]));
  const derivedOf = (term: TermPlan): readonly Derived[] => expansions.get(term) ?? [];
  postings.need([...expansions.values()].flat());
  const results: SearchResult[] = [];
  for (const [document, explained] of explain(plan, { index, postings, derivedOf }, null)) {
    const result = resultOf(document, explained, index);
    if (filter == null || filter(result)) results.push(result);
  }
  const allAlike = query === MiniSearch.wildcard && boostDocument == null;
  return allAlike ? results : results.sort(byScore);
};

/** What MiniSearch says of a match. */
export const resultOf = (document: number, explained: Explained, index: LiveIndex): SearchResult => ({
  ...bareResultOf(document, explained, index),
  ...index.storedOf(document),
});

/** The same without stored fields. A word that matched in several ways counts once in the factor of the score. */
export const bareResultOf = (document: number, { score, terms, match }: Explained, index: LiveIndex): SearchResult => ({
  id: index.idOf(document),
  score: score * (terms.length || 1),
  terms: Object.keys(match),
  queryTerms: terms,
  match,
});

/** Results with the same matched terms, as one suggestion each. */
export const suggestionsOf = (results: readonly SearchResult[]): Suggestion[] => {
  const byPhrase = new Map<string, { terms: string[]; score: number; count: number }>();
  for (const { terms, score } of results) {
    const phrase = terms.join(' ');
    const known = byPhrase.get(phrase);
    if (known === undefined) byPhrase.set(phrase, { terms, score, count: 1 });
    else {
      known.score += score;
      known.count++;
    }
  }
  return [...byPhrase]
    .map(([suggestion, { terms, score, count }]) => ({ suggestion, terms, score: score / count }))
    .sort(byScore);
};

const byScore = ({ score: one }: { score: number }, { score: other }: { score: number }): number => other - one;
