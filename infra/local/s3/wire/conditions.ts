import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from '../errors.ts';
import type { Version } from '../record.ts';

/**
 * Decides a conditional read, in the order of RFC 9110, section 13.2.2.
 * @returns whether the reader has the version already (304)
 * @throws S3Error PreconditionFailed
 */
export const isUnchanged = (headers: IncomingHttpHeaders, { etag, modified }: Version): boolean => {
  const second = Math.floor(modified / 1000) * 1000; // HTTP dates have no parts of a second
  const match = headers['if-match'];
  const unmodifiedSince = timeOf(headers['if-unmodified-since']);
  if (match !== undefined ? !names(match, etag) : unmodifiedSince !== null && second > unmodifiedSince)
    throw new S3Error('PreconditionFailed');
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) return names(noneMatch, etag);
  const modifiedSince = timeOf(headers['if-modified-since']);
  return modifiedSince !== null && second <= modifiedSince;
};

const names = (list: string, etag: string): boolean =>
  list.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '').replaceAll('"', '')));

const timeOf = (header: string | undefined): number | null => {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? null : at;
};

/** Bytes `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number };

/**
 * The one range that a Range header asks for; null where it asks for none, for several or for something else, which
 * S3 answers with the whole object.
 * @throws S3Error InvalidRange where the object has no such bytes
 */
export const readRange = (header: string | undefined, size: number): Range | null => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const range =
    first === ''
      ? { start: Math.max(0, size - Number(last)), end: size }
      : { start: Number(first), end: last === '' ? size : Math.min(size, Number(last) + 1) };
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  if (range.start >= range.end) throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` });
  return range;
};
