import { cleanCharacters } from '../characters.ts';
import type { Run } from './pages.ts';

/** A line of a column: `x` to `right`, its base at `y` above the foot of the page, in points. */
export type Line = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

const GUTTER = 1.8; // times the letters' size: a wider gap parts columns
const SPACE = 0.15;

/** Puts runs together to lines, in the order of the file. */
export const linesOf = (runs: readonly Run[]): readonly Line[] => {
  const lines: Line[] = [];
  let open: Line | null = null;
  for (const run of runs) {
    const joined: Line | null = open === null ? null : join(open, run);
    if (joined === null && open !== null) lines.push(open);
    open = joined ?? { text: run.text, x: run.x, right: run.x + run.width, y: run.y, size: run.size };
  }
  if (open !== null) lines.push(open);
  return lines.map((line) => ({ ...line, text: clean(line.text) })).filter(({ text }) => text !== '');
};

/** A line end's soft hyphen is kept: it tells that the word goes on. */
const clean = (text: string): string => cleanCharacters(text.trimEnd().replace(/\u00AD$/, '\u2010')).trim();

const join = (line: Line, run: Run): Line | null => {
  if (run.text.trim() === '') return { ...line, text: `${line.text} ` };
  const size = Math.max(line.size, run.size);
  const gap = run.x - line.right;
  if (Math.abs(run.y - line.y) > size * 0.5 || gap > size * GUTTER || gap < -size) return null;
  const space = gap > size * SPACE && !/\s$/.test(line.text) && !/^\s/.test(run.text) ? ' ' : '';
  return {
    ...line,
    text: `${line.text}${space}${run.text}`,
    right: Math.max(line.right, run.x + run.width),
    size: line.text.length >= run.text.length ? line.size : run.size,
  };
};
