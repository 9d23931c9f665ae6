/** The longest beginning of a text that takes at most `most` bytes of UTF-8, cut between code points. */
export const cutBytes = (text: string, most: number): string => {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= most) return text;
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--; // a continuation byte
  return bytes.toString('utf8', 0, end);
};
