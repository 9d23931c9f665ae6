/** One kind of ending, of which a word has at most one. */
export type Layer = {
  /** Ends a word; what has to stand before it is looked behind at. */
  readonly ending: RegExp;
  /** Letters that have to be left. */
  readonly least: number;
  /** What stands in the place of the ending, or what is left as it is elsewhere in the word's forms. */
  readonly mend?: ((left: string) => string) | undefined;
};

/**
 * Takes the endings of an agglutinated word off, the outermost layer first. Light: nothing but inflection is taken off, and
 * only where enough is left, since a word that is not found in one of its forms is less of a loss than two words taken for one.
 * @param agrees whether an ending may follow what is left, by the harmony of vowels
 */
export const peel = (
  term: string,
  layers: readonly Layer[],
  agrees: (left: string, ending: string) => boolean = () => true,
): string => {
  let word = term;
  for (const { ending, least, mend } of layers) {
    const found = ending.exec(word);
    if (found === null || found.index < least) continue;
    const left = word.slice(0, found.index);
    if (!agrees(left, found[0])) continue;
    word = mend === undefined ? left : mend(left);
  }
  return word;
};

/** Whether the first vowel of an ending is of the kind of the last vowel of what it follows. */
export const inHarmony =
  (back: RegExp, front: RegExp) =>
  (left: string, ending: string): boolean => {
    const [last] = [...left].reverse().filter((letter) => back.test(letter) || front.test(letter));
    const [first] = [...ending].filter((letter) => back.test(letter) || front.test(letter));
    return last === undefined || first === undefined || back.test(last) === back.test(first);
  };
