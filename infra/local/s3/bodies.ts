import { closeSync, createReadStream, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Digest } from './checksum.ts';

/**
 * The bytes of objects and parts, a file each. A file is written before the journal names it, never changed and
 * removed after the journal has forgotten it: so no reader sees half of one, and what a crash leaves behind is swept
 * away at the next start.
 */
export type Bodies = {
  /** Writes a new file as the bytes come, feeding `digests`; answers the size. Nothing is left where it throws. */
  readonly write: (id: string, source: Source, digests: readonly Digest[]) => Promise<number>;
  /** Bytes `start` up to, not including, `end`. The file is open when this returns, so it may then be removed. */
  readonly read: (id: string, start: number, end: number) => Buffer | Readable;
  readonly remove: (id: string) => void;
  /** Removes every file that `isKnown` does not know. */
  readonly sweep: (isKnown: (id: string) => boolean) => void;
};

export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Up to here a body is read at once: one read costs less than a stream. */
const AT_ONCE = 256 * 1024;

export const openBodies = (folder: string): Bodies => {
  mkdirSync(folder, { recursive: true });
  const path = (id: string): string => join(folder, id);

  const remove = (id: string): void => rmSync(path(id), { force: true });

  return {
    write: async (id, source, digests) => {
      const file = openSync(path(id), 'wx');
      try {
        let size = 0;
        for await (const chunk of source) {
          for (const digest of digests) digest.update(chunk);
          // Synchronous, so that what is held in memory is one chunk of each upload and no more.
          for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
          size += chunk.length;
        }
        return size;
      } catch (error) {
        remove(id);
        throw error;
      } finally {
        closeSync(file);
      }
    },
    read: (id, start, end) => {
      if (start === end) return Buffer.alloc(0);
      const file = openSync(path(id), 'r');
      if (end - start > AT_ONCE) return createReadStream('', { fd: file, start, end: end - 1 });
      const bytes = Buffer.allocUnsafe(end - start);
      const got = readSync(file, bytes, 0, bytes.length, start);
      closeSync(file);
      if (got < bytes.length) throw new Error(`${path(id)}: ${got} bytes where ${bytes.length} were stored`);
      return bytes;
    },
    remove,
    sweep: (isKnown) => {
      for (const id of readdirSync(folder)) if (!isKnown(id)) remove(id);
    },
  };
};
