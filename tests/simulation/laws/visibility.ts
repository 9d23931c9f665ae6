import type { Head } from '../../../functions/archive/article.ts';
import type { History } from '../world/history.ts';
import { WORD } from '../world/stories.ts';

/** From when until when, in ms. */
export type Span = { readonly from: number; readonly to: number };

/** While a revision is what the table holds of its article, and may be seen. */
type Seen = Span & { readonly head: Head; readonly words: ReadonlySet<string> };

export const wordsOf = (value: unknown): ReadonlySet<string> => new Set(JSON.stringify(value).match(WORD) ?? []);

const timelines = new WeakMap<History, { readonly writes: number; readonly seen: readonly Seen[] }>();

/** What could be seen of each article and when, as the table has it. */
export const timeline = (history: History): readonly Seen[] => {
  const known = timelines.get(history);
  if (known?.writes === history.writes.length) return known.seen;
  const seen = timelineOf(history);
  timelines.set(history, { writes: history.writes.length, seen });
  return seen;
};

const timelineOf = ({ writes }: History): readonly Seen[] => {
  const all = writes.flatMap(({ at, heads }) => heads.map((head) => ({ at, head })));
  return all.flatMap(({ at, head }, index): readonly Seen[] => {
    if (head.state === 'withdrawn') return [];
    const until = head.state === 'embargoed' ? Date.parse(head.rights.embargoedUntil ?? '') : 0;
    const next = all.slice(index + 1).find((one) => one.head.id === head.id);
    const to = next?.at ?? Number.POSITIVE_INFINITY;
    return [{ head, words: wordsOf(head), from: Math.max(at, until), to }];
  });
};

/** Words that could be seen at some moment of a span. */
export const visibleWithin = (seen: readonly Seen[], span: Span): ReadonlySet<string> =>
  new Set(
    seen.filter(({ from, to }) => from < to && from <= span.to && to >= span.from).flatMap(({ words }) => [...words]),
  );

/**
 * Words that could be read at some moment of a span of revisions, too: of an article that could be seen, all that came
 * before and are under no embargo any more, back to its last withdrawal.
 */
export const readableWithin = (history: History, span: Span): ReadonlySet<string> => {
  const seen = timeline(history);
  const withdrawals = history.writes.flatMap(({ heads }) => heads.filter(({ state }) => state === 'withdrawn'));
  const standing = seen.filter(({ from, to }) => from < to && from <= span.to && to >= span.from);
  const readable = standing.flatMap(({ head: { id, commit } }) =>
    seen.filter(
      ({ head, from }) =>
        head.id === id &&
        head.commit <= commit &&
        from <= span.to &&
        !withdrawals.some((one) => one.id === id && one.commit > head.commit && one.commit <= commit),
    ),
  );
  return new Set(readable.flatMap(({ words }) => [...words]));
};

/** Articles that could be seen throughout a span, in one revision of a commit up to this one. */
export const visibleThroughout = (seen: readonly Seen[], span: Span, commit: number): readonly Seen[] =>
  seen.filter(({ from, to, head }) => from <= span.from && to > span.to && head.commit <= commit);
