/** S3's limit: 1,024 bytes of UTF-8 (S3 User Guide, "Creating object key names"). */
export const MAX_KEY_BYTES = 1024;

/**
 * Orders keys as S3 lists them: by their UTF-8 bytes, which is by code point. JavaScript orders by UTF-16 units, where
 * a surrogate pair (U+10000 and up) comes before U+E000–U+FFFF; only that case differs.
 */
export const compareKeys = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return isSurrogate(one) === isSurrogate(other) ? one - other : isSurrogate(one) ? 1 : -1;
  }
  return a.length - b.length;
};

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/**
 * A key as S3 writes it in event messages and in lists with `encoding-type=url`: as a form field (space is `+`), with
 * `/` and `*` left alone.
 */
export const formEncode = (key: string): string =>
  encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
