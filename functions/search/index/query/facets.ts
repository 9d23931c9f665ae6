import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode } from '../documents/columns.ts';
import { type LiveNumbers, type LiveTexts, liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';

/**
 * What to count in a column: of texts, the most frequent ones; of numbers, how many fall between each edge (included) and
 * the next (not included), edges ascending.
 */
export type FacetRequest = { readonly limit?: number } | { readonly edges: readonly number[] };

/** `value` is the text, or the lower edge. */
export type FacetCount = { readonly value: string | number; readonly count: number };

export type Facets = Readonly<Record<string, readonly FacetCount[]>>;

type Counter = { readonly count: (document: number) => void; readonly counts: () => readonly FacetCount[] };

const LIMIT = 10;

/** Counts while matches pass by, each once. */
export const facetCounter = (
  requests: Readonly<Record<string, FacetRequest>>,
  index: LiveIndex,
): { readonly count: ((document: number) => void) | null; readonly facets: () => Facets } => {
  const counters = Object.entries(requests).map(([name, request]) => [name, counterOf(name, request, index)] as const);
  return {
    count:
      counters.length === 0
        ? null
        : (document) => {
            for (const [, counter] of counters) counter.count(document);
          },
    facets: () => Object.fromEntries(counters.map(([name, counter]) => [name, counter.counts()])),
  };
};

const counterOf = (name: string, request: FacetRequest, index: LiveIndex): Counter => {
  const column = liveColumn(index, name);
  if (column.kind === 'text' && !('edges' in request)) return textCounter(column, request.limit ?? LIMIT);
  if (column.kind === 'number' && 'edges' in request) return edgeCounter(column, request.edges);
  throw new ArchiveError('bad-request', `Column ${name} holds a ${column.kind}`);
};

const textCounter = ({ segment, first, textsOf }: LiveTexts, limit: number): Counter => {
  const byCode = new Uint32Array(segment.words.count);
  const byText = new Map<string, number>();
  const counted: number[] = [];
  const tally = (code: number, times = 1): void => {
    if (byCode[code] === 0) counted.push(code);
    byCode[code] = (byCode[code] as number) + times;
  };
  const tallyOne = (code: number): void => tally(code);
  return {
    count: (document) => {
      if (document < first) eachCode(segment, document, tallyOne);
      else for (const text of textsOf(document)) byText.set(text, (byText.get(text) ?? 0) + 1);
    },
    counts: () => {
      for (const text of byText.keys()) {
        const code = segment.words.find(text);
        if (code < 0) continue;
        tally(code, byText.get(text));
        byText.delete(text);
      }
      const most = Uint32Array.from(counted)
        .sort((one, other) => (byCode[other] as number) - (byCode[one] as number) || one - other)
        .subarray(0, limit);
      return [
        ...Array.from(most, (code) => ({ value: segment.words.wordOf(code), count: byCode[code] as number })),
        ...Array.from(byText, ([value, count]) => ({ value, count })),
      ]
        .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
        .slice(0, limit);
    },
  };
};

const edgeCounter = ({ valueOf: numberOf }: LiveNumbers, edges: readonly number[]): Counter => {
  const counts = new Uint32Array(Math.max(0, edges.length - 1));
  return {
    count: (document) => {
      const value = numberOf(document);
      let from = 0;
      let to = edges.length;
      while (from < to) {
        const middle = (from + to) >>> 1;
        if ((edges[middle] as number) <= value) from = middle + 1;
        else to = middle;
      }
      if (from > 0 && from < edges.length) counts[from - 1] = (counts[from - 1] as number) + 1;
    },
    counts: () => Array.from(counts, (count, place) => ({ value: edges[place] as number, count })),
  };
};
