import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller, Service } from '../service.ts';
import { S3Error } from './errors.ts';
import { HOST_ID, type Origin } from './notification.ts';
import type { S3 } from './store.ts';
import { readAddress } from './wire/address.ts';
import { getBucketLocation, getBucketVersioning, headBucket, listBuckets } from './wire/buckets.ts';
import { copyObject, uploadPartCopy } from './wire/copy.ts';
import { deleteObjects } from './wire/delete-objects.ts';
import type { BucketExchange, Exchange, ObjectExchange } from './wire/exchange.ts';
import { refuseUnknownHeaders } from './wire/headers.ts';
import { listObjects, listObjectsV2 } from './wire/list-objects.ts';
import { listMultipartUploads, listParts } from './wire/list-uploads.ts';
import { listObjectVersions } from './wire/list-versions.ts';
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from './wire/multipart.ts';
import { type Operation, operationOf } from './wire/operation.ts';
import { readObject } from './wire/read-object.ts';
import { deleteObject, putObject } from './wire/write-object.ts';
import { renderError } from './wire/xml.ts';

/**
 * S3's REST API (path-style, or `bucket.localhost` as the host) for a local store. What it does: buckets, objects,
 * versions, ranges, conditions, checksums, lists, copies, multipart uploads. What it refuses, with 501 and its name:
 * everything else, such as tags, ACLs, locks, storage classes, browser forms, and making buckets, which is the
 * template's part.
 */
export const s3Service =
  (s3: S3): Service =>
  async (request, response, caller) => {
    const requestId = randomUUID().replaceAll('-', '').slice(16).toUpperCase();
    response.setHeader('x-amz-request-id', requestId);
    response.setHeader('x-amz-id-2', HOST_ID);
    try {
      const address = readAddress(request.url ?? '/', request.headers.host);
      const exchange = { s3, request, response, caller, address, origin: originOf(request, caller, requestId) };
      await handle(exchange);
    } catch (error) {
      answerError(request, response, requestId, error);
    }
  };

const handle = async (exchange: Exchange): Promise<void> => {
  const { address, request, s3 } = exchange;
  const operation = operationOf(request.method ?? '', address, 'x-amz-copy-source' in request.headers);
  refuseUnknownHeaders(exchange);
  if (operation === 'ListBuckets') return listBuckets(exchange);
  const bucket = s3.bucket(address.bucket ?? '').name;
  return address.key === null
    ? onBucket[operation]?.({ ...exchange, bucket })
    : onKey[operation]?.({ ...exchange, bucket, key: address.key });
};

const onBucket: Partial<Record<Operation, (exchange: BucketExchange) => void | Promise<void>>> = {
  HeadBucket: headBucket,
  GetBucketLocation: getBucketLocation,
  GetBucketVersioning: getBucketVersioning,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  ListMultipartUploads: listMultipartUploads,
  DeleteObjects: deleteObjects,
};

const onKey: Partial<Record<Operation, (exchange: ObjectExchange) => void | Promise<void>>> = {
  GetObject: readObject,
  HeadObject: readObject,
  PutObject: putObject,
  CopyObject: copyObject,
  DeleteObject: deleteObject,
  CreateMultipartUpload: createMultipartUpload,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
  ListParts: listParts,
};

const originOf = (request: IncomingMessage, caller: Caller, requestId: string): Origin => ({
  principal: `AWS:${caller.arn.slice(caller.arn.lastIndexOf('/') + 1)}`,
  address: request.socket.remoteAddress ?? '127.0.0.1',
  request: requestId,
});

/** The error as S3 writes it; what is no S3 error is ours, and says so on standard error as well. */
const answerError = (request: IncomingMessage, response: ServerResponse, requestId: string, error: unknown): void => {
  if (request.destroyed && !request.complete) return; // the sender has hung up: nobody to tell
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof S3Error ? error : new S3Error('InternalError');
  if (known.code === 'InternalError') console.error(error);
  const body = renderError([
    ['Code', known.code],
    ['Message', known.message],
    ['Resource', request.url ?? ''],
    ['RequestId', requestId],
    ['HostId', HOST_ID],
  ]);
  response.writeHead(known.status, {
    ...known.headers,
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};
