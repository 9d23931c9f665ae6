import type { Line } from './line.ts';

const EDGE = 3; // lines from the top or the foot of a page
const PAGE_NUMBER =
  /^(?:page|seite|página|стр\.?|бет|p\.)?\s?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|\/|из|von|de)\s?\d{1,4})?$/iu;

/** Pages without the lines at their edges that come again on other pages, but for numbers, and without page numbers. */
export const withoutRunningHeads = (pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] => {
  const edges = pages.map(edgesOf);
  const counts = new Map<string, number>();
  for (const page of edges)
    for (const text of new Set([...page].map(shapeOf))) counts.set(text, (counts.get(text) ?? 0) + 1);
  const again = Math.max(2, pages.length / 3);
  return pages.map((lines, at) =>
    lines.filter(
      (line) => !edges[at]?.has(line) || !(PAGE_NUMBER.test(line.text) || (counts.get(shapeOf(line)) ?? 0) >= again),
    ),
  );
};

const edgesOf = (lines: readonly Line[]): ReadonlySet<Line> => {
  const sorted = [...lines].sort((a, b) => b.y - a.y);
  return new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)]);
};

/** Left and right pages number themselves on different sides. A title in larger letters is not its repetition. */
const shapeOf = ({ text, size }: Line): string =>
  `${Math.round(size)} ${text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/^#\s|\s#$/g, '')}`;
