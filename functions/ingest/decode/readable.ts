/** A share of lost or control characters above these is no text with a blemish but no text. */
const MOST_CONTROLS = 0.01;
const MOST_LOST = 0.05;
const MOST_SHARE_OF_ONE = 0.9;
const LEAST_TO_JUDGE = 50;

const CONTROLS = /(?![\s\u0085])[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * Why a decoded text cannot be read, in words for people, or null where it can. Every byte sequence is "text" in a
 * one-byte encoding, so the result is judged, not the decoding: binary files decode to controls and unassigned
 * characters, a wrong encoding to replacement characters.
 */
export const unreadableBecause = (text: string): string | null => {
  if (occursMore(text, CONTROLS, text.length * MOST_CONTROLS))
    return 'Most likely it is a program, a picture or an encrypted file.';
  if (occursMore(text, /\uFFFD/g, text.length * MOST_LOST)) return 'Too many of its characters are damaged.';
  if (isOneCharacterRepeated(text)) return 'It repeats one character.';
  return null;
};

/** Whether a pattern occurs more than `most` times; stops as soon as it is clear. */
const occursMore = (text: string, pattern: RegExp, most: number): boolean => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) {
    found += 1;
    if (found > most) return true;
  }
  return false;
};

const isOneCharacterRepeated = (text: string): boolean => {
  if (text.length < LEAST_TO_JUDGE || text.trim() === '') return false;
  const middle = text.charAt(text.length >> 1);
  let same = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charAt(at) === middle) same += 1;
  return same > text.length * MOST_SHARE_OF_ONE;
};
