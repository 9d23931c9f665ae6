import type { LanguagePack } from './languages/pack.ts';
import type { Token } from './tokens.ts';

const MOST_AFTER_GIVEN = 3; // words of a name after its first

const isPlainWord = (token: Token | undefined): token is Token => token?.kind === 'word' && !/^\p{N}/u.test(token.text);

/** Could the word be of a name, as far as the word itself tells? */
const mayBeName = (token: Token | undefined, pack: LanguagePack, first = false, afterGiven = false): token is Token => {
  if (!isPlainWord(token) || (pack.capitals === 'nouns' && !token.capital)) return false;
  const { low } = token;
  const others = [
    ...[pack.determiners, pack.prepositions, pack.coordinators, pack.subordinators, pack.adverbs, pack.auxiliaries],
    ...[pack.relativePronouns, pack.complementisers, pack.organisationWords, pack.notNames],
    ...[pack.namedThings, pack.documentNouns, pack.quotatives],
  ];
  const isTrade = pack.roleNouns.has(low) && !(afterGiven && pack.capitals === 'nouns'); // Therese Bauer
  if (isTrade || others.some((set) => set.has(low)) || pack.titles.has(low) || pack.cues.has(low)) return false;
  return !pack.subjectPronouns.has(low) && !pack.possessivePronouns.has(low) && !pack.isCommon(low, first);
};

const isGiven = (token: Token | undefined, pack: LanguagePack): boolean =>
  isPlainWord(token) &&
  (pack.givenNames.has(token.low) || pack.looksGiven(token.low)) &&
  (pack.capitals !== 'nouns' || token.capital);

/** The end of the name that begins with the given name at `at`; `at` itself where nothing after it is of a name. */
const endAfterGiven = (tokens: readonly Token[], at: number, pack: LanguagePack): number => {
  let end = at + (pack.nameParticles.has(tokens[at]?.low ?? '') && isPlainWord(tokens[at + 1]) ? 2 : 1); // عبد القادر
  for (let more = 0; more < MOST_AFTER_GIVEN; more += 1) {
    const particle = pack.nameParticles.has(tokens[end]?.low ?? '') && mayBeName(tokens[end + 1], pack);
    const given = isGiven(tokens[end], pack);
    if (!particle && !given && !mayBeName(tokens[end], pack, false, true)) break;
    end += particle ? 2 : 1;
    if (pack.capitals === 'none' && !given && !particle) break; // a surname closes the name
  }
  return end === at + 1 && pack.ambiguousGivenNames.has(tokens[at]?.low ?? '') ? at : end;
};

/** کے of کے مطابق: what follows a name may open a phrase that gives it as the source. */
const closersOf = (pack: LanguagePack): ReadonlySet<string> =>
  new Set(pack.accordingToAfter.map(([first = '']) => first));

const FARTHEST_ROLE = 6; // words of what somebody is, before the name: الأمين العام للأمم المتحدة

/** How many words before `at` the role stands whose phrase goes on up to there; 0 where there is none. */
const stepsToRole = (tokens: readonly Token[], at: number, pack: LanguagePack): number => {
  const farthest = pack.capitals === 'none' ? FARTHEST_ROLE : 1;
  for (let steps = 1; steps <= farthest; steps += 1) {
    const token = tokens[at - steps];
    if (!isPlainWord(token) || isGiven(token, pack)) return 0;
    if (pack.roleNouns.has(token.low)) return tokens[at - steps - 1]?.text === ',' ? 0 : steps; // no apposition
    const ends = [
      pack.cues,
      pack.auxiliaries,
      pack.complementisers,
      pack.prepositions,
      pack.coordinators,
      pack.adverbs,
    ];
    if (ends.some((set) => set.has(token.low))) return 0;
  }
  return 0;
};

/** The name that a title or a role introduces: Ministerin Wiebke Petersen. Two words, and then the phrase ends. */
const endAfterRole = (tokens: readonly Token[], at: number, pack: LanguagePack): number => {
  const before = tokens[at - 1];
  if (!isPlainWord(before) || !mayBeName(tokens[at], pack, true)) return at;
  if (pack.titles.has(before.low) && pack.honorifics.has(before.low))
    return mayBeName(tokens[at + 1], pack) ? at + 2 : at + 1;
  const steps = stepsToRole(tokens, at, pack);
  if (steps === 0 || !mayBeName(tokens[at + 1], pack, steps > 1)) return at;
  const next = tokens[at + 2];
  const closing = [pack.cues, pack.auxiliaries, pack.complementisers, pack.adverbs, closersOf(pack)];
  if (pack.verbFinal && next?.text === ',') return at; // "X, head of the children's ward, said"
  return next?.kind !== 'word' || closing.some((set) => set.has(next.low)) ? at + 2 : at;
};

/**
 * For languages whose capitals do not tell names: finds the full names of a story by given names, titles and roles,
 * and answers a function that marks them, and the surnames that they teach, as capitals mark them elsewhere; all other
 * words are left without. In other languages the tokens stay as they are. Linear.
 */
export const properNames = (pack: LanguagePack, story: readonly (readonly Token[])[]) => {
  if (pack.capitals === 'names') return (tokens: readonly Token[]): readonly Token[] => tokens;
  const surnames = new Set<string>();
  const namesIn = (tokens: readonly Token[]): ReadonlySet<number> => {
    const places = new Set<number>();
    for (let at = 0; at < tokens.length; at += 1) {
      const end = isGiven(tokens[at], pack) ? endAfterGiven(tokens, at, pack) : endAfterRole(tokens, at, pack);
      for (let place = at; place < end; place += 1) places.add(place);
      const last = tokens[end - 1];
      if (end > at + 1 && last !== undefined) surnames.add(pack.stemOf(last.low));
      if (end > at) at = end - 1;
    }
    return places;
  };
  for (const tokens of story) namesIn(tokens);
  return (tokens: readonly Token[]): readonly Token[] => {
    const places = namesIn(tokens);
    return tokens.map((token, at) => {
      const known = isPlainWord(token) && surnames.has(pack.stemOf(token.low)) && mayBeName(token, pack);
      const capital = places.has(at) || known || (pack.capitals === 'nouns' && token.capital && isShout(token));
      return capital === token.capital ? token : { ...token, capital };
    });
  };
};

const isShout = (token: Token): boolean => /^\p{Lu}{2,}$/u.test(token.text);
