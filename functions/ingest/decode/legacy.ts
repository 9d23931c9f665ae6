/**
 * Text in a named legacy encoding, or null where the name is unknown. The platform's decoder goes first: it has most
 * encodings and costs nothing to load; iconv-lite adds the Kazakh and Tajik ones, code pages and Macintosh sets.
 */
export const decodeAs = async (bytes: Uint8Array, encoding: string): Promise<string | null> => {
  const known = platformDecoder(encoding);
  if (known !== null) return known.decode(bytes);
  const iconv = await import('iconv-lite');
  return iconv.encodingExists(encoding) ? iconv.decode(Buffer.from(bytes), encoding) : null;
};

const platformDecoder = (encoding: string): InstanceType<typeof TextDecoder> | null => {
  try {
    return new TextDecoder(encoding);
  } catch {
    return null; // a RangeError is how TextDecoder says that it does not know the name
  }
};
