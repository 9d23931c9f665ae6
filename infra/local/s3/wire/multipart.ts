import type { OpenUpload } from '../catalogue.ts';
import { type Algorithm, isAlgorithm } from '../checksum.ts';
import { notImplemented, S3Error } from '../errors.ts';
import { compareKeys } from '../key.ts';
import { MOST_PARTS } from '../multipart.ts';
import type { Upload } from '../record.ts';
import { claimedChecksum, readText, readUpload } from './body.ts';
import {
  answer,
  answerXml,
  type BucketExchange,
  bucketArn,
  demand,
  headerOf,
  type ObjectExchange,
  objectArn,
} from './exchange.ts';
import { checksumHeaders, encryptionHeader, keptHeaders, quoted, versionHeader } from './headers.ts';
import { wholeNumber } from './page.ts';
import { writeConditions } from './write-object.ts';
import { childrenOf, type Field, parseXml, textOf } from './xml.ts';

const LARGEST_REQUEST = 4 * 1024 * 1024;

export const createMultipartUpload = (exchange: ObjectExchange): void => {
  const { bucket, key, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const checksum = uploadChecksum(exchange);
  const upload = s3.multipart.begin({ bucket, key, headers: keptHeaders(exchange), checksum });
  const summed: Record<string, string> =
    checksum === null ? {} : { 'x-amz-checksum-algorithm': checksum.algorithm, 'x-amz-checksum-type': checksum.type };
  answerXml(exchange, 'InitiateMultipartUploadResult', named(exchange, upload), { ...encryptionHeader, ...summed });
};

export const uploadPart = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const upload = findUpload(exchange);
  const number = Number(exchange.address.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
  const { source, integrity } = readUpload(exchange);
  const { checksum, etag } = await s3.multipart.putPart(upload, number, source, integrity);
  answer(exchange, 200, { ...encryptionHeader, ...checksumHeaders(checksum), etag: quoted(etag) });
};

export const completeMultipartUpload = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, origin, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const upload = findUpload(exchange);
  const root = parseXml(await readText(exchange, LARGEST_REQUEST, true));
  if (root.name !== 'CompleteMultipartUpload') throw new S3Error('MalformedXML');
  const parts = childrenOf(root, 'Part').map((part) => ({
    number: Number(textOf(part, 'PartNumber')),
    etag: textOf(part, 'ETag') ?? '',
    checksum: part.children.find(({ name }) => name.startsWith('Checksum'))?.text ?? null,
  }));
  const claimed = { checksum: claimedChecksum(exchange)?.value ?? null, size: claimedSize(exchange) };
  const version = await s3.multipart.complete(upload, parts, claimed, { ...writeConditions(exchange), origin });
  const { checksum } = version;
  const summed: readonly Field[] =
    checksum === null
      ? []
      : [
          [`Checksum${checksum.algorithm}`, checksum.value],
          ['ChecksumType', checksum.type],
        ];
  const location: Field = ['Location', `http://${exchange.request.headers.host ?? ''}/${bucket}/${encodeURI(key)}`];
  const fields: readonly Field[] = [
    location,
    ['Bucket', bucket],
    ['Key', key],
    ['ETag', quoted(version.etag)],
    ...summed,
  ];
  const headers = { ...encryptionHeader, ...versionHeader(exchange, version.id) };
  answerXml(exchange, 'CompleteMultipartUploadResult', fields, headers);
};

export const abortMultipartUpload = (exchange: ObjectExchange): void => {
  demand(exchange, 's3:AbortMultipartUpload', objectArn(exchange.bucket, exchange.key));
  exchange.s3.multipart.abort(findUpload(exchange));
  answer(exchange, 204);
};

export const listParts = (exchange: ObjectExchange): void => {
  const { query } = exchange.address;
  demand(exchange, 's3:ListMultipartUploadParts', objectArn(exchange.bucket, exchange.key));
  const upload = findUpload(exchange);
  const limit = wholeNumber(query.get('max-parts'), 'max-parts', 1000);
  const after = wholeNumber(query.get('part-number-marker') ?? '0', 'part-number-marker', MOST_PARTS);
  const parts = [...upload.parts.values()].filter(({ number }) => number > after).sort((a, b) => a.number - b.number);
  const page = parts.slice(0, limit);
  answerXml(exchange, 'ListPartsResult', [
    ...named(exchange, upload),
    ['PartNumberMarker', after],
    ['NextPartNumberMarker', page.at(-1)?.number ?? 0],
    ['MaxParts', limit],
    ['IsTruncated', page.length < parts.length],
    ['StorageClass', 'STANDARD'],
    ...page.map(
      ({ number, modified, etag, size, checksum }): Field => [
        'Part',
        [
          ['PartNumber', number],
          ['LastModified', new Date(modified).toISOString()],
          ['ETag', quoted(etag)],
          ['Size', size],
          ...(checksum === null ? [] : [[`Checksum${checksum.algorithm}`, checksum.value] as const]),
        ],
      ],
    ),
  ]);
};

/** All of the bucket's unfinished uploads on one page, which on one machine are few. */
export const listMultipartUploads = (exchange: BucketExchange): void => {
  const { bucket, s3 } = exchange;
  const prefix = exchange.address.query.get('prefix') ?? '';
  demand(exchange, 's3:ListBucketMultipartUploads', bucketArn(bucket), { 's3:prefix': prefix });
  const uploads = s3.multipart
    .open(bucket)
    .filter(({ key }) => key.startsWith(prefix))
    .toSorted((a, b) => compareKeys(a.key, b.key) || a.initiated - b.initiated);
  answerXml(exchange, 'ListMultipartUploadsResult', [
    ['Bucket', bucket],
    ['Prefix', prefix],
    ['IsTruncated', false],
    ...uploads.map(
      ({ id, key, initiated }): Field => [
        'Upload',
        [
          ['Key', key],
          ['UploadId', id],
          ['Initiated', new Date(initiated).toISOString()],
        ],
      ],
    ),
  ]);
};

const named = ({ bucket, key }: ObjectExchange, upload: Upload): readonly Field[] => [
  ['Bucket', bucket],
  ['Key', key],
  ['UploadId', upload.id],
];

const claimedSize = (exchange: ObjectExchange): number | null => {
  const size = headerOf(exchange, 'x-amz-mp-object-size');
  return size === undefined ? null : Number(size);
};

const findUpload = ({ address, bucket, key, s3 }: ObjectExchange): OpenUpload =>
  s3.multipart.find(bucket, key, address.query.get('uploadId') ?? '');

/** CRC-64 is always of the whole object, SHA never; the other CRCs are of the parts unless asked (S3 User Guide). */
const uploadChecksum = (exchange: ObjectExchange): Upload['checksum'] => {
  if (claimedChecksum(exchange) !== null) throw new S3Error('InvalidRequest', 'The object has no checksum yet.');
  const algorithm = headerOf(exchange, 'x-amz-checksum-algorithm');
  if (algorithm === undefined) return null;
  if (!isAlgorithm(algorithm)) throw notImplemented(`the checksum algorithm ${algorithm}`);
  const type = headerOf(exchange, 'x-amz-checksum-type') ?? defaultType(algorithm);
  if (type !== 'COMPOSITE' && type !== 'FULL_OBJECT') throw new S3Error('InvalidArgument');
  const isImpossible = type === 'COMPOSITE' ? algorithm === 'CRC64NVME' : algorithm.startsWith('SHA');
  if (isImpossible) throw new S3Error('InvalidRequest', `The ${type} checksum type cannot be used with ${algorithm}.`);
  return { algorithm, type };
};

const defaultType = (algorithm: Algorithm): 'COMPOSITE' | 'FULL_OBJECT' =>
  algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
