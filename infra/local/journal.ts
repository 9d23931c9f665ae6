import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { StartError } from './start-error.ts';

/**
 * An append-only file of records that survives `kill -9`: what `append` returned is on disk (in the system's page
 * cache), a record is whole or absent, and a torn tail is cut off when the file is opened. It is the one store under
 * every local service, after Bitcask (Sheehy and Smith, 2010): a service keeps what it looks up in memory and reads
 * values back by their offset.
 *
 * Record: length (uint32 LE), CRC-32 of the payload (uint32 LE), payload.
 */
export type Journal = {
  /** Writes one record, which must not be empty, and answers where it begins. */
  readonly append: (payload: Uint8Array) => number;
  /** The same of several, in one write; what a crash leaves of it are the first ones. */
  readonly appendAll: (payloads: readonly Uint8Array[]) => readonly number[];
  /** The payload of the record that begins at `offset`. */
  readonly read: (offset: number) => Buffer;
  /** Replaces the whole file by these records, atomically; answers their offsets. */
  readonly rewrite: (payloads: Iterable<Uint8Array>) => number[];
  readonly bytes: () => number;
  readonly close: () => void;
};

const HEAD = 8;

const frame = (payload: Uint8Array): Buffer => {
  const record = Buffer.allocUnsafe(HEAD + payload.length);
  record.writeUInt32LE(payload.length, 0);
  record.writeUInt32LE(crc32(payload), 4);
  record.set(payload, HEAD);
  return record;
};

const writeWhole = (file: number, record: Buffer, offset: number): number => {
  for (let done = 0; done < record.length; ) {
    done += writeSync(file, record, done, record.length - done, offset + done);
  }
  return record.length;
};

/** What stands before a payload; null where no record begins. One of no length is none: a power cut may leave zeros. */
const readHead = (file: number, offset: number, size: number): { length: number; crc: number } | null => {
  const head = Buffer.allocUnsafe(HEAD);
  if (offset + HEAD > size || readSync(file, head, 0, HEAD, offset) < HEAD) return null;
  const length = head.readUInt32LE(0);
  return length === 0 ? null : { length, crc: head.readUInt32LE(4) };
};

/** The payload at `offset` of a file of `size` bytes, or null where it ends or is torn there. */
const readRecord = (file: number, offset: number, size: number): Buffer | null => {
  const head = readHead(file, offset, size);
  if (head === null || offset + HEAD + head.length > size) return null;
  const payload = Buffer.allocUnsafe(head.length);
  if (readSync(file, payload, 0, head.length, offset + HEAD) < head.length) return null;
  return crc32(payload) === head.crc ? payload : null;
};

/**
 * Opens a journal, telling every whole record it holds, in order.
 * @throws StartError where a record is damaged that others follow, which no torn tail explains: cutting there would
 *         lose them all; Error where the path cannot be opened for writing
 */
export const openJournal = (path: string, tell: (payload: Buffer, offset: number) => void): Journal => {
  rmSync(`${path}.next`, { force: true });
  let file = openSync(path, existsSync(path) ? 'r+' : 'w+');
  let end = 0;
  const { size } = fstatSync(file);
  for (let payload = readRecord(file, 0, size); payload !== null; payload = readRecord(file, end, size)) {
    tell(payload, end);
    end += HEAD + payload.length;
  }
  const last = readHead(file, end, size);
  if (last !== null && end + HEAD + last.length < size) {
    closeSync(file);
    throw new StartError(
      `${path} is damaged at byte ${end}: ${size - end} bytes from there on cannot be relied upon.`,
      'Put a copy of the data folder from before in its place, or delete the folder to begin anew.',
    );
  }
  ftruncateSync(file, end);

  const appendAll: Journal['appendAll'] = (payloads) => {
    const records = payloads.map(frame);
    let next = end;
    const offsets = records.map(({ length }) => {
      next += length;
      return next - length;
    });
    end += writeWhole(file, Buffer.concat(records), end);
    return offsets;
  };

  return {
    append: (payload) => {
      const offset = end;
      end += writeWhole(file, frame(payload), offset);
      return offset;
    },
    appendAll,
    read: (offset) => {
      const payload = readRecord(file, offset, end);
      if (payload === null) throw new Error(`${path}: no record at ${offset}`);
      return payload;
    },
    // `read` keeps answering from the old file until the new one is whole: the payloads may be read from it on the way.
    rewrite: (payloads) => {
      const next = openSync(`${path}.next`, 'w+');
      const offsets: number[] = [];
      let length = 0;
      for (const payload of payloads) {
        offsets.push(length);
        length += writeWhole(next, frame(payload), length);
      }
      fsyncSync(next);
      renameSync(`${path}.next`, path);
      closeSync(file);
      file = next;
      end = length;
      return offsets;
    },
    bytes: () => end,
    close: () => closeSync(file),
  };
};
