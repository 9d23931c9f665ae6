import * as z from 'zod/mini';
import { type Console, harmless, wrap } from './console.ts';

/** What hits are counted by on a terminal. */
export const COUNTED = ['speakers', 'authors', 'places', 'languages', 'years'] as const;

const counted = z.optional(z.array(z.object({ value: z.string(), label: z.optional(z.string()), count: z.number() })));

/** Of the answer's facets what is printed here; the whole of it is `FacetsAnswer` (functions/search/answers/facets.ts). */
export const Counts = z.object({
  speakers: counted,
  authors: counted,
  places: counted,
  languages: counted,
  years: counted,
});
export type Counts = Partial<z.infer<typeof Counts>>;

const MOST = 8; // of each

/** A line for each kind that was counted, the most frequent first; of a speaker the id as well, by which one filters. */
export const renderFacets = (counts: Counts, { width }: Pick<Console, 'width'>): string[] =>
  COUNTED.flatMap((name) => {
    const values = counts[name] ?? [];
    if (values.length === 0) return [];
    const most = [...values].sort((a, b) => b.count - a.count).slice(0, MOST);
    const told = most.map(
      ({ value, label, count }) => `${label === undefined ? value : `${label} [${value}]`} ${count}`,
    );
    const more = values.length > MOST ? [`and ${values.length - MOST} more`] : [];
    return wrap(harmless([...told, ...more].join(' · ')), width, '            ').map((line, at) =>
      at === 0 ? `${`  ${name}`.padEnd(12)}${line.trimStart()}` : line,
    );
  });
