/** Lines of a plain text to its paragraphs. A paragraph is what stands between blank lines, but for two habits of typists. */

/** Wider lines are written by no program that wraps. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 30;
const INDENT = /^ {2,}(?=\S)/;
const STARTS_LOWER = /^\p{Ll}/u;
const ENDS_SENTENCE = /[.!?…:;]["'”’»)\]]{0,3}$/;

/**
 * The paragraphs of a text in order, each one line, none empty. Lines of one block are joined where the text is
 * hard-wrapped, and are a paragraph each where it is not. In a wrapped text an indented line begins a paragraph.
 */
export const paragraphsOf = (text: string): readonly string[] => {
  const blocks = blocksOf(text.split('\n'));
  const width = wrapWidth(blocks);
  return blocks.flatMap((lines) => join(lines, width)).filter((paragraph) => paragraph !== '');
};

const blocksOf = (lines: readonly string[]): readonly (readonly string[])[] => {
  const blocks: string[][] = [];
  let open: string[] = [];
  for (const line of lines) {
    if (line.trim() !== '') open.push(line.trimEnd());
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...blocks, open] : blocks;
};

/**
 * The column at which the text was wrapped, or null. Whoever wraps fills each line as far as it goes: the next line's
 * first word would not have fitted. Only blocks of three lines or more are evidence.
 */
const wrapWidth = (blocks: readonly (readonly string[])[]): number | null => {
  const long = blocks.filter((lines) => lines.length >= 3);
  const width = long.flat().reduce((widest, line) => Math.max(widest, line.length), 0);
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return null;
  let full = 0;
  let all = 0;
  for (const lines of long)
    for (let at = 0; at + 1 < lines.length; at += 1) {
      all += 1;
      if (isFull(lines[at] ?? '', lines[at + 1] ?? '', width)) full += 1;
    }
  return full >= all * 0.7 ? width : null;
};

/** A margin of a few columns, since programs differ on whether the space counts. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.length + 1 + (next.trimStart().split(' ', 1)[0] ?? '').length > width - 4;

const join = (lines: readonly string[], width: number | null): readonly string[] => {
  const paragraphs: string[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const open = paragraphs.at(-1);
    if (before === undefined || open === undefined || !continues(before, line, width)) paragraphs.push([line.trim()]);
    else open.push(isHyphened(before, line) ? '' : ' ', line.trim());
  });
  return paragraphs.map((pieces) => pieces.join('').replace(/ {2,}/g, ' '));
};

const continues = (before: string, line: string, width: number | null): boolean => {
  if (isItem(line)) return false;
  if (width === null) return before.length <= WIDEST_WRAP && !ENDS_SENTENCE.test(before) && STARTS_LOWER.test(line);
  return isFull(before, line, width) && !(INDENT.test(line) && !INDENT.test(before));
};

/** "well-" and "known" were one word with a hyphen of its own: whoever wraps plain text does not hyphenate. */
const isHyphened = (before: string, line: string): boolean =>
  /^\p{L}-$/u.test(before.slice(-2)) && STARTS_LOWER.test(line.trimStart());

/** A line that begins with a bullet. Dashes proper (– —) are not bullets: they open speech in many languages. */
export const isItem = (line: string): boolean => /^\s{0,20}[-*•‣◦▪●]\s{1,5}\S/.test(line);
