import type { Readable } from 'node:stream';
import type { Source } from '../bodies.ts';
import { type Algorithm, digestOf } from '../checksum.ts';
import { S3Error } from '../errors.ts';
import { type Integrity, trusted } from '../integrity.ts';
import type { Version } from '../record.ts';
import { readAddress } from './address.ts';
import { isUnchanged, type Range } from './conditions.ts';
import { answerXml, demand, headerOf, type ObjectExchange, objectArn } from './exchange.ts';
import { encryptionHeader, keptHeaders, quoted, versionHeader } from './headers.ts';
import { findPartPlace } from './multipart.ts';
import { findReadable } from './read-object.ts';
import { writeConditions } from './write-object.ts';
import type { Field } from './xml.ts';

/** Copies a version's bytes, and its headers too unless `x-amz-metadata-directive` is REPLACE. */
export const copyObject = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, origin, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const { from, original, sourceHeaders } = findSource(exchange);
  const replaces = headerOf(exchange, 'x-amz-metadata-directive') === 'REPLACE';
  if (!replaces && from.bucket === bucket && from.key === key && from.versionId === undefined)
    throw new S3Error('InvalidRequest', 'An object may be copied to itself only with other metadata.');
  const copy = await s3.put(bucket, key, asSource(s3.read(original)), {
    ...writeConditions(exchange),
    headers: replaces ? keptHeaders(exchange) : original.headers,
    integrity: { digests: [], verify: () => (original.checksum?.type === 'FULL_OBJECT' ? original.checksum : null) },
    event: 'ObjectCreated:Copy',
    origin,
  });
  const fields = [
    ['LastModified', new Date(copy.modified).toISOString()],
    ['ETag', quoted(copy.etag)],
  ] as const;
  answerXml(exchange, 'CopyObjectResult', fields, {
    ...encryptionHeader,
    ...versionHeader(exchange, copy.id),
    ...sourceHeaders,
  });
};

/** One part of an upload, of bytes that are in S3 already; clients copy so what is large. */
export const uploadPartCopy = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const { upload, number } = findPartPlace(exchange);
  const { original, sourceHeaders } = findSource(exchange);
  const range = readCopyRange(headerOf(exchange, 'x-amz-copy-source-range'), original.size);
  const bytes = asSource(s3.read(original, range.start, range.end));
  const integrity = upload.checksum === null ? trusted : summed(upload.checksum.algorithm);
  const { checksum, etag, modified } = await s3.multipart.putPart(upload, number, bytes, integrity);
  const fields: readonly Field[] = [
    ['LastModified', new Date(modified).toISOString()],
    ['ETag', quoted(etag)],
    ...(checksum === null ? [] : [[`Checksum${checksum.algorithm}`, checksum.value] as const]),
  ];
  answerXml(exchange, 'CopyPartResult', fields, { ...encryptionHeader, ...sourceHeaders });
};

const asSource = (bytes: Buffer | Readable): Source => (Buffer.isBuffer(bytes) ? [bytes] : bytes);

/** The checksum of the upload's kind, made here, since a copier has not seen the bytes. */
const summed = (algorithm: Algorithm): Integrity => {
  const digest = digestOf(algorithm);
  const verify = () => ({ algorithm, value: digest.digest().toString('base64'), type: 'FULL_OBJECT' as const });
  return { digests: [digest], verify };
};

/** `bytes=first-last`, both of them said and within the source (S3 API Reference, UploadPartCopy). */
const readCopyRange = (header: string | undefined, size: number): Range => {
  if (header === undefined) return { start: 0, end: size };
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header) ?? [];
  const range = { start: Number(first), end: Number(last) + 1 };
  if (range.start < range.end && range.end <= size) return range;
  throw new S3Error('InvalidArgument', `The x-amz-copy-source-range must be bytes=first-last within ${size} bytes.`);
};

const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/** @throws S3Error PreconditionFailed where it is not what the copier takes it for: it may change between two parts */
const findSource = (
  exchange: ObjectExchange,
): { from: ReturnType<typeof copySource>; original: Version; sourceHeaders: Record<string, string> } => {
  const from = copySource(exchange);
  const original = findReadable({ ...exchange, bucket: from.bucket, key: from.key }, from.versionId);
  const conditions = CONDITIONS.map((name) => [name, headerOf(exchange, `x-amz-copy-source-${name}`)]);
  if (isUnchanged(Object.fromEntries(conditions), original)) throw new S3Error('PreconditionFailed');
  const isUnversioned = exchange.s3.bucket(from.bucket).versioning === 'Off';
  return { from, original, sourceHeaders: isUnversioned ? {} : { 'x-amz-copy-source-version-id': original.id } };
};

/** `x-amz-copy-source`: bucket/key, with or without a slash in front, perhaps with `?versionId=`. */
const copySource = (exchange: ObjectExchange): { bucket: string; key: string; versionId?: string } => {
  const header = headerOf(exchange, 'x-amz-copy-source') ?? '';
  const { bucket, key, query } = readAddress(header.startsWith('/') ? header : `/${header}`);
  if (bucket === null || key === null)
    throw new S3Error('InvalidArgument', 'The copy source must name bucket and key.');
  const versionId = query.get('versionId');
  return { bucket, key, ...(versionId === undefined ? {} : { versionId }) };
};
