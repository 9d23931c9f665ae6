/**
 * A misspelt word with each two neighbours of different letters swapped: the one error that is two edits to Levenshtein's
 * distance, and one to Damerau's (Communications of the ACM 7, 1964), who counted it among the four that typists make.
 */
export const swapsOf = (word: string): readonly string[] => {
  const letters = [...word];
  return letters.flatMap((letter, at) => {
    const next = letters[at + 1];
    if (next === undefined || next === letter) return [];
    return [[...letters.slice(0, at), next, letter, ...letters.slice(at + 2)].join('')];
  });
};
