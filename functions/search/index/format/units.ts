/**
 * Text as bytes, one UTF-16 code unit after the other in 1 to 3 bytes each (CESU-8: UTF-8 without surrogate pairs).
 * So the order of the bytes is JavaScript's order of strings, every code unit can be read by itself, as MiniSearch's
 * fuzzy search compares them, and half a surrogate pair, where a long word was cut, comes back as it was.
 */
export const unitBytes = (text: string): number => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
  }
  return bytes;
};

/** Writes a text and answers where it ends. There must be room for `unitBytes` of it. */
export const writeUnits = (target: Uint8Array, at: number, text: string): number => {
  let end = at;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit <= 0x7f) target[end++] = unit;
    else if (unit <= 0x7ff) {
      target[end++] = 0xc0 | (unit >> 6);
      target[end++] = 0x80 | (unit & 0x3f);
    } else {
      target[end++] = 0xe0 | (unit >> 12);
      target[end++] = 0x80 | ((unit >> 6) & 0x3f);
      target[end++] = 0x80 | (unit & 0x3f);
    }
  }
  return end;
};

export const encodeUnits = (text: string): Uint8Array => {
  const bytes = new Uint8Array(unitBytes(text));
  writeUnits(bytes, 0, text);
  return bytes;
};

/** The code unit that begins at `at`. */
export const unitAt = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] as number;
  if (first < 0x80) return first;
  const second = (bytes[at + 1] as number) & 0x3f;
  return first < 0xe0 ? ((first & 0x1f) << 6) | second : ((first & 0x0f) << 12) | (second << 6) | thirdAt(bytes, at);
};

/** How many bytes the code unit takes that begins with this byte. */
export const unitSize = (first: number): number => (first < 0x80 ? 1 : first < 0xe0 ? 2 : 3);

export const decodeUnits = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to; at += unitSize(bytes[at] as number)) text += String.fromCharCode(unitAt(bytes, at));
  return text;
};

const thirdAt = (bytes: Uint8Array, at: number): number => (bytes[at + 2] as number) & 0x3f;
