import type { Cue, Gender, LanguagePack } from './languages/pack.ts';
import type { Mention } from './names.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** A sentence with its names, as the rules look at it. */
export type Clause = {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly pack: LanguagePack;
  /** By token place: the name, title included, that the token is part of. */
  readonly covering: ReadonlyMap<number, Mention>;
  /** By the place after its last token: the name that ends there. */
  readonly ending: ReadonlyMap<number, Mention>;
};

export const clauseOf = (sentence: Sentence, mentions: readonly Mention[], pack: LanguagePack): Clause => {
  const covering = new Map<number, Mention>();
  for (const mention of mentions) for (let at = mention.titleFrom; at < mention.to; at += 1) covering.set(at, mention);
  const ending = new Map(mentions.map((mention) => [mention.to, mention]));
  return { sentence, tokens: sentence.tokens, mentions, pack, covering, ending };
};

/** Who a verb belongs to, as written: a name, a pronoun, or a noun phrase that names nobody. Token places. */
export type Subject =
  | { readonly kind: 'name'; readonly mention: Mention; readonly from: number; readonly to: number }
  | { readonly kind: 'pronoun'; readonly gender: Gender | null; readonly from: number; readonly to: number }
  | { readonly kind: 'noun'; readonly from: number; readonly to: number };

export const mentionEnding = (clause: Clause, to: number): Mention | undefined => clause.ending.get(to);

export const mentionCovering = (clause: Clause, at: number): Mention | undefined => clause.covering.get(at);

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word';

/** A form that is a noun or an adjective as well ("his remarks", "to improved rates") is no verb there. */
const isNounHere = (clause: Clause, at: number): boolean => {
  const before = clause.tokens[at - 1];
  const token = clause.tokens[at];
  if (token === undefined || before === undefined || before.kind === 'quote') return false;
  const { pack } = clause;
  if (before.kind === 'word') {
    if (before.possessive || pack.possessivePronouns.has(before.low) || pack.determiners.has(before.low)) return true;
    if (pack.prepositions.has(before.low) && mentionCovering(clause, at - 1) === undefined) return true;
  }
  if (!pack.nounLike(token.low)) return false;
  if (before.kind !== 'word' || isFiller(clause, at - 1)) return false;
  const nominal =
    pack.subjectPronouns.has(before.low) || pack.relativePronouns.has(before.low) || pack.roleNouns.has(before.low);
  return !nominal && mentionEnding(clause, at) === undefined;
};

const fillersBefore = (clause: Clause, at: number): number => {
  let place = at - 1;
  while (place >= 0 && isFiller(clause, place)) place -= 1;
  return place;
};

const followsPlural = (clause: Clause, at: number): boolean => {
  const place = fillersBefore(clause, at);
  const token = clause.tokens[place];
  for (let between = place + 1; between < at; between += 1) {
    if (clause.pack.auxiliaries.has(clause.tokens[between]?.low ?? '')) return true;
  }
  return isWord(token) && clause.pack.looksPlural(token.low);
};

/** "She was asked": the subject is the one spoken to. */
export const isPassiveAt = (clause: Clause, at: number): boolean => {
  const low = clause.tokens[at]?.low ?? '';
  if (clause.pack.cues.get(low)?.finite !== true) return false;
  for (let place = at - 1; place >= 0 && isFiller(clause, place); place -= 1) {
    if (clause.pack.passives.has(clause.tokens[place]?.low ?? '')) return true;
  }
  return false;
};

/** A capital inside a sentence: no verb, in whatever language. */
const isCapital = (clause: Clause, token: Token, at: number): boolean =>
  at > 0 && (token.capital || (clause.pack.capitals === 'nouns' && /^\p{Lu}/u.test(token.text)));

/** Is there a verb of saying here? */
export const cueAt = (clause: Clause, at: number): Cue | null => {
  const token = clause.tokens[at];
  if (!isWord(token) || isCapital(clause, token, at)) return null;
  const cue = clause.pack.cues.get(token.low);
  if (cue === undefined || mentionCovering(clause, at) !== undefined) return null;
  if (isNounHere(clause, at) || isPassiveAt(clause, at)) return null;
  return cue.bare && !followsPlural(clause, at) ? null : cue;
};

export const isFiniteAt = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  if (!isWord(token) || isCapital(clause, token, at) || mentionCovering(clause, at) !== undefined) return false;
  if (clause.pack.auxiliaries.has(token.low)) return true;
  const cue = clause.pack.cues.get(token.low);
  if (cue?.bare === true) return cueAt(clause, at) !== null;
  const finite = cue === undefined ? clause.pack.looksFinite(token.low) : cue.finite;
  return (finite && !isNounHere(clause, at)) || isPresentAfterName(clause, at);
};

/** Ann Lee bristles at the idea: a form in no list, between a name and what goes with a verb. */
const isPresentAfterName = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  const next = clause.tokens[at + 1];
  if (token === undefined || !isWord(next) || !clause.pack.looksPresent(token.low)) return false;
  const name = mentionEnding(clause, at);
  if (name?.kind !== 'person' || name.possessive) return false;
  const { pack } = clause;
  if (pack.prepositions.has(token.low) || pack.subordinators.has(token.low) || pack.determiners.has(token.low))
    return false;
  return pack.determiners.has(next.low) || pack.prepositions.has(next.low) || pack.possessivePronouns.has(next.low);
};

/** Words that may stand between a subject and its verb: has, also, later, repeatedly. */
export const isFiller = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'aside') return true;
  if (token.kind !== 'word' || mentionCovering(clause, at) !== undefined) return false;
  const { pack } = clause;
  const fills = [pack.auxiliaries, pack.adverbs, pack.quotatives];
  return fills.some((set) => set.has(token.low)) || pack.looksAdverb(token.low);
};

export const isDash = (token: Token | undefined): boolean => token !== undefined && /^[—–―-]+$/.test(token.text);
export const isComma = (token: Token | undefined): boolean => token?.text === ',' || isDash(token);
