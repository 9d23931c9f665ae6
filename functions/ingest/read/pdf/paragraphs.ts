import type { Line } from './line.ts';

export type Paragraph = {
  readonly text: string;
  readonly size: number;
  readonly page: number;
  readonly isHeading: boolean;
};

const SAME_SIZE = 0.12;
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 200;
const MOST_LINES = 500; // of a paragraph
const STARTS_LOWER = /^\p{Ll}/u;
const GOES_ON = /^[\p{Ll}\p{Lo}\d"“«(]/u;
const ENDS_SENTENCE = /[.!?…:؟۔।]["'”’»)\]]{0,3}$/u;

/** The size that most letters have. */
export const bodySize = (lines: readonly Line[]): number => {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
};

/** Lines put together to paragraphs, over the ends of columns and pages too. */
export const paragraphsIn = (pages: readonly (readonly Line[])[], body: number): readonly Paragraph[] => {
  const leading = usualLeading(pages);
  const words = wordsOf(pages);
  const paragraphs: { lines: Line[]; page: number }[] = [];
  let before: Line | null = null;
  pages.forEach((lines, page) => {
    for (const line of lines) {
      const open = paragraphs.at(-1);
      if (open !== undefined && before !== null && continues(before, line, open.lines, leading)) open.lines.push(line);
      else paragraphs.push({ lines: [line], page });
      before = line;
    }
  });
  return paragraphs.map(({ lines, page }) => {
    const size = Math.max(...lines.map((line) => line.size));
    const text = lines.reduce((all, line) => joinWords(all, line.text, words), '');
    return { text, size, page, isHeading: size > body * HEADING_SIZE && text.length <= LONGEST_HEADING };
  });
};

/** How far apart the lines of a paragraph stand, in their letters' size. */
const usualLeading = (pages: readonly (readonly Line[])[]): number => {
  const steps = pages.flatMap((lines) =>
    lines.flatMap((line, at) => {
      const step = ((lines[at - 1]?.y ?? line.y) - line.y) / line.size;
      return step > 0.5 && step < 3 ? [step] : [];
    }),
  );
  return steps.sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 1.2;
};

const continues = (before: Line, line: Line, paragraph: readonly Line[], leading: number): boolean => {
  if (paragraph.length >= MOST_LINES) return false;
  if (Math.abs(line.size - before.size) > before.size * SAME_SIZE || /^[•‣◦▪●]/.test(line.text)) return false;
  const step = (before.y - line.y) / line.size;
  const isBelow = step > 0 && step <= leading * 1.25 && line.x < before.right && line.right > before.x;
  if (!isBelow) return isElsewhere(step) && !ENDS_SENTENCE.test(before.text) && GOES_ON.test(line.text);
  const indent = line.x - Math.min(...paragraph.slice(-3).map(({ x }) => x));
  if (indent > line.size * 0.7 && ENDS_SENTENCE.test(before.text)) return false;
  const right = Math.max(...paragraph.map((one) => one.right), line.right);
  return !(hasRoom(before, line, right) && (ENDS_SENTENCE.test(before.text) || !STARTS_LOWER.test(line.text)));
};

/** Whoever wraps lines fills them: where the next word would have fitted, the paragraph was at its end. */
const hasRoom = (before: Line, line: Line, right: number): boolean => {
  const letter = (line.right - line.x) / line.text.length;
  const word = line.text.split(' ', 1)[0]?.length ?? 0;
  return before.right + (word + 2) * letter < right;
};

/** Up in the next column or over on the next page, and not merely below a gap. */
const isElsewhere = (step: number): boolean => step < -1;

const wordsOf = (pages: readonly (readonly Line[])[]): ReadonlySet<string> =>
  new Set(pages.flatMap((lines) => lines.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}\p{N}-]+/u))));

/**
 * Joins a line to the text before it. A hyphen at the line's end is the typesetter's unless the file has the word with
 * it elsewhere.
 */
const joinWords = (text: string, line: string, words: ReadonlySet<string>): string => {
  if (text === '') return line;
  const [, head] = /([\p{L}-]{1,60})[-\u2010]$/u.exec(text.slice(-62)) ?? [];
  const [tail] = /^\p{Ll}[\p{L}-]{0,60}/u.exec(line) ?? [];
  if (head === undefined || tail === undefined) return `${text} ${line}`;
  const isOwn = text.endsWith('-') && words.has(`${head}-${tail}`.toLowerCase());
  return `${isOwn ? text : text.slice(0, -1)}${line}`;
};
