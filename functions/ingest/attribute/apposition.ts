import { type Clause, isComma, isFiniteAt, mentionCovering, type Subject } from './clause.ts';
import { headOf, isPreposition, loneName, named, phraseStart, pronounAt } from './phrases.ts';
import type { Token } from './tokens.ts';

const MOST_SEGMENTS = 6; // commas crossed in search of the head of an apposition

/** A comma, or a title that has swallowed it: the author of "Wide Water," a novel, said. */
const closesSegment = (token: Token | undefined): boolean =>
  isComma(token) || (token?.kind === 'quote' && token.text.endsWith(','));

const segmentStart = (clause: Clause, end: number, bound: number): number => {
  let at = end;
  while (at > bound && !closesSegment(clause.tokens[at - 1])) at -= 1;
  return at;
};

const relativeIn = (clause: Clause, from: number, to: number): number => {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word') continue;
    const { pack } = clause;
    if (pack.relativePronouns.has(token.low) || (at > from && pack.complementisers.has(token.low))) return at;
  }
  return -1;
};

const verbIn = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (isFiniteAt(clause, at)) return true;
  return false;
};

/** "who lives in Osh", "of Almaty", "speaking to students", "45": between commas, no place for the head. */
const isAside = (clause: Clause, from: number): boolean => {
  const token = clause.tokens[from];
  if (token?.kind !== 'word') return true;
  const { pack } = clause;
  if (mentionCovering(clause, from) !== undefined) return false;
  return pack.relativePronouns.has(token.low) || isPreposition(clause, from) || pack.looksParticiple(token.low);
};

/** X, role, said: the head stands before the comma that opens the apposition. */
export const headBeforeApposition = (clause: Clause, comma: number, bound: number): Subject | null => {
  let end = comma;
  let outermost: Subject | null = null;
  for (let crossed = 0; crossed < MOST_SEGMENTS && end > bound; crossed += 1) {
    const start = segmentStart(clause, end, bound);
    const alone = loneName(clause, start, end);
    if (alone !== null) return named(alone);
    const pronoun = start === end - 1 ? pronounAt(clause, start) : null;
    if (pronoun !== null) return pronoun;
    const relative = relativeIn(clause, start, end);
    const phraseEnd = relative > start ? relative : end;
    if (!isAside(clause, start)) {
      const head = headOf(clause, phraseStart(clause, phraseEnd, start), phraseEnd);
      const opensApposition = clause.pack.determiners.has(clause.tokens[start]?.low ?? '');
      if (head?.kind === 'name' && head.mention.kind === 'person' && !opensApposition) return head;
      if (head !== null) outermost = head;
      if (!opensApposition && verbIn(clause, start, phraseEnd)) return outermost;
    }
    end = start - 1;
  }
  return outermost;
};
