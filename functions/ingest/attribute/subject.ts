import {
  type Clause,
  cueAt,
  isComma,
  isFiller,
  isFiniteAt,
  mentionCovering,
  mentionEnding,
  type Subject,
} from './clause.ts';
import type { Mention } from './names.ts';

const MOST_SEGMENTS = 6; // commas crossed in search of the head of an apposition
const LONGEST_PHRASE = 30; // tokens of a noun phrase

const named = (mention: Mention): Subject => ({ kind: 'name', mention, from: mention.titleFrom, to: mention.to });

const pronounAt = (clause: Clause, at: number): Subject | null => {
  const token = clause.tokens[at];
  if (token?.kind !== 'word') return null;
  const gender = clause.pack.subjectPronouns.get(token.low);
  return gender === undefined ? null : { kind: 'pronoun', gender, from: at, to: at + 1 };
};

const isPreposition = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  return (
    token?.kind === 'word' &&
    !token.capital &&
    clause.pack.prepositions.has(token.low) &&
    mentionCovering(clause, at) === undefined
  );
};

const isBarrier = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  if (token === undefined || token.kind === 'quote') return true;
  if (token.kind === 'aside') return false;
  if (token.kind === 'mark') return !/^[-$%&'’/.#@]$/.test(token.text);
  if (mentionCovering(clause, at) !== undefined) return false;
  const { pack } = clause;
  if (pack.subjectPronouns.has(token.low) || pack.relativePronouns.has(token.low)) return true;
  if (pack.prepositions.has(token.low)) return false;
  return pack.subordinators.has(token.low) || isFiniteAt(clause, at) || cueAt(clause, at)?.finite === false;
};

/** The first place of the noun phrase that ends at `end` (exclusive), no further left than `bound`. */
const phraseStart = (clause: Clause, end: number, bound: number): number => {
  let at = end;
  while (at > bound && end - at < LONGEST_PHRASE && !isBarrier(clause, at - 1)) {
    const token = clause.tokens[at - 1];
    const joins =
      token?.kind === 'word' &&
      clause.pack.coordinators.has(token.low) &&
      mentionCovering(clause, at - 1) === undefined;
    if (joins && !isPreposition(clause, at - 2) && !hasPrepositionBefore(clause, at - 1, bound)) break;
    at -= 1;
  }
  return at;
};

const hasPrepositionBefore = (clause: Clause, at: number, bound: number): boolean => {
  for (let place = at - 1; place >= bound && place > at - 6; place -= 1) {
    if (isPreposition(clause, place)) return true;
    if (isBarrier(clause, place)) return false;
  }
  return false;
};

/** The head of the noun phrase [from, to): "a spokesman for Ann Lee" is the spokesman, "Ann Lee of Almaty" is Lee. */
const headOf = (clause: Clause, start: number, to: number): Subject | null => {
  let from = start;
  const last = clause.mentions.filter((mention) => mention.from >= from && mention.to <= to && !mention.possessive);
  while (
    from < to &&
    clause.tokens[from]?.kind === 'word' &&
    clause.pack.coordinators.has(clause.tokens[from]?.low ?? '')
  )
    from += 1;
  if (isPreposition(clause, from) || isFiller(clause, from)) {
    const adjacent = mentionEnding(clause, to);
    if (adjacent !== undefined && !adjacent.possessive && !isPreposition(clause, adjacent.titleFrom - 1))
      return named(adjacent);
    const next = from + 1;
    const first = last.find((mention) => mention.titleFrom >= next && !isPreposition(clause, mention.titleFrom - 1));
    return first === undefined ? null : named(first);
  }
  const titled = bareTitled(clause, from, to);
  if (titled !== null) return named(titled);
  let cut = from;
  while (cut < to && !isPreposition(clause, cut)) cut += 1;
  let end = cut;
  while (end > from && (clause.tokens[end - 1]?.kind === 'aside' || isFiller(clause, end - 1))) end -= 1;
  const head = mentionEnding(clause, end);
  if (head !== undefined && !head.possessive) return named(head);
  return end > from ? { kind: 'noun', from, to: end } : null;
};

/** Speaker of the House Ann Lee, former Secretary of State Ann Lee: a bare title, and the name at the end. */
const bareTitled = (clause: Clause, from: number, to: number): Mention | null => {
  const mention = mentionEnding(clause, to);
  if (mention?.kind !== 'person' || mention.possessive || isPreposition(clause, mention.titleFrom - 1)) return null;
  if (mention.words.length < 2 && mention.title === null) return null;
  for (let at = from; at < mention.titleFrom && !isPreposition(clause, at); at += 1) {
    const low = clause.tokens[at]?.low ?? '';
    if (clause.pack.determiners.has(low)) return null;
    if (clause.pack.titles.has(low)) return mention;
  }
  return null;
};

/** Is [from, to) a lone name, with title or role before it, rather than an apposition? */
const loneName = (clause: Clause, from: number, to: number): Mention | null => {
  const mention = mentionEnding(clause, to);
  if (mention === undefined || mention.possessive || mention.kind !== 'person') return null;
  for (let at = from; at < mention.titleFrom; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word' || isPreposition(clause, at) || isFiniteAt(clause, at)) return null;
    if (clause.pack.relativePronouns.has(token.low)) return null;
  }
  return mention;
};

const segmentStart = (clause: Clause, end: number, bound: number): number => {
  let at = end;
  while (at > bound && !isComma(clause.tokens[at - 1])) at -= 1;
  return at;
};

const relativeIn = (clause: Clause, from: number, to: number): number => {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind === 'word' && clause.pack.relativePronouns.has(token.low)) return at;
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
const headBeforeApposition = (clause: Clause, comma: number, bound: number): Subject | null => {
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
      if (verbIn(clause, start, phraseEnd)) return outermost;
    }
    end = start - 1;
  }
  return outermost;
};

/** The subject of the verb before which this clause's own verb is only coordinated: "X rose and said". */
const sharedSubject = (clause: Clause, before: number, bound: number): Subject | null => {
  for (const wanted of [cueAt, isFiniteAt]) {
    for (let at = before - 1; at >= bound; at -= 1) {
      if (!isFiniteAt(clause, at) || !wanted(clause, at)) continue;
      const subject =
        subjectBefore(clause, at, bound) ?? (cueAt(clause, at) === null ? null : subjectAfter(clause, at));
      if (subject !== null && !(subject.kind === 'pronoun' && subject.gender === null)) return subject;
    }
  }
  return null;
};

/** The subject that stands before the verb at `verb`, no further left than `bound`. */
export const subjectBefore = (clause: Clause, verb: number, bound: number): Subject | null => {
  let at = verb - 1;
  while (at >= bound && isFiller(clause, at)) at -= 1;
  const token = clause.tokens[at];
  if (at < bound || token === undefined) return null;
  const pronoun = pronounAt(clause, at);
  if (pronoun !== null) return pronoun;
  if (token.kind === 'word' && clause.pack.relativePronouns.has(token.low)) {
    const end = isComma(clause.tokens[at - 1]) ? at - 1 : at;
    return end > bound ? headOf(clause, phraseStart(clause, end, bound), end) : null;
  }
  if (isComma(token)) return headBeforeApposition(clause, at, bound) ?? sharedSubject(clause, at, bound);
  if (token.kind === 'word' && mentionCovering(clause, at) === undefined) {
    const { pack } = clause;
    if (pack.coordinators.has(token.low) || token.low === 'to' || isFiniteAt(clause, at))
      return sharedSubject(clause, at + 1, bound);
    if (pack.subordinators.has(token.low) && !pack.prepositions.has(token.low)) return null;
  }
  const end = at + 1;
  const start = phraseStart(clause, end, bound);
  const relative = start > bound && isFiniteAt(clause, start - 1) ? relativeBefore(clause, start - 1, bound) : -1;
  if (relative > bound) return headOf(clause, phraseStart(clause, relative, bound), relative);
  return start < end ? headOf(clause, start, end) : null;
};

/** The relative pronoun to whose clause the verb at `verb` belongs: "a nurse who saw the fire said". */
const relativeBefore = (clause: Clause, verb: number, bound: number): number => {
  let at = verb - 1;
  while (at > bound && isFiller(clause, at)) at -= 1;
  const token = clause.tokens[at];
  return token?.kind === 'word' && clause.pack.relativePronouns.has(token.low) && !isComma(clause.tokens[at - 1])
    ? at
    : -1;
};

/** The subject of a finite verb, wherever it stands: "…, said Ann Lee, the mayor" has it after. */
export const subjectOfVerb = (clause: Clause, verb: number): Subject | null => {
  const cue = cueAt(clause, verb);
  const mayInvert = cue !== null && cue.finite && !cue.addresses;
  const next = clause.mentions.find((mention) => mention.titleFrom === verb + 1);
  if (mayInvert && next?.kind === 'person' && !next.possessive) {
    const before = clause.tokens[verb - 1];
    const after = clause.tokens[next.to];
    const closed = after === undefined || after.kind !== 'word' || isPreposition(clause, next.to);
    if (closed && (before === undefined || before.kind === 'quote' || isComma(before))) return named(next);
  }
  return subjectBefore(clause, verb, 0) ?? (mayInvert ? subjectAfter(clause, verb) : null);
};

/** Does the clause whose subject begins at `from` depend on another: "that she …", "said she …", "who …"? */
export const isEmbedded = (clause: Clause, from: number): boolean => {
  const before = clause.tokens[from - 1];
  if (before?.kind !== 'word') return false;
  const { pack } = clause;
  const depends =
    pack.subordinators.has(before.low) || pack.complementisers.has(before.low) || pack.relativePronouns.has(before.low);
  return depends || cueAt(clause, from - 1) !== null;
};

/** The nearest subject before `at` that is none of a dependent clause, else the nearest of any: whose "saying" it is. */
export const mainSubjectBefore = (clause: Clause, at: number): Subject | null => {
  let nearest: Subject | null = null;
  for (let verb = at - 1; verb >= 0; verb -= 1) {
    if (!isFiniteAt(clause, verb)) continue;
    const subject = subjectOfVerb(clause, verb);
    if (subject === null || (subject.kind === 'pronoun' && subject.gender === null)) continue;
    if (!isEmbedded(clause, subject.from)) return subject;
    nearest ??= subject;
  }
  return nearest;
};

/** The subject that stands after its verb: "said Ann Lee", "said the former mayor, Ann Lee", "said he". */
export const subjectAfter = (clause: Clause, verb: number): Subject | null => {
  let from = verb + 1;
  while (from < clause.tokens.length && isFiller(clause, from) && clause.tokens[from]?.kind === 'word') from += 1;
  const pronoun = pronounAt(clause, from);
  if (pronoun !== null) return pronoun;
  let to = from;
  while (to < clause.tokens.length && to - from < LONGEST_PHRASE && !isBarrier(clause, to)) {
    if (isPreposition(clause, to)) break;
    const token = clause.tokens[to];
    const joins =
      token?.kind === 'word' && clause.pack.coordinators.has(token.low) && mentionCovering(clause, to) === undefined;
    const end = to;
    const named = clause.mentions.some(
      (mention) => mention.from >= from && mention.to <= end && mention.kind === 'person',
    );
    if (joins && named) break;
    to += 1;
  }
  const inside = clause.mentions.filter(
    (mention) => mention.titleFrom >= from && mention.to <= to && !mention.possessive,
  );
  const last = inside[inside.length - 1];
  if (last !== undefined && last.kind === 'person' && !isModifier(clause, last)) return named(last);
  const later = isDetermined(clause, from) ? null : nameBehind(clause, to);
  if (later !== null) return named(later);
  const after = nameInApposition(clause, to);
  if (after !== null) return named(after);
  if (last !== undefined && last.to >= to - 1) return named(last);
  return to > from ? { kind: 'noun', from, to } : null;
};

const isDetermined = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  return token?.kind !== 'word' || token.possessive || clause.pack.determiners.has(token.low);
};

/** "said master of ceremonies Ann Lee": a role without an article, and the full name at its end. */
const nameBehind = (clause: Clause, from: number): Mention | null => {
  let at = from;
  while (at - from < LONGEST_PHRASE && !isBarrier(clause, at)) at += 1;
  const full = clause.mentions.find((mention) => mention.from >= from && mention.to <= at && mention.kind === 'person');
  if (full === undefined || full.words.length < 2 || full.possessive) return null;
  const before = clause.tokens[full.titleFrom - 1];
  return before === undefined || isPreposition(clause, full.titleFrom - 1) || isDetermined(clause, full.titleFrom - 1)
    ? null
    : full;
};

/** "said a senior Lee adviser": the name only tells whose adviser. */
const isModifier = (clause: Clause, mention: Mention): boolean => {
  const next = clause.tokens[mention.to];
  if (next?.kind !== 'word' || next.capital || isFiller(clause, mention.to) || isPreposition(clause, mention.to))
    return false;
  const { pack } = clause;
  return !pack.determiners.has(next.low) && !pack.coordinators.has(next.low) && !isBarrier(clause, mention.to);
};

/** said the mayor of Almaty, Ann Lee: the name follows the comma. */
const nameInApposition = (clause: Clause, from: number): Mention | null => {
  let at = from;
  while (at < clause.tokens.length && at - from < LONGEST_PHRASE && !isComma(clause.tokens[at])) {
    if (isBarrier(clause, at)) return null;
    at += 1;
  }
  const next = clause.mentions.find((mention) => mention.titleFrom > at && mention.titleFrom <= at + 4);
  if (next?.kind !== 'person' || next.words.length < 2) return null;
  return loneName(clause, at + 1, next.to) === null ? null : next;
};
