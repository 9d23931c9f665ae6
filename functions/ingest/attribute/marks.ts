/** A stretch between quotation marks, in UTF-16 offsets of its block. `start` and `end` leave the marks out. */
export type MarkedSpan = {
  readonly start: number;
  readonly end: number;
  readonly outerStart: number;
  readonly outerEnd: number;
  /** The closing mark is missing: the speech goes on in the next paragraph, or the mark was forgotten. */
  readonly open: boolean;
};

const OPENERS = '“„«"';
const CLOSERS = '”“»"';
const BEFORE_AN_OPENING = /[\s([{—–\-‘'“«/:,]/;
const SPACE = /\s/;
const LETTER = /[\p{L}\p{N}]/u;
const LONGEST_SINGLE = 2000; // characters between single marks

const isStraightOpening = (text: string, at: number): boolean => {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (after === '' || SPACE.test(after)) return false;
  return before === '' || BEFORE_AN_OPENING.test(before);
};

const opens = (text: string, at: number): boolean => {
  const mark = text.charAt(at);
  if (mark === '"') return isStraightOpening(text, at);
  return OPENERS.includes(mark) || (mark === '»' && isStraightOpening(text, at));
};

/** The marks that may close what a mark opened. A straight mark closes anything, as hasty typing has it. */
const closersOf = (opener: string): string => {
  if (opener === '„') return '“”"';
  if (opener === '«') return '»';
  if (opener === '»') return '«';
  if (opener === '”') return '“”';
  return '”"';
};

const trimmed = (text: string, outerStart: number, outerEnd: number, open: boolean, width = 1): MarkedSpan | null => {
  let start = outerStart + width;
  let end = open ? outerEnd : outerEnd - width;
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end, outerStart, outerEnd, open } : null;
};

const closes = (text: string, at: number, opener: string): boolean => {
  const mark = text.charAt(at);
  if (!closersOf(opener).includes(mark)) return false;
  if (mark !== '"' || opener !== '"') return true;
  const before = text.charAt(at - 1);
  return !isStraightOpening(text, at) || !SPACE.test(before);
};

/** ‘Q,’ said X: single marks count as outer ones only round what ends as speech does, so that no apostrophe is one. */
const singleSpan = (text: string, at: number): MarkedSpan | null => {
  const mark = text.charAt(at);
  const turned = mark === '’' && /\p{Script=Arabic}/u.test(text.charAt(at + 1)); // ’Q‘, as Urdu has it
  if (mark !== '‘' && mark !== "'" && !turned) return null;
  const before = text.charAt(at - 1);
  if (before !== '' && !/[\s([—–]/.test(before)) return null;
  if (!LETTER.test(text.charAt(at + 1))) return null;
  const closer = turned ? '‘' : mark === '‘' ? '’' : "'";
  const near = text.slice(at, at + LONGEST_SINGLE);
  for (let end = near.indexOf(closer, 1); end !== -1; end = near.indexOf(closer, end + 1)) {
    if ((turned || /[,.?!…]/.test(near.charAt(end - 1))) && !LETTER.test(text.charAt(at + end + 1)))
      return trimmed(text, at, at + end + 1, false);
  }
  return null;
};

/** ”Q“ and ”Q”: the mark that closes elsewhere opens in Urdu and Swedish, where no other stands before it. */
const beginsTurned = (text: string): boolean => {
  const first = text.search(/[“”]/);
  return text.charAt(first) === '”' && isStraightOpening(text, first);
};

/** How many more closing than opening curly marks there are from each place on: whether an opening one is nested. */
const surplusOfClosers = (text: string): Int32Array => {
  const surplus = new Int32Array(text.length + 1);
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const mark = text.charAt(at);
    surplus[at] = (surplus[at + 1] ?? 0) + (mark === '”' ? 1 : mark === '“' ? -1 : 0);
  }
  return surplus;
};

/**
 * The outermost stretches between quotation marks of one paragraph, in order: "…", “…”, „…“, «…», »…«, ‘…’. Marks
 * inside a stretch are its text. A mark that is never closed runs to the end of the paragraph.
 * Linear.
 */
export const spansBetweenMarks = (paragraph: string): readonly MarkedSpan[] => {
  const text = paragraph.replace(/(^|\s)(?:''|``)/g, '$1 "').replaceAll("''", '" ');
  const spans: MarkedSpan[] = [];
  const push = (span: MarkedSpan | null): void => {
    if (span !== null) spans.push(span);
  };
  let opener: string | null = null;
  let from = 0;
  let depth = 0;
  const surplus = surplusOfClosers(text);
  const turned = beginsTurned(text);
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (opener === null) {
      if (opens(text, at) || (turned && mark === '”' && isStraightOpening(text, at))) {
        [opener, from, depth] = [mark, at, 0];
        continue;
      }
      const single = singleSpan(text, at);
      if (single !== null) {
        push(single);
        at = single.outerEnd - 1;
      }
    } else if (mark === opener && !'"»”'.includes(mark)) {
      if (mark !== '“' || (surplus[at] ?? 0) > depth) depth += 1;
      else [from, depth] = [at, 0]; // the mark before was never closed: start afresh
    } else if (CLOSERS.includes(mark) || mark === '«') {
      if (!closes(text, at, opener)) continue;
      if (depth > 0) depth -= 1;
      else {
        push(trimmed(text, from, at + 1, false));
        opener = null;
      }
    }
  }
  if (opener !== null) push(trimmed(text, from, text.length, true));
  return spans;
};
