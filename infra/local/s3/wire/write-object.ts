import type { Source } from '../bodies.ts';
import { S3Error } from '../errors.ts';
import type { PutOptions } from '../objects.ts';
import type { Version } from '../record.ts';
import { readAddress } from './address.ts';
import { readUpload } from './body.ts';
import { answer, answerXml, demand, headerOf, type ObjectExchange, objectArn } from './exchange.ts';
import { checksumHeaders, encryptionHeader, keptHeaders, quoted, versionHeader } from './headers.ts';
import { findReadable } from './read-object.ts';

export const putObject = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, origin, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const { source, integrity } = readUpload(exchange);
  const options = { ...writeConditions(exchange), headers: keptHeaders(exchange), integrity, origin };
  answer(exchange, 200, writtenHeaders(exchange, await s3.put(bucket, key, source, options)));
};

/** Copies a version's bytes, and its headers too unless `x-amz-metadata-directive` is REPLACE. */
export const copyObject = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, origin, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const from = copySource(exchange);
  const original = findReadable({ ...exchange, bucket: from.bucket, key: from.key }, from.versionId);
  const replaces = headerOf(exchange, 'x-amz-metadata-directive') === 'REPLACE';
  if (!replaces && from.bucket === bucket && from.key === key && from.versionId === undefined)
    throw new S3Error('InvalidRequest', 'An object may be copied to itself only with other metadata.');
  const bytes = s3.read(original);
  const source: Source = Buffer.isBuffer(bytes) ? [bytes] : bytes;
  const copy = await s3.put(bucket, key, source, {
    ...writeConditions(exchange),
    headers: replaces ? keptHeaders(exchange) : original.headers,
    integrity: { digests: [], verify: () => (original.checksum?.type === 'FULL_OBJECT' ? original.checksum : null) },
    event: 'ObjectCreated:Copy',
    origin,
  });
  const copied: Record<string, string> =
    s3.bucket(from.bucket).versioning === 'Off' ? {} : { 'x-amz-copy-source-version-id': original.id };
  const fields = [
    ['LastModified', new Date(copy.modified).toISOString()],
    ['ETag', quoted(copy.etag)],
  ] as const;
  answerXml(exchange, 'CopyObjectResult', fields, {
    ...encryptionHeader,
    ...versionHeader(exchange, copy.id),
    ...copied,
  });
};

export const deleteObject = async (exchange: ObjectExchange): Promise<void> => {
  const { address, bucket, key, origin, request, s3 } = exchange;
  const versionId = address.query.get('versionId');
  demand(exchange, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', objectArn(bucket, key));
  if (request.headers['if-match'] !== undefined)
    throw new S3Error('NotImplemented', 'The local S3 does not implement conditional deletes.');
  const removal = s3.remove(bucket, key, { ...(versionId === undefined ? {} : { versionId }), origin });
  answer(exchange, 204, {
    ...(removal.isMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    ...(removal.versionId === null ? {} : versionHeader(exchange, removal.versionId)),
  });
};

/** What is answered of a version that has just been written. */
export const writtenHeaders = (exchange: ObjectExchange, { checksum, etag, id }: Version): Record<string, string> => ({
  ...encryptionHeader,
  ...versionHeader(exchange, id),
  ...checksumHeaders(checksum),
  etag: quoted(etag),
});

export const writeConditions = ({
  request: { headers },
}: ObjectExchange): Pick<PutOptions, 'ifMatch' | 'ifNoneMatch'> => {
  const noneMatch = headers['if-none-match'];
  const match = headers['if-match'];
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new S3Error('NotImplemented', 'A write’s If-None-Match can only be *.');
  return { ...(noneMatch === '*' ? { ifNoneMatch: '*' } : {}), ...(match === undefined ? {} : { ifMatch: match }) };
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
