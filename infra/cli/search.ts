import * as z from 'zod/mini';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { type Console, harmless, wrap } from './console.ts';
import { COUNTED, Counts, renderFacets } from './search-facets.ts';

export type SearchOptions = SearchFilters & {
  readonly limit: number;
  /** Count what is found by speaker, author, place, language and year. */
  readonly facets?: boolean;
  /** Print the answer as it came. */
  readonly json?: boolean;
};

/** What hits have to be, each as the route's parameter of the same name. */
export type SearchFilters = {
  readonly speaker?: string;
  readonly author?: string;
  readonly place?: string;
  readonly language?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: string;
};

/** Asks the archive as a reader would, and prints the hits, the best first. @throws ArchiveError where it refuses */
export const search = async (
  words: string,
  { limit, json, facets, ...filters }: SearchOptions,
  { console, searchUrl }: { readonly console: Console; readonly searchUrl: string },
): Promise<void> => {
  const asked = {
    q: words,
    limit: String(limit),
    ...chosen(filters),
    ...(facets ? { facets: COUNTED.join(',') } : {}),
  };
  const answer = await ask(new URL(`search?${new URLSearchParams(asked)}`, searchUrl));
  if (json) return console.print(JSON.stringify(answer));
  const { hits, total, relaxed, facets: counts = {} } = z.parse(Answer, answer);
  if (hits.length === 0) return console.tell(`Nothing found for ${words}`);
  if (relaxed)
    console.tell('Nothing matches all that was asked, or too much to look through: these match a part of it.');
  for (const hit of hits) for (const line of [...renderHit(hit, searchUrl, console), '']) console.print(line);
  console.print(
    hits.length === total ? `${total} found.` : `${total} found; the first ${hits.length} are shown (--limit).`,
  );
  for (const line of renderFacets(counts, console)) console.print(line);
};

const FILTERS = ['speaker', 'author', 'place', 'language', 'from', 'to', 'sort'] as const;

const chosen = (filters: SearchFilters): Record<string, string> =>
  Object.fromEntries(FILTERS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])));

const PATIENCE = 70_000; // milliseconds; the function's own limit is 60 s

const ask = async (url: URL): Promise<unknown> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch((cause: unknown) => {
    throw new ArchiveError('unavailable', `Search does not answer at ${url.origin}.`, { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  const { detail } = z.parse(Problem, answer);
  throw new ArchiveError('bad-request', detail ?? `Search answered with status ${response.status}.`);
};

const Problem = z.catch(z.object({ detail: z.optional(z.string()) }), {});

/** Of the answer what is printed here; the whole of it is `SearchAnswer` (functions/search/search.ts). */
const Ranges = z.array(z.tuple([z.number(), z.number()]));
const Person = z.object({ name: z.string(), role: z.nullable(z.string()), affiliation: z.nullable(z.string()) });
const Hit = z.object({
  id: z.string(),
  headline: z.string(),
  authors: z.array(z.object({ name: z.string() })),
  published: z.nullable(z.object({ iso: z.string() })),
  dateline: z.nullable(z.object({ place: z.nullable(z.string()) })),
  snippet: z.string(),
  highlights: z.object({ headline: Ranges, snippet: Ranges, quotation: z.optional(Ranges) }),
  quotation: z.optional(z.object({ text: z.string(), speaker: z.nullable(Person) })),
});
const Answer = z.object({ total: z.number(), relaxed: z.boolean(), hits: z.array(Hit), facets: z.optional(Counts) });
type Hit = z.infer<typeof Hit>;

const renderHit = (hit: Hit, searchUrl: string, { width, emphasise }: Console): string[] => {
  const { headline, authors, published, dateline, snippet, highlights, quotation } = hit;
  const facts = [published?.iso, dateline?.place, authors.map(({ name }) => name).join(', ')];
  return [
    ...wrap(emphasised(headline, highlights.headline, emphasise), width),
    ...wrap(harmless(facts.filter((fact) => fact).join(' · ')), width, '  '),
    ...wrap(emphasised(snippet, highlights.snippet, emphasise), width, '  '),
    ...(quotation === undefined
      ? []
      : wrap(
          `“${emphasised(quotation.text, highlights.quotation ?? [], emphasise)}” ${credit(quotation)}`,
          width,
          '  > ',
        )),
    `  ${new URL(`articles/${encodeURIComponent(hit.id)}`, searchUrl)}`,
  ];
};

const credit = ({ speaker }: NonNullable<Hit['quotation']>): string => {
  if (speaker === null) return '';
  return harmless(`— ${[speaker.name, speaker.role, speaker.affiliation].filter((part) => part !== null).join(', ')}`);
};

/** Ranges are in order and apart; a range beyond the text is none. */
const emphasised = (text: string, ranges: readonly (readonly [number, number])[], emphasise: Console['emphasise']) => {
  const safe = harmless(text);
  let at = 0;
  let out = '';
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > safe.length) continue;
    out += safe.slice(at, start) + emphasise(safe.slice(start, end));
    at = end;
  }
  return out + safe.slice(at);
};
