import { cleanCharacters } from '../characters.ts';
import { joinJustified } from './justified.ts';
import type { Line } from './line.ts';
import type { Run } from './pages.ts';

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
  const pieces = lines.map((line) => ({ ...line, text: clean(line.text) })).filter(({ text }) => text !== '');
  return joinJustified(pieces);
};

/** A line end's soft hyphen is kept: it tells that the word goes on. */
const clean = (text: string): string => cleanCharacters(text.trimEnd().replace(/\u00AD$/, '\u2010')).trim();

const join = (line: Line, run: Run): Line | null => {
  if (run.text.trim() === '') return { ...line, text: `${line.text} ` };
  if (isReference(line, run)) return { ...line, right: run.x + run.width };
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

/** The small raised number of a footnote, behind a word and not a measure: "said.1", but "km2". */
const isReference = (line: Line, run: Run): boolean =>
  run.size <= line.size * 0.75 &&
  run.y > line.y + line.size * 0.15 &&
  run.y < line.y + line.size &&
  run.x - line.right < line.size * 0.5 &&
  /^\s?\d{1,3}\s?$/.test(run.text) &&
  /\p{L}{3}["'”’»).,;:!?]{0,3} ?$/u.test(line.text);
