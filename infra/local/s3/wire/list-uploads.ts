import { compareKeys } from '../key.ts';
import { MOST_PARTS } from '../multipart.ts';
import { answerXml, type BucketExchange, bucketArn, demand, type ObjectExchange, objectArn } from './exchange.ts';
import { quoted } from './headers.ts';
import { findUpload, namedUpload } from './multipart.ts';
import { wholeNumber } from './page.ts';
import type { Field } from './xml.ts';

export const listParts = (exchange: ObjectExchange): void => {
  const { query } = exchange.address;
  demand(exchange, 's3:ListMultipartUploadParts', objectArn(exchange.bucket, exchange.key));
  const upload = findUpload(exchange);
  const limit = wholeNumber(query.get('max-parts'), 'max-parts', 1000);
  const after = wholeNumber(query.get('part-number-marker') ?? '0', 'part-number-marker', MOST_PARTS);
  const parts = [...upload.parts.values()].filter(({ number }) => number > after).sort((a, b) => a.number - b.number);
  const page = parts.slice(0, limit);
  answerXml(exchange, 'ListPartsResult', [
    ...namedUpload(exchange, upload),
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
