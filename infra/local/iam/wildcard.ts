/**
 * Whether `text` is what `pattern` describes: `*` stands for any run of characters, `?` for one (IAM User Guide,
 * "IAM JSON policy elements: Resource"). At most pattern × text steps, whatever they hold: on a mismatch only the last
 * `*` takes one character more.
 */
export const matchesWildcard = (pattern: string, text: string): boolean => {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let taken = 0;
  while (inText < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      taken = inText;
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === text[inText]) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inText = ++taken;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern++;
  return inPattern === pattern.length;
};
