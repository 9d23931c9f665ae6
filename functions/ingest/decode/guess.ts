/** Enough for the statistics; more only costs time. */
const SAMPLE = 65_536;

/** jschardet's names where they differ from those that decoders know. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['utf-8-sig', 'utf-8'],
  ['ascii', 'utf-8'],
  ['kz1048', 'rk1048'],
  ['koi8-t', 'koi8t'],
  ['ptcp154', 'pt154'],
]);

/**
 * The most likely legacy encoding of some bytes by jschardet 4, lower case, or null where it has no idea. Loads about
 * a megabyte of models, so it is asked last.
 */
export const guessEncoding = async (bytes: Uint8Array): Promise<string | null> => {
  const { detect } = await import('jschardet');
  const name = detect(bytes.subarray(0, SAMPLE)).encoding?.toLowerCase() ?? null;
  return name === null ? null : (NAMES.get(name) ?? name);
};
