import { notImplemented, S3Error } from '../errors.ts';
import type { Address } from './address.ts';

export const OPERATIONS = [
  'ListBuckets',
  'HeadBucket',
  'GetBucketLocation',
  'GetBucketVersioning',
  'ListObjects',
  'ListObjectsV2',
  'ListObjectVersions',
  'ListMultipartUploads',
  'DeleteObjects',
  'GetObject',
  'HeadObject',
  'PutObject',
  'CopyObject',
  'DeleteObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
  'ListParts',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How an operation is asked for: method, what the path names, a query parameter that tells it apart, and others. */
type Form = {
  readonly operation: Operation;
  readonly method: string;
  readonly on: 'service' | 'bucket' | 'key';
  readonly mark?: string;
  readonly copies?: boolean;
  readonly takes?: readonly string[];
};

const LIST = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];
const OVERRIDES = ['type', 'language', 'encoding', 'disposition'].map((name) => `response-content-${name}`);
const READ = ['versionId', 'response-cache-control', 'response-expires', ...OVERRIDES];

const FORMS: readonly Form[] = [
  { operation: 'ListBuckets', method: 'GET', on: 'service' },
  { operation: 'HeadBucket', method: 'HEAD', on: 'bucket' },
  { operation: 'GetBucketLocation', method: 'GET', on: 'bucket', mark: 'location' },
  { operation: 'GetBucketVersioning', method: 'GET', on: 'bucket', mark: 'versioning' },
  {
    operation: 'ListObjectVersions',
    method: 'GET',
    on: 'bucket',
    mark: 'versions',
    takes: [...LIST, 'key-marker', 'version-id-marker'],
  },
  { operation: 'ListMultipartUploads', method: 'GET', on: 'bucket', mark: 'uploads', takes: ['prefix'] },
  {
    operation: 'ListObjectsV2',
    method: 'GET',
    on: 'bucket',
    mark: 'list-type',
    takes: [...LIST, 'continuation-token', 'start-after', 'fetch-owner'],
  },
  { operation: 'ListObjects', method: 'GET', on: 'bucket', takes: [...LIST, 'marker'] },
  { operation: 'DeleteObjects', method: 'POST', on: 'bucket', mark: 'delete' },
  { operation: 'ListParts', method: 'GET', on: 'key', mark: 'uploadId', takes: ['max-parts', 'part-number-marker'] },
  { operation: 'GetObject', method: 'GET', on: 'key', takes: READ },
  { operation: 'HeadObject', method: 'HEAD', on: 'key', takes: READ },
  {
    operation: 'UploadPartCopy',
    method: 'PUT',
    on: 'key',
    mark: 'uploadId',
    copies: true,
    takes: ['partNumber'],
  },
  { operation: 'UploadPart', method: 'PUT', on: 'key', mark: 'uploadId', takes: ['partNumber'] },
  { operation: 'CopyObject', method: 'PUT', on: 'key', copies: true },
  { operation: 'PutObject', method: 'PUT', on: 'key' },
  { operation: 'AbortMultipartUpload', method: 'DELETE', on: 'key', mark: 'uploadId' },
  { operation: 'DeleteObject', method: 'DELETE', on: 'key', takes: ['versionId'] },
  { operation: 'CreateMultipartUpload', method: 'POST', on: 'key', mark: 'uploads' },
  { operation: 'CompleteMultipartUpload', method: 'POST', on: 'key', mark: 'uploadId' },
];

/** Signing and tracing, which say nothing about the operation; the last of them where it was presigned the old way. */
const NEUTRAL = ['x-id', 'AWSAccessKeyId', 'Signature', 'Expires', 'content-type', 'content-md5'];
const isNeutral = (parameter: string): boolean => NEUTRAL.includes(parameter) || /^x-amz-/i.test(parameter);

/**
 * Which operation a request asks for.
 * @throws S3Error NotImplemented for everything else, naming it; every parameter must be one that the operation takes
 */
export const operationOf = (method: string, { bucket, key, query }: Address, copies: boolean): Operation => {
  const on = bucket === null ? 'service' : key === null ? 'bucket' : 'key';
  const candidates = FORMS.filter((form) => form.method === method && form.on === on);
  const form = candidates.find(
    ({ mark, copies: mustCopy }) => (mark === undefined || query.has(mark)) && (mustCopy !== true || copies),
  );
  const parameters = [...query.keys()].filter((name) => !isNeutral(name));
  const foreign = parameters.find((name) => name !== form?.mark && form?.takes?.includes(name) !== true);
  if (foreign !== undefined) throw notImplemented(`${method} on a ${on} with the parameter ${foreign}`);
  if (form === undefined) throw notImplemented(`${method} on a ${on}`);
  if (form.mark === 'list-type' && query.get('list-type') !== '2') throw new S3Error('InvalidArgument');
  return form.operation;
};
