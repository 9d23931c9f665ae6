import { latinTerm, wordsIn } from '../analysis.ts';

/** What an article says of somebody: it may be of one person or of another of the same name. */
export type Described = {
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly language: string | null;
};

/**
 * Tells people of one name apart by what articles say of them: of each description the number of the person meant, 0 for
 * the first. Two are one person where their affiliations share a telling word, or where one has no affiliation and their
 * roles do. Roles in different languages say nothing of each other: where each language knows one person only, it is the
 * same one. Whoever is not described at all is the only person of that name, if there is only one. In doubt they are apart.
 */
export const tellApart = (descriptions: readonly Described[]): readonly number[] => {
  const groups: Group[] = [];
  const groupOf = new Array<Group | null>(descriptions.length).fill(null);
  const read = descriptions.map(readDescription);
  // First those with an affiliation, which is what tells most; then each role where it fits one of them and no other.
  for (const [at, one] of read.entries()) {
    if (one.affiliation.size > 0)
      groupOf[at] = join(groups, one, ({ affiliation }) => share(affiliation, one.affiliation));
  }
  for (const [at, one] of read.entries()) {
    if (one.affiliation.size === 0 && one.role.size > 0)
      groupOf[at] = join(groups, one, ({ role }) => share(role, one.role));
  }
  const merged = acrossLanguages(groups);
  const undescribed = merged.length === 1 ? merged[0] : undefined;
  return numbered(
    read.map((_, at) => {
      const group = groupOf[at];
      return group
        ? (merged.find((one) => one === group || one.parts.includes(group)) ?? group)
        : (undescribed ?? null);
    }),
  );
};

type Words = ReadonlySet<string>;
type Read = { readonly role: Words; readonly affiliation: Words; readonly language: string };
type Group = {
  readonly language: string;
  readonly role: Set<string>;
  readonly affiliation: Set<string>;
  readonly parts: Group[];
};

const LEAST_LETTERS = 4; // shorter words are grammar, but for acronyms

const readDescription = ({ role, affiliation, language }: Described): Read => ({
  role: tellingWords(role),
  affiliation: tellingWords(affiliation),
  language: language ?? '',
});

const tellingWords = (text: string | null): Words => {
  const words = new Set<string>();
  for (const { term, start, end } of wordsIn(text ?? '')) {
    const written = (text ?? '').slice(start, end);
    const acronym = written.length > 1 && written === written.toUpperCase();
    if (acronym || term.length >= LEAST_LETTERS) words.add(latinTerm(written));
  }
  return words;
};

/** Enough in common: half of the words of the shorter one. "Ministry of Health" and "Ministry of Finance" share one of two. */
const share = (one: Words, other: Words): boolean => {
  let common = 0;
  for (const word of one) if (other.has(word) || [...other].some((its) => areForms(word, its))) common++;
  return common > 0 && common * 2 > Math.min(one.size, other.size);
};

const LONGEST_ENDING = 3; // letters

/** "nurse" and "nurses", министр and министра: one is the other with an ending. */
const areForms = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= LEAST_LETTERS &&
  Math.abs(one.length - other.length) <= LONGEST_ENDING &&
  (one.startsWith(other) || other.startsWith(one));

// Each description is held against all who are told apart by then, word by word: no name has so many people, nor anybody
// so many roles, but one of an attack. Who is left over is told apart from nobody.
const MOST_GROUPS = 200;
const MOST_WORDS = 60;

const join = (groups: Group[], one: Read, fits: (group: Group) => boolean): Group | null => {
  const fitting = groups.filter((group) => group.language === one.language && fits(group));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) {
    learn(only.role, one.role);
    learn(only.affiliation, one.affiliation);
    return only;
  }
  if (groups.length >= MOST_GROUPS) return null;
  const group = { language: one.language, role: new Set(one.role), affiliation: new Set(one.affiliation), parts: [] };
  groups.push(group);
  return group;
};

const learn = (known: Set<string>, words: Words): void => {
  for (const word of words) if (known.size < MOST_WORDS) known.add(word);
};

const acrossLanguages = (groups: readonly Group[]): readonly Group[] => {
  const languages = new Set(groups.map(({ language }) => language));
  const [first, ...others] = groups;
  if (first === undefined || languages.size !== groups.length) return groups;
  first.parts.push(...others);
  return [first];
};

const numbered = (groups: readonly (Group | null)[]): readonly number[] => {
  const numbers = new Map<Group | null, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
};
