import { S3Error } from '../errors.ts';

/** Trailing headers of a chunked body, by lower-case name; complete when the body has been read. */
export type Trailers = Map<string, string>;

const LONGEST_LINE = 4096;
const MOST_TRAILERS = 16;

/**
 * Takes the `aws-chunked` framing off a body: `size;chunk-signature=…`, bytes, …, `0`, trailers (S3 API Reference,
 * "Signature calculations … transferring payload in multiple chunks"). The signatures of chunks are not checked, since
 * the signing key stays with whoever has authenticated the request; lengths and checksums are.
 * @throws S3Error IncompleteBody where the framing is broken
 */
export async function* decodeChunked(source: AsyncIterable<Buffer>, trailers: Trailers): AsyncIterable<Buffer> {
  const reader = bufferedReader(source);
  for (let size = chunkSize(await reader.line()); size > 0; size = chunkSize(await reader.line())) {
    for (let left = size; left > 0; ) {
      const piece = await reader.atMost(left);
      left -= piece.length;
      yield piece;
    }
    if ((await reader.line()) !== '') throw broken();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    if (colon < 1 || trailers.size >= MOST_TRAILERS) throw broken();
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  if (!(await reader.isAtEnd())) throw broken();
}

const chunkSize = (line: string): number => {
  const size = /^([0-9a-f]{1,10})(?:;|$)/i.exec(line)?.[1];
  if (size === undefined) throw broken();
  return Number.parseInt(size, 16);
};

const broken = (): S3Error => new S3Error('IncompleteBody', 'The aws-chunked body is not framed as it should be.');

type Reader = {
  /** The next line without its CR LF. */
  readonly line: () => Promise<string>;
  /** At least one byte and at most `count`. */
  readonly atMost: (count: number) => Promise<Buffer>;
  readonly isAtEnd: () => Promise<boolean>;
};

const bufferedReader = (source: AsyncIterable<Buffer>): Reader => {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done === true) return false;
    held = held.length === 0 ? value : Buffer.concat([held, value]);
    return true;
  };

  return {
    line: async () => {
      for (let end = held.indexOf('\r\n'); ; end = held.indexOf('\r\n')) {
        if (end >= 0) {
          const line = held.toString('latin1', 0, end);
          held = held.subarray(end + 2);
          return line;
        }
        if (held.length > LONGEST_LINE || !(await more())) throw broken();
      }
    },
    atMost: async (count) => {
      while (held.length === 0) if (!(await more())) throw broken();
      const piece = held.subarray(0, count);
      held = held.subarray(piece.length);
      return piece;
    },
    isAtEnd: async () => {
      while (held.length === 0) if (!(await more())) return true;
      return false;
    },
  };
};
