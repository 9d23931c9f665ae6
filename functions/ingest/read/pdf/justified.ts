import type { Line } from './line.ts';

const SAME_LINE = 0.5; // times the letters' size
const NEAR = 3;
const NEIGHBOURS = 2; // lines above, and as many below

/**
 * Pieces of lines put together again where the gap between two is a wide space of justified text, and no gutter between
 * columns or cells: the lines around it run across a space, and leave a gutter free.
 */
export const joinJustified = (pieces: readonly Line[]): readonly Line[] => {
  const rows = rowsOf(pieces);
  const rowAt = new Map(rows.flatMap((row, at) => row.map((piece) => [piece, at] as const)));
  const lines: Line[] = [];
  let last: Line | null = null; // the piece that the newest line ends with
  for (const piece of pieces) {
    const open = lines.at(-1);
    const at = rowAt.get(piece) ?? 0;
    const isNext = last !== null && rowAt.get(last) === at && piece.x > last.right;
    if (open !== undefined && last !== null && isNext && isSpace(last, piece, around(rows, at)))
      lines[lines.length - 1] = { ...open, text: `${open.text} ${piece.text}`, right: piece.right };
    else lines.push(piece);
    last = piece;
  }
  return lines;
};

/** Pieces that stand on one line, from the foot of the page up. */
const rowsOf = (pieces: readonly Line[]): readonly (readonly Line[])[] => {
  const rows: Line[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const [first] = rows.at(-1) ?? [];
    if (first !== undefined && piece.y - first.y <= first.size * SAME_LINE) rows.at(-1)?.push(piece);
    else rows.push([piece]);
  }
  return rows;
};

const around = (rows: readonly (readonly Line[])[], at: number): readonly (readonly Line[])[] => [
  ...rows.slice(Math.max(0, at - NEIGHBOURS), at),
  ...rows.slice(at + 1, at + 1 + NEIGHBOURS),
];

const MOST_PIECES = 60; // of a line: more are no line of text

const isSpace = (left: Line, right: Line, neighbours: readonly (readonly Line[])[]): boolean => {
  const margin = (right.x - left.right) / 4;
  const [from, to] = [left.right + margin, right.x - margin];
  let across = 0;
  for (const row of neighbours) {
    if (row.length > MOST_PIECES || Math.abs((row[0]?.y ?? 0) - left.y) > left.size * NEAR) continue;
    if (covers(row, from, to)) across += 1;
    else if (row.some((one) => one.x < from) && row.some((one) => one.right > to)) across -= 1;
  }
  return across > 0;
};

const covers = (row: readonly Line[], from: number, to: number): boolean => {
  let reached = from;
  for (const { x, right, size } of [...row].sort((a, b) => a.x - b.x))
    if (x <= reached + size * SAME_LINE) reached = Math.max(reached, right);
  return reached >= to;
};
