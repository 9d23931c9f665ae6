import { toLatin } from '../../archive/latin.ts';
import { foldWord } from './languages/fold.ts';
import type { Gender, LanguagePack } from './languages/pack.ts';
import type { Mention } from './names.ts';

/** Somebody, or some body, that the story names, with every form of the name. */
export type Person = {
  readonly kind: 'person' | 'organisation';
  readonly words: readonly string[]; // the fullest form
  readonly suffix: string | null;
  readonly gender: Gender;
  readonly mentions: readonly Mention[];
  /** A title, a known given name, or a full name that the story later shortens: not just any run of capitals. */
  readonly sure: boolean;
};

export type Cast = {
  readonly people: readonly Person[];
  readonly personOf: (mention: Mention) => Person | null;
};

/** What sentences tell of the names in them. */
export type Evidence = {
  /** The names that are the subject of a sentence: in the nominative, and more likely to be meant again. */
  readonly prominent: ReadonlySet<Mention>;
  /** The sex that the form of a verb gives away. */
  readonly genders: readonly (readonly [Mention, Gender])[];
  /** Full names from where capitals tell nothing, for who is known by the surname alone. */
  readonly loose: readonly Mention[];
  /** The sex that pronouns near by suggest. */
  readonly hints: readonly (readonly [Mention, Gender])[];
};

type Draft = {
  kind: 'person' | 'organisation';
  words: readonly string[];
  suffix: string | null;
  gender: Gender;
  sure: boolean;
  readonly mentions: Mention[];
  nominative: boolean; // the words are of a mention that is a subject
  readonly titles: Set<string>; // as first used with the surname alone
  fulls: number;
  fullsSoFar: number;
  lastFull: Mention | null; // so far
};

const fold = (text: string): string => toLatin(text).toLowerCase().replace(/[.'’]/g, '');
const keyOf = (word: string, pack: LanguagePack): string => fold(pack.stemOf(word));
const lastOf = (words: readonly string[], pack: LanguagePack): string => keyOf(words[words.length - 1] ?? '', pack);
const agree = (a: Gender, b: Gender): boolean => a === 'u' || b === 'u' || a === b;

/** Bill and William, J. and James, Ben and Benjamin. */
const sameGiven = (a: string, b: string, pack: LanguagePack): boolean => {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0);
  return (pack.nicknames.get(a)?.includes(b) ?? false) || (pack.nicknames.get(b)?.includes(a) ?? false);
};

const sameFullName = (mention: Mention, person: Draft, pack: LanguagePack): boolean => {
  if (person.kind !== 'person' || person.words.length < 2) return false;
  if (lastOf(mention.words, pack) !== lastOf(person.words, pack) || !agree(mention.gender, person.gender)) return false;
  if (mention.suffix !== null && person.suffix !== null && fold(mention.suffix) !== fold(person.suffix)) return false;
  const keys = ({ words }: { readonly words: readonly string[] }) => words.map((word) => keyOf(word, pack));
  const [ours, theirs] = [keys(mention), keys(person)];
  const first = ours[0] ?? '';
  if (sameGiven(first, theirs[0] ?? '', pack)) return true;
  if (theirs.slice(-ours.length).join(' ') === ours.join(' ')) return true; // Wasserman Schultz
  return theirs.length > 2 && sameGiven(first, theirs[1] ?? '', pack);
};

const draftOf = (mention: Mention, kind: Draft['kind']): Draft => ({
  ...{ kind, words: mention.words, suffix: mention.suffix, gender: mention.gender, mentions: [] },
  ...{ sure: false, titles: new Set(), nominative: false, fulls: 0, fullsSoFar: 0, lastFull: null },
});

/** At most one letter changed, dropped, added or swapped with its neighbour. */
const nearlyEqual = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a.charAt(from) === b.charAt(from)) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a.charAt(a.length - 1 - tail) === b.charAt(b.length - 1 - tail))
    tail += 1;
  const [left, right] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  return left.length + right.length <= 2 || (left.length === 2 && left === [...right].reverse().join(''));
};

const hasKnownGiven = (mention: Mention, pack: LanguagePack): boolean =>
  pack.givenNames.has(foldWord(pack.nominativeOf(mention.words)[0] ?? '').replace(/\.$/, ''));

/** "Nominates Lena Orlan" beside "Lena Orlan": a given name heads the shorter form, and what stands before it is none. */
const isDecorated = (long: readonly string[], short: readonly string[], pack: LanguagePack): boolean => {
  const known = ([first = '']: readonly string[]): boolean =>
    pack.givenNames.has(first.toLowerCase()) || /^\p{Lu}\./u.test(first);
  const tail = long.slice(-short.length).map(fold).join(' ') === short.map(fold).join(' ');
  return short.length > 1 && long.length > short.length && tail && known(short) && !known(long);
};

const isSure = (mention: Mention, pack: LanguagePack): boolean =>
  mention.title !== null || (mention.words.length > 1 && hasKnownGiven(mention, pack));

/** Who is who in a story: full names first, wherever they stand, then surnames, given names and titles by them. */
export const castOf = (mentions: readonly Mention[], evidence: Evidence, pack: LanguagePack): Cast => {
  const { prominent, genders, hints, loose } = evidence;
  const drafts: Draft[] = [];
  const bySurname = new Map<string, Draft[]>();
  const byGiven = new Map<string, Draft[]>();
  const singles = new Map<string, Draft>();
  const fathered = new Map<string, Draft>();
  const owner = new Map<Mention, Draft>();

  const index = (map: Map<string, Draft[]>, key: string, draft: Draft): void => {
    const list = map.get(key) ?? [];
    if (!list.includes(draft)) list.push(draft);
    map.set(key, list);
  };

  /** Николай Степанович after Николай Степанович Громов: the given and the father's name of somebody known. */
  const byFatherName = (mention: Mention): Draft | undefined => {
    const { words } = mention;
    if (words.length !== 2 || !pack.isPatronymic(words[1] ?? '')) return undefined;
    return fathered.get(words.map((word) => keyOf(word, pack)).join(' '));
  };

  /** Громов Николай Степанович: the surname may stand first. */
  const indexFatherName = (words: readonly string[], draft: Draft): void => {
    const at = words.findIndex((word, place) => place > 0 && pack.isPatronymic(word));
    if (at === -1 || words.length < 3) return;
    const key = [words[at - 1] ?? '', words[at] ?? ''].map((word) => keyOf(word, pack)).join(' ');
    if (!fathered.has(key)) fathered.set(key, draft);
    if (at === words.length - 1) index(bySurname, keyOf(words[0] ?? '', pack), draft);
  };

  const addFull = (mention: Mention): void => {
    const rivals = bySurname.get(lastOf(mention.words, pack)) ?? [];
    let draft = rivals.find((rival) => sameFullName(mention, rival, pack)) ?? byFatherName(mention);
    if (draft === undefined) {
      draft = draftOf(mention, 'person');
      drafts.push(draft);
      index(bySurname, lastOf(mention.words, pack), draft);
      indexFatherName(mention.words, draft);
      if (pack.twoSurnames && mention.words.length > 2)
        index(bySurname, keyOf(mention.words[mention.words.length - 2] ?? '', pack), draft);
    }
    const nominative = prominent.has(mention) && !draft.nominative;
    const longer = mention.words.length > draft.words.length && !isDecorated(mention.words, draft.words, pack);
    const bare = isDecorated(draft.words, mention.words, pack);
    if (longer || bare || (nominative && mention.words.length === draft.words.length)) {
      draft.words = mention.words;
      draft.nominative = prominent.has(mention);
    }
    if (draft.gender === 'u') draft.gender = mention.gender;
    draft.suffix ??= mention.suffix;
    draft.sure ||= isSure(mention, pack);
    draft.fulls += 1;
    index(byGiven, keyOf(mention.words[0] ?? '', pack), draft);
    owner.set(mention, draft);
  };

  const addBody = (mention: Mention): void => {
    const key = `body ${mention.words.map(fold).join(' ')}`;
    let draft = singles.get(key);
    if (draft === undefined) {
      draft = draftOf(mention, 'organisation');
      drafts.push(draft);
      singles.set(key, draft);
    }
    owner.set(mention, draft);
  };

  /** Of several who share a surname: the one the story names in full most, unless another was just introduced. */
  const likeliest = (candidates: readonly Draft[], mention: Mention): Draft | undefined => {
    const weight = (draft: Draft): number => {
      const last = draft.lastFull;
      const near = last !== null && mention.sentence - last.sentence <= 3;
      const fresh = near ? (prominent.has(last) ? 3 : 0.5) : 0;
      const titled = mention.title !== null && draft.titles.has(mention.title) ? 5 : 0;
      return titled + (draft.mentions.length > 0 ? 2 : 0) + Math.min(draft.fullsSoFar, 4) + fresh;
    };
    return [...candidates].sort((a, b) => weight(b) - weight(a))[0];
  };

  /** Keidis for Kiedis: one letter changed, dropped or swapped in a long surname. */
  const misspelt = (word: string): Draft | undefined => {
    if (word.length < 5) return undefined;
    for (const [surname, [only, rival]] of bySurname) {
      if (rival === undefined && surname.charAt(0) === word.charAt(0) && nearlyEqual(surname, word)) return only;
    }
    return undefined;
  };

  const addSingle = (mention: Mention): void => {
    const word = lastOf(mention.words, pack);
    const fits = (draft: Draft): boolean =>
      agree(draft.gender, mention.gender) || (mention.title === null && draft.fulls > 0);
    const candidates = (bySurname.get(word) ?? []).filter(fits);
    const suffixed = candidates.filter((draft) => mention.suffix !== null && draft.suffix === mention.suffix);
    let draft = likeliest(suffixed.length > 0 ? suffixed : candidates, mention);
    if (draft === undefined)
      draft = likeliest(
        (byGiven.get(word) ?? []).filter((named) => agree(named.gender, mention.gender)),
        mention,
      );
    draft ??= candidates.length === 0 && mention.title === null ? misspelt(word) : undefined;
    draft ??= singles.get(`${word} ${mention.title === null ? 'u' : mention.gender}`) ?? singles.get(`${word} u`);
    if (draft === undefined) {
      draft = draftOf(mention, 'person');
      drafts.push(draft);
      singles.set(`${word} ${mention.gender}`, draft);
      singles.set(`${word} u`, draft);
    }
    if (draft.gender === 'u' && mention.title !== null) draft.gender = mention.gender;
    draft.sure ||= isSure(mention, pack) || draft.fulls > 0;
    owner.set(mention, draft);
  };

  const isFull = (mention: Mention): boolean => mention.kind === 'person' && mention.words.length > 1;
  const isFathered = ({ words }: Mention): boolean => words.length === 2 && pack.isPatronymic(words[1] ?? '');
  /** "a Lena Orlan rally" is of somebody, "a South Carolina Democrat" is nobody. */
  const isNamed = (mention: Mention): boolean => {
    const last = (mention.words[mention.words.length - 1] ?? '').toLowerCase();
    return !mention.article || (hasKnownGiven(mention, pack) && !pack.notNames.has(last));
  };
  const fulls = mentions.filter((mention) => isFull(mention) && isNamed(mention));
  for (const mention of [...fulls.filter((full) => !isFathered(full)), ...fulls.filter(isFathered)]) addFull(mention);
  const alone = new Set(mentions.filter((mention) => !isFull(mention)).map(({ words }) => lastOf(words, pack)));
  for (const mention of loose) {
    const surname = lastOf(mention.words, pack);
    if (alone.has(surname) && !bySurname.has(surname)) addFull(mention);
  }
  for (const mention of mentions) {
    const fresh =
      mention.article &&
      !owner.has(mention) &&
      !bySurname.has(lastOf(mention.words, pack)) &&
      !singles.has(`${lastOf(mention.words, pack)} u`);
    if (mention.kind === 'organisation' || (mention.kind === 'person' && fresh)) addBody(mention);
    else if (mention.kind === 'person' && mention.article && !owner.has(mention)) addSingle(mention);
    else if (mention.kind === 'person' && !isFull(mention)) addSingle(mention);
    else if (mention.kind === 'place' && bySurname.has(lastOf(mention.words, pack))) addSingle(mention);
    const draft = owner.get(mention);
    draft?.mentions.push(mention);
    if (draft === undefined) continue;
    if (mention.title !== null) draft.titles.add(mention.title);
    if (mention.words.length < 2) continue;
    draft.fullsSoFar += 1;
    draft.lastFull = mention;
  }
  for (const [mention, gender] of genders) {
    const draft = owner.get(mention);
    if (draft?.gender === 'u') draft.gender = gender;
  }
  const votes = new Map<Draft, number>(); // above nought for women
  for (const [mention, gender] of hints) {
    const draft = owner.get(mention);
    if (draft?.gender === 'u') votes.set(draft, (votes.get(draft) ?? 0) + (gender === 'f' ? 1 : -1));
  }
  for (const [draft, sum] of votes) if (sum !== 0) draft.gender = sum > 0 ? 'f' : 'm';
  for (const draft of drafts) if (!draft.nominative) draft.words = pack.nominativeOf(draft.words);
  return { people: drafts, personOf: (mention) => owner.get(mention) ?? null };
};
