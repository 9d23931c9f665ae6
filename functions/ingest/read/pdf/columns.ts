import type { Line } from './line.ts';

const MOST_JUMPS = 0.2;
const DEEPEST = 12;

/**
 * The lines of a page as they are read. Most programs write a story in that order; where the file jumps up and down the
 * page, as it does when columns were written row by row, the page is cut along its white space, first across and then
 * down, again and again (the XY-cut of Nagy and Seth, 1984).
 */
export const inReadingOrder = (lines: readonly Line[]): readonly Line[] => {
  const jumps = lines.filter((line, at) => {
    const before = lines[at - 1];
    return before !== undefined && line.y > before.y - before.size * 0.3 && line.x > before.right;
  });
  return jumps.length > Math.max(2, lines.length * MOST_JUMPS) ? cut(lines, 0) : lines;
};

const cut = (lines: readonly Line[], depth: number): readonly Line[] => {
  if (lines.length < 2 || depth > DEEPEST) return byRow(lines);
  const columns = partsOf(
    lines,
    ({ x }) => x,
    ({ right }) => right,
    4,
  );
  if (columns.length > 1) return columns.flatMap((column) => cut(column, depth + 1));
  const bands = bandsOf(lines);
  return bands.length > 1 ? bands.flatMap((band) => cut(band, depth + 1)) : byRow(lines);
};

const byRow = (lines: readonly Line[]): readonly Line[] => [...lines].sort((a, b) => b.y - a.y || a.x - b.x);

/** Lines across a gutter, such as a headline over two columns, part what is above them from what is below. */
const bandsOf = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const left = lines.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const right = lines.reduce((most, line) => Math.max(most, line.right), Number.NEGATIVE_INFINITY);
  const isWide = (line: Line) => line.right - line.x > (right - left) * 0.6;
  const bands: { wide: boolean; lines: Line[] }[] = [];
  for (const line of byRow(lines)) {
    const band = bands.at(-1);
    if (band === undefined || band.wide !== isWide(line)) bands.push({ wide: isWide(line), lines: [line] });
    else band.lines.push(line);
  }
  return bands.map((band) => band.lines);
};

/** Groups of lines with at least `gap` of white space between them, from low to high. */
const partsOf = (
  lines: readonly Line[],
  from: (line: Line) => number,
  to: (line: Line) => number,
  gap: number,
): readonly (readonly Line[])[] => {
  const parts: Line[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const line of [...lines].sort((a, b) => from(a) - from(b))) {
    if (parts.length === 0 || from(line) > end + gap) parts.push([]);
    parts.at(-1)?.push(line);
    end = Math.max(end, to(line));
  }
  return parts;
};
