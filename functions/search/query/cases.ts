/**
 * What ends a Russian name, as terms have it (и for й), and what may stand there in the nominative: the endings of
 * surnames and given names of all declensions, Zaliznyak's types 1, 2 and the adjectival one.
 */
const ENDINGS: readonly (readonly [ending: string, nominative: readonly string[]])[] = [
  ['ого', ['ии', 'ыи', 'ои']],
  ['его', ['ии']],
  ['ому', ['ии', 'ыи', 'ои']],
  ['ему', ['ии']],
  ['ыми', ['']],
  ['ами', ['', 'а']],
  ['ои', ['а', 'ая']],
  ['еи', ['я', 'а']],
  ['ую', ['ая']],
  ['ом', ['', 'ии', 'ыи']],
  ['ем', ['и', 'ь', '']],
  ['ым', ['', 'ыи']],
  ['им', ['ии']],
  ['ых', ['']],
  ['ам', ['', 'а']],
  ['ах', ['', 'а']],
  ['ов', ['']],
  ['а', ['']],
  ['у', ['', 'а']],
  ['ы', ['', 'а']],
  ['е', ['', 'а', 'я', 'и']],
  ['я', ['и', 'ь']],
  ['ю', ['и', 'ь', 'я']],
  ['и', ['а', 'я', 'ь']],
];
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
const SHORTEST = 2; // letters before an ending

/** What a term in Cyrillic may be in the nominative, itself first; of any other, itself alone. */
export const nominativesOf = (term: string): readonly string[] => {
  if (!CYRILLIC.test(term)) return [term];
  const others = ENDINGS.filter(([ending]) => term.endsWith(ending) && term.length - ending.length >= SHORTEST);
  return [term, ...others.flatMap(([ending, ours]) => ours.map((own) => term.slice(0, -ending.length) + own))];
};
