/** The Unicode encodings, told by their own marks: no statistics and no tables. */

type Text = { readonly text: string; readonly encoding: string };

/** Text of a Unicode encoding, or null where the bytes are of another. A byte order mark is not part of the text. */
export const decodeUnicode = (bytes: Uint8Array): Text | null => {
  const marked = byMark(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const wide = byZeroBytes(bytes);
  if (wide !== null) {
    const text = strictly(bytes, wide);
    if (text !== null) return { text, encoding: wide };
  }
  const text = strictly(bytes, 'utf-8') ?? nearlyUtf8(bytes);
  return text === null ? null : { text, encoding: 'utf-8' };
};

const byMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
};

const SAMPLE = 65_536;

/**
 * UTF-16 without a mark: spaces, digits and line ends have a zero as their high byte, so zeros stand at every second
 * place only. Even a text without a Latin letter has one such character in twenty.
 */
const byZeroBytes = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const end = Math.min(bytes.length, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const many = end / 2 / 20;
  if (odd > many && even < odd / 50) return 'utf-16le';
  if (even > many && odd < even / 50) return 'utf-16be';
  return null;
};

const strictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // TextDecoder's way to say "not in this encoding"
  }
};

/** UTF-8 with a few damaged characters, e.g. cut in mid-character: at least twenty good ones for each bad one. */
const nearlyUtf8 = (bytes: Uint8Array): string | null => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let bad = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) bad += 1;
    else if (unit > 0x7f) good += 1;
  }
  return good >= 20 * bad ? text : null;
};
