import { ArchiveError } from '../../functions/archive/errors.ts';
import { MOST_WORDS_BYTES, type WordsStore } from '../../functions/archive/ports.ts';

export type MemoryWords = {
  readonly store: WordsStore;
  /** Puts a file there, or null none. */
  readonly put: (text: string | null) => void;
  /** Whether it cannot be had. */
  fails: boolean;
  /** What it was asked for: each time the version that was known. */
  readonly asked: (string | null)[];
};

/** A newsroom's file of words in memory. */
export const memoryWords = (): MemoryWords => {
  let file: { readonly version: string; readonly bytes: Uint8Array } | null = null;
  let version = 0;
  const asked: (string | null)[] = [];
  const words: MemoryWords = {
    fails: false,
    asked,
    put: (text) => {
      file = text === null ? null : { version: `"v${++version}"`, bytes: new TextEncoder().encode(text) };
    },
    store: {
      read: async (known) => {
        asked.push(known);
        if (words.fails) throw new ArchiveError('unavailable', 'Could not read the words');
        if (file === null || file.version === known) return file === null ? null : 'unchanged';
        const size = file.bytes.length;
        return { version: file.version, size, bytes: size > MOST_WORDS_BYTES ? null : file.bytes };
      },
    },
  };
  return words;
};
