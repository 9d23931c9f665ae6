import { validateHeaderName, validateHeaderValue } from 'node:http';
import { ACCOUNT } from '../../service.ts';
import { checksumHeader } from '../checksum.ts';
import { notImplemented, S3Error } from '../errors.ts';
import type { Checksum, Version } from '../record.ts';
import { type Exchange, headerOf, headersOf } from './exchange.ts';

/** Headers that an object keeps and answers again. */
const KEPT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const META = 'x-amz-meta-';
const MOST_METADATA = 2048;

const COPY_CONDITIONS = ['match', 'none-match', 'modified-since', 'unmodified-since'].map(
  (name) => `copy-source-if-${name}`,
);

/** Headers of `x-amz-` that we heed, or that change nothing here; every other one is refused. */
const HEEDED = new Set(
  [
    ['date', 'content-sha256', 'security-token', 'user-agent', 'decoded-content-length', 'trailer', 'request-payer'],
    ['expected-bucket-owner', 'acl', 'storage-class', 'server-side-encryption'],
    ['checksum-mode', 'sdk-checksum-algorithm', 'checksum-algorithm', 'checksum-type', 'mp-object-size'],
    ['copy-source', 'copy-source-range', 'metadata-directive', ...COPY_CONDITIONS],
  ]
    .flat()
    .map((name) => `x-amz-${name}`),
);

/** @throws S3Error where a header asks for what we do not do: tags, locks, ACLs, storage classes, customer keys */
export const refuseUnknownHeaders = (exchange: Exchange): void => {
  for (const name of headersOf(exchange).keys()) {
    if (!name.startsWith('x-amz-')) continue;
    if (name.startsWith('x-amz-grant-')) throw new S3Error('AccessControlListNotSupported');
    if (!HEEDED.has(name) && !name.startsWith(META) && !name.startsWith('x-amz-checksum-'))
      throw notImplemented(`the header ${name}`);
  }
  const acl = headerOf(exchange, 'x-amz-acl') ?? 'bucket-owner-full-control';
  if (acl !== 'bucket-owner-full-control') throw new S3Error('AccessControlListNotSupported');
  const storage = headerOf(exchange, 'x-amz-storage-class') ?? 'STANDARD';
  if (storage !== 'STANDARD') throw notImplemented(`the storage class ${storage}`);
  const encryption = headerOf(exchange, 'x-amz-server-side-encryption') ?? 'AES256';
  if (encryption !== 'AES256') throw notImplemented(`the encryption ${encryption}`);
  if ((headerOf(exchange, 'x-amz-expected-bucket-owner') ?? ACCOUNT) !== ACCOUNT) throw new S3Error('AccessDenied');
};

/** What of a request's headers an object keeps. `aws-chunked` is a framing of the wire, not of the object. */
export const keptHeaders = (exchange: Exchange): Readonly<Record<string, string>> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of headersOf(exchange)) {
    if (!KEPT.includes(name) && !name.startsWith(META)) continue;
    const unframed = name === 'content-encoding' ? withoutFraming(value) : value;
    if (unframed === '') continue;
    checkHeader(name, unframed);
    kept[name] = unframed;
  }
  const metadata = Object.entries(kept).filter(([name]) => name.startsWith(META));
  if (metadata.reduce((size, [name, value]) => size + name.length - META.length + value.length, 0) > MOST_METADATA)
    throw new S3Error('MetadataTooLarge');
  return { 'content-type': 'binary/octet-stream', ...kept };
};

/**
 * A query can hold what no header can, such as a line break or a letter beyond Latin-1.
 * @throws S3Error InvalidArgument where it could not be answered as a header
 */
export const checkHeader = (name: string, value: string): void => {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new S3Error('InvalidArgument', 'A header that the query gives has a character that no header can have.');
  }
};

const withoutFraming = (encoding: string): string =>
  encoding
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked' && one !== '')
    .join(',');

/** A moment as HTTP writes it. */
export const httpDate = (at: number): string => new Date(at).toUTCString();

export const quoted = (etag: string): string => `"${etag}"`;

/** `x-amz-version-id`, where the bucket has ever had versions. */
export const versionHeader = (exchange: Exchange, id: string): Record<string, string> => {
  const { bucket } = exchange.address;
  const isOff = bucket === null || exchange.s3.bucket(bucket).versioning === 'Off';
  return isOff ? {} : { 'x-amz-version-id': id };
};

export const encryptionHeader = { 'x-amz-server-side-encryption': 'AES256' } as const;

export const checksumHeaders = (checksum: Checksum | null): Record<string, string> =>
  checksum === null
    ? {}
    : { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };

/** The headers that describe a version to whoever reads it. */
export const describe = (exchange: Exchange, version: Version): Record<string, string> => ({
  ...version.headers,
  ...encryptionHeader,
  ...versionHeader(exchange, version.id),
  'accept-ranges': 'bytes',
  etag: quoted(version.etag),
  'last-modified': httpDate(version.modified),
});
