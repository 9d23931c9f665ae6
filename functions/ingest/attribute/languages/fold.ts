const LETTERS: Readonly<Record<string, string>> = {
  ...{ ي: 'ی', ك: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه' },
  ...{ '‘': "'", '’': "'", ʻ: "'", ʼ: "'" },
};

/**
 * One form for the ways in which a word may be typed: lower case, one apostrophe, and in the Arabic script without
 * vowel signs, joiners and the letters that Arabic, Persian and Urdu keyboards interchange. For comparing only.
 */
export const foldWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[\u0640\u064B-\u0655\u0670\u200C\u200D]/g, '')
    .replace(/[يكأإآٱةۀہھ‘’ʻʼ]/g, (letter) => LETTERS[letter] ?? letter);
