import { S3Error } from '../errors.ts';
import type { PutOptions } from '../objects.ts';
import type { Version } from '../record.ts';
import { readUpload } from './body.ts';
import { answer, demand, type ObjectExchange, objectArn } from './exchange.ts';
import { checksumHeaders, encryptionHeader, keptHeaders, quoted, versionHeader } from './headers.ts';

export const putObject = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, origin, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const { source, integrity } = readUpload(exchange);
  const options = { ...writeConditions(exchange), headers: keptHeaders(exchange), integrity, origin };
  answer(exchange, 200, writtenHeaders(exchange, await s3.put(bucket, key, source, options)));
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
