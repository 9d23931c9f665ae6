import { pipeline } from 'node:stream/promises';
import { S3Error } from '../errors.ts';
import type { Version } from '../record.ts';
import { isUnchanged, readRange } from './conditions.ts';
import { answer, bucketArn, demand, headerOf, type ObjectExchange, objectArn } from './exchange.ts';
import { checkHeader, checksumHeaders, describe, httpDate } from './headers.ts';

/** GetObject and HeadObject: a range, conditions and `response-…` overrides included. */
export const readObject = async (exchange: ObjectExchange): Promise<void> => {
  const { request, response, s3 } = exchange;
  const version = findReadable(exchange);
  if (isUnchanged(request.headers, version)) return answer(exchange, 304, describe(exchange, version));
  const range = readRange(request.headers.range, version.size);
  const { start, end } = range ?? { start: 0, end: version.size };
  const headers = {
    ...describe(exchange, version),
    ...(range === null && wantsChecksum(exchange) ? checksumHeaders(version.checksum) : {}),
    ...overrides(exchange),
    'content-length': end - start,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${version.size}` }),
  };
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD') {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = s3.read(version, start, end);
  response.writeHead(status, headers);
  if (Buffer.isBuffer(bytes)) response.end(bytes);
  else await pipeline(bytes, response);
};

/**
 * The version that may be read. Who may not list the bucket does not learn what is missing: 403 instead of 404 (S3
 * API Reference, GetObject, "Permissions").
 */
export const findReadable = (
  exchange: ObjectExchange,
  versionId = exchange.address.query.get('versionId'),
): Version => {
  const { bucket, caller, key, s3 } = exchange;
  demand(exchange, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', objectArn(bucket, key));
  try {
    const version = s3.find(bucket, key, versionId);
    if (version.body !== null) return version;
    throw new S3Error('MethodNotAllowed', undefined, {
      allow: 'DELETE',
      'last-modified': httpDate(version.modified),
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': version.id,
    });
  } catch (error) {
    const isMissing = error instanceof S3Error && error.status === 404;
    if (isMissing && !caller.allows('s3:ListBucket', bucketArn(bucket)))
      throw new S3Error(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: s3:ListBucket on resource: "${bucketArn(bucket)}"`,
      );
    throw error;
  }
};

const wantsChecksum = (exchange: ObjectExchange): boolean => headerOf(exchange, 'x-amz-checksum-mode') === 'ENABLED';

const overrides = ({ address }: ObjectExchange): Record<string, string> => {
  const given = [...address.query].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value] as const] : [],
  );
  for (const [name, value] of given) checkHeader(name, value);
  return Object.fromEntries(given);
};
