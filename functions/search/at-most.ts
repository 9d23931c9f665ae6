/** UTF-16 code units of a quotation in a list, so that a hundred of them fit into one answer. */
export const LONGEST_QUOTATION = 10_000;

/** A text of at most so many UTF-16 code units; one that is longer ends in …, and never within a character. */
export const atMost = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const splits = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return `${text.slice(0, splits ? length - 1 : length)} …`;
};
