import type { OpenUpload } from '../catalogue.ts';
import { type Algorithm, isAlgorithm } from '../checksum.ts';
import { notImplemented, S3Error } from '../errors.ts';
import { MOST_PARTS } from '../multipart.ts';
import type { Upload } from '../record.ts';
import { claimedChecksum, readText, readUpload } from './body.ts';
import { answer, answerXml, demand, headerOf, type ObjectExchange, objectArn } from './exchange.ts';
import { checksumHeaders, encryptionHeader, keptHeaders, quoted, versionHeader } from './headers.ts';
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
  answerXml(exchange, 'InitiateMultipartUploadResult', namedUpload(exchange, upload), {
    ...encryptionHeader,
    ...summed,
  });
};

export const uploadPart = async (exchange: ObjectExchange): Promise<void> => {
  const { bucket, key, s3 } = exchange;
  demand(exchange, 's3:PutObject', objectArn(bucket, key));
  const { upload, number } = findPartPlace(exchange);
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

/** What every answer about an upload begins with. */
export const namedUpload = ({ bucket, key }: ObjectExchange, upload: Upload): readonly Field[] => [
  ['Bucket', bucket],
  ['Key', key],
  ['UploadId', upload.id],
];

/** Where a part goes: the upload that is named, and the part's number in it. */
export const findPartPlace = (exchange: ObjectExchange): { upload: OpenUpload; number: number } => {
  const number = Number(exchange.address.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
  return { upload: findUpload(exchange), number };
};

const claimedSize = (exchange: ObjectExchange): number | null => {
  const size = headerOf(exchange, 'x-amz-mp-object-size');
  return size === undefined ? null : Number(size);
};

/** @throws S3Error NoSuchUpload */
export const findUpload = ({ address, bucket, key, s3 }: ObjectExchange): OpenUpload =>
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
