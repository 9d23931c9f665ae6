import { foldWord } from './languages/fold.ts';
import type { Gender, LanguagePack } from './languages/pack.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** One occurrence of a name. Token places are of its sentence; `start` and `end` are of the block, title left out. */
export type Mention = {
  readonly sentence: number;
  readonly from: number;
  readonly to: number; // exclusive
  /** The place of the title before it, or `from`. */
  readonly titleFrom: number;
  readonly words: readonly string[]; // as written, possessive ending left out
  readonly suffix: string | null; // as written: Jr., III
  readonly title: string | null;
  readonly gender: Gender; // of the title, else of the given name, else of the surname's form
  readonly kind: 'person' | 'organisation' | 'place';
  readonly possessive: boolean;
  /** "the Rainmakers", "a New Hampshire Democrat": after an article, and without a title, no new person. */
  readonly article: boolean;
  readonly start: number;
  readonly end: number;
};

const LONGEST_NAME = 5; // words; a longer run of capitals is no person
const NO_NAME =
  /^\p{Lu}-\p{Lu}|^\p{Lu}\p{L}+-(?:\p{Ll}{2,}(?:ed|ing)|\p{Ll}{4,}(?:ly|er)|born|style|era|wide|like|area|led|run|only|friendly|free|language|speaking|owned|made|held|built|bound)$/u; // D-Calif., Korean-born
const CAMEL = /^(?!Ma?c|De|La|Le|Di|Du|Fitz|Van|O['’])\p{Lu}\p{Ll}+\p{Lu}/u; // PolitiFact
const AGE_OR_NUMBER = /^\p{N}/u;

const bare = (token: Token): string => token.text.replace(/['’][sS]$/, '');

const isInitial = (token: Token): boolean => /^\p{Lu}\.$/u.test(token.text);

const isFunctionWord = (low: string, pack: LanguagePack): boolean =>
  pack.determiners.has(low) ||
  pack.prepositions.has(low) ||
  pack.coordinators.has(low) ||
  pack.subordinators.has(low) ||
  pack.adverbs.has(low) ||
  pack.subjectPronouns.has(low) ||
  pack.possessivePronouns.has(low) ||
  pack.relativePronouns.has(low);

const isShout = (token: Token): boolean =>
  /^[\p{Lu}&.]{2,}$/u.test(bare(token)) && !/^(?:\p{Lu}\.)+$/u.test(bare(token));

export type NameFinder = (sentence: Sentence) => readonly Mention[];

/** The surnames, in full names of the story, that would be no name by themselves: Al From, George Will, Theresa May. */
export const wordSurnames = (mentions: readonly Mention[], pack: LanguagePack): ReadonlySet<string> =>
  new Set(
    mentions.flatMap(({ kind, words }) => {
      const [first = '', last = ''] = [words[0], words[words.length - 1]].map((word) => word?.toLowerCase());
      const isWord = isFunctionWord(last, pack) || pack.auxiliaries.has(last);
      return kind === 'person' && words.length > 1 && pack.givenNames.has(first) && isWord ? [last] : [];
    }),
  );

/**
 * A finder of names by their capitals. `lowerWords` are the words that the story also writes in lower case: a capital
 * at the start of a sentence is no evidence for them. `surnames` are the words that are a surname in this story, though
 * in others they are no name: Will, From.
 */
export const nameFinder = (
  pack: LanguagePack,
  lowerWords: ReadonlySet<string>,
  surnames: ReadonlySet<string> = new Set(),
): NameFinder => {
  const isGiven = (token: Token): boolean => pack.givenNames.has(token.low);

  const inName = (tokens: readonly Token[], at: number): boolean => {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || !token.capital || NO_NAME.test(token.text)) return false;
    const next = tokens[at + 1];
    const before = tokens[at - 1];
    if (
      isInitial(token) ||
      (before?.kind === 'word' &&
        before.capital &&
        isGiven(before) &&
        !before.possessive &&
        (token.low.length > 3 || isGiven(token) || pack.ambiguousGivenNames.has(token.low)))
    )
      return true;
    if (surnames.has(token.low)) {
      const says = next?.kind === 'word' && !next.capital && pack.cues.get(next.low)?.finite === true;
      if (at > 0 || says) return true;
    }
    if (at === 0 && pack.cues.get(token.low)?.finite && next?.kind === 'word' && next.capital) return false;
    if (pack.auxiliaries.has(token.low)) return isGiven(token) && next?.capital === true && next.kind === 'word';
    if (isFunctionWord(token.low, pack) && !(at > 0 && pack.nameParticles.has(token.low) && tokens[at - 1]?.capital))
      return false;
    if (pack.indefinites !== null && pack.roleNouns.has(token.low) && !(next?.capital && next.kind === 'word'))
      return false;
    if (at > 0 && tokens[at - 1]?.kind !== 'quote') return true;
    if (isGiven(token) || pack.titles.has(token.low) || token.possessive) return true;
    if (pack.cues.has(token.low) && !(next?.capital && next.kind === 'word')) return false;
    return !lowerWords.has(token.low) && !pack.looksAdverb(token.low);
  };

  const runEnd = (tokens: readonly Token[], from: number): number => {
    let at = from;
    while (at < tokens.length) {
      const token = tokens[at];
      if (token === undefined) break;
      const next = tokens[at + 1];
      const bridges =
        (token.kind === 'word' && pack.nameParticles.has(token.low) && next !== undefined && inName(tokens, at + 1)) ||
        (token.kind === 'quote' && at > from && /^\p{Lu}\S*$/u.test(token.text) && inName(tokens, at + 1)) || // a nickname
        (token.kind === 'aside' && at > from && /^\(\p{Lu}[\p{L}.]*\)$/u.test(token.text) && inName(tokens, at + 1));
      const before = tokens[at - 1];
      const ofBody =
        at > from && pack.bodyLinks.has(token.low) && before !== undefined && pack.organisationWords.has(before.low);
      const suffix = token.text === ',' && next !== undefined && pack.nameSuffixes.has(next.low) && next.capital;
      if (at > from && !inName(tokens, at) && !bridges && !suffix && !(ofBody && inName(tokens, at + 1))) break;
      at += 1;
      if (token.possessive) break;
    }
    return at;
  };

  const isTitle = (low: string): boolean =>
    pack.titles.has(low) || pack.roleNouns.has(low) || pack.titles.has(low.slice(low.lastIndexOf('-') + 1));

  const lastTitle = (run: readonly Token[]): number => {
    for (let at = run.length - 2; at >= 0; at -= 1) {
      const low = run[at]?.low ?? '';
      if (isTitle(low) && run[at]?.possessive === false) return at;
    }
    return -1;
  };

  /** J. Gerald Hebert, Cornell William Brooks: what stands before the given name belongs to it. */
  const isPartOfName = (token: Token | undefined): boolean =>
    token?.kind === 'word' &&
    !token.possessive &&
    !pack.notNames.has(token.low) &&
    !pack.organisationWords.has(token.low) &&
    !pack.roleNouns.has(token.low) &&
    !pack.titles.has(token.low) &&
    (/^\p{Lu}\.$/u.test(token.text) || !isShout(token));

  /** @param begin the place of the run in its sentence */
  const coreStart = (run: readonly Token[], begin: number): number => {
    const title = lastTitle(run);
    if (title !== -1) return title + 1;
    const given = run.findIndex(
      (token, at) => isGiven(token) && at < run.length - 1 && (at === 0 || !pack.ambiguousGivenNames.has(token.low)),
    );
    const opens = begin === 0 && given === 1 && pack.indefinites !== null; // Зоозащитница Эльвира Латыпова
    if (given > 0 && isPartOfName(run[given - 1]) && !(opens && !pack.isPatronymic(run[2]?.low ?? '')))
      return given - 1;
    if (given !== -1) return given;
    const start = Math.max(
      0,
      run.findIndex((token) => !pack.notNames.has(token.low)),
    );
    return start + pack.nameStart(run.slice(start).map((token) => token.low));
  };

  const kindOf = (core: readonly Token[], title: string | null): Mention['kind'] => {
    const [first] = core;
    if (first === undefined) return 'place';
    if (core.length === 1 && pack.titles.has(first.low) && !isGiven(first)) return 'place';
    if (/^(?:\p{Lu}\.){2,}$/u.test(first.text) && core.length === 1) return 'place';
    if (title !== null && core.length <= 3) return 'person';
    const named = core.filter((token) => token.kind === 'word');
    if (named.length > LONGEST_NAME) return 'organisation';
    if (isGiven(first) && named.length > 1 && named.length < 4) {
      const last = named[named.length - 1];
      if (named.length === 2 || last === undefined || !pack.organisationWords.has(last.low)) return 'person';
    }
    if (named.length === 1 && (pack.notNames.has(first.low) || AGE_OR_NUMBER.test(first.text))) return 'place';
    if (named.some((token) => pack.organisationWords.has(token.low) || AGE_OR_NUMBER.test(token.text)))
      return 'organisation';
    if (named.every((token) => pack.notNames.has(token.low))) return 'place';
    if (named.some((token) => isShout(token) || CAMEL.test(token.text))) return 'organisation';
    if (named.length > 1 && pack.notNames.has(named[named.length - 1]?.low ?? '')) return 'organisation';
    return 'person';
  };

  const cut = (run: readonly Token[]): readonly Token[] => {
    const end = run.findIndex((token, at) => at > 0 && token.kind === 'word' && pack.adverbs.has(token.low));
    const kept = end === -1 ? run : run.slice(0, end);
    return kept.slice(0, pack.nameEnd(kept.map((token) => token.low)));
  };

  const suffixOf = (core: readonly Token[]): { readonly core: readonly Token[]; readonly suffix: string | null } => {
    const last = core[core.length - 1];
    if (last === undefined || core.length < 2 || !pack.nameSuffixes.has(last.low)) return { core, suffix: null };
    const kept = core.slice(0, -1);
    return { core: kept[kept.length - 1]?.text === ',' ? kept.slice(0, -1) : kept, suffix: last.text };
  };

  const genderOf = (core: readonly Token[], title: string | null): Gender => {
    const byTitle = title === null ? 'u' : (pack.titles.get(title) ?? 'u');
    if (byTitle !== 'u') return byTitle;
    const [given, ...rest] = pack.nominativeOf(core.filter((token) => token.kind === 'word').map(bare));
    const [first] = core;
    const last = rest[rest.length - 1] ?? given;
    const alone = core.length === 1 && first !== undefined && pack.ambiguousGivenNames.has(first.low);
    const byGiven = first === undefined || alone ? 'u' : (pack.givenNames.get(foldWord(given ?? '')) ?? 'u');
    return byGiven !== 'u' ? byGiven : last === undefined ? 'u' : pack.genderOfSurname(last.toLowerCase());
  };

  const mentionIn = (sentence: Sentence, from: number, to: number): Mention | null => {
    const run = cut(sentence.tokens.slice(from, to));
    const begin = coreStart(run, from);
    const whole = run.slice(begin);
    const { core, suffix } = suffixOf(whole);
    const first = core[0];
    const last = core[core.length - 1];
    if (first === undefined || last === undefined) return null;
    let titleFrom = begin;
    while (titleFrom > 0 && isTitle(run[titleFrom - 1]?.low ?? '')) titleFrom -= 1;
    const title = titleFrom < begin ? (run[begin - 1]?.low ?? null) : null;
    const lowerTitle = title === null && begin === 0 ? sentence.tokens[from - 1] : undefined;
    const spokenTitle = lowerTitle?.kind === 'word' && pack.titles.has(lowerTitle.low) ? lowerTitle.low : null;
    return {
      sentence: sentence.index,
      from: from + begin,
      to: from + begin + whole.length,
      titleFrom: from + titleFrom,
      words: core.filter((token) => token.kind === 'word').map(bare),
      suffix,
      title: title ?? spokenTitle,
      gender: genderOf(core, title ?? spokenTitle),
      kind: kindOf(core, title),
      article: title === null && from + begin > 0 && pack.articles.has(sentence.tokens[from - 1]?.low ?? ''),
      possessive: (whole[whole.length - 1] ?? last).possessive,
      start: first.start,
      end: (whole[whole.length - 1] ?? last).start + bare(whole[whole.length - 1] ?? last).length,
    };
  };

  return (sentence) => {
    const mentions: Mention[] = [];
    for (let at = 0; at < sentence.tokens.length; at += 1) {
      if (!inName(sentence.tokens, at)) continue;
      const to = runEnd(sentence.tokens, at);
      const mention = mentionIn(sentence, at, to);
      if (mention !== null) mentions.push(mention);
      at = to - 1;
    }
    return mentions;
  };
};
