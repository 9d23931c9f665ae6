import type { Source } from '../bodies.ts';
import { ALGORITHMS, type Algorithm, checksumHeader, type Digest, digestBytes, digestOf } from '../checksum.ts';
import { notImplemented, S3Error } from '../errors.ts';
import type { Integrity } from '../integrity.ts';
import type { Checksum } from '../record.ts';
import { decodeChunked, type Trailers } from './chunked.ts';
import { type Exchange, headerOf, headersOf } from './exchange.ts';

const LARGEST_BODY = 5 * 1024 ** 3;
const HEX_SHA256 = /^[0-9a-f]{64}$/i;

/**
 * The body of an upload, free of its framing, and what its sender claims of it in headers and trailers.
 * @param isOfObject whether a checksum among the headers is not of this body, but of the object that it speaks of
 * @throws S3Error before a byte is read, where a claim is malformed
 */
export const readUpload = (exchange: Exchange, isOfObject = false): { source: Source; integrity: Integrity } => {
  const { request } = exchange;
  const payload = headerOf(exchange, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const isChunked = payload.startsWith('STREAMING-');
  const length = request.headers[isChunked ? 'x-amz-decoded-content-length' : 'content-length'];
  if (length === undefined || !/^\d{1,15}$/.test(String(length))) throw new S3Error('MissingContentLength');
  if (Number(length) > LARGEST_BODY) throw new S3Error('EntityTooLarge');
  const trailers: Trailers = new Map();
  return {
    source: isChunked ? decodeChunked(request, trailers) : request,
    integrity: claimsOf(exchange, Number(length), payload, trailers, isOfObject ? null : claimedChecksum(exchange)),
  };
};

/** Reads a small body as text, such as the XML of DeleteObjects, and checks it as an upload is. */
export const readText = async (exchange: Exchange, limit: number, isOfObject = false): Promise<string> => {
  const { source, integrity } = readUpload(exchange, isOfObject);
  const md5 = digestOf('MD5');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new S3Error('MalformedXML');
    for (const digest of [md5, ...integrity.digests]) digest.update(chunk);
    chunks.push(chunk);
  }
  integrity.verify(size, md5.digest());
  return Buffer.concat(chunks).toString();
};

/** The one checksum that a request's headers claim, or null. */
export const claimedChecksum = (exchange: Exchange): { algorithm: Algorithm; value: string } | null => {
  const names = [...headersOf(exchange).keys()].filter((name) => name.startsWith('x-amz-checksum-'));
  const known = ALGORITHMS.map(checksumHeader);
  const notKnown = names.find(
    (name) => ![...known, 'x-amz-checksum-type', 'x-amz-checksum-algorithm', 'x-amz-checksum-mode'].includes(name),
  );
  if (notKnown !== undefined) throw notImplemented(`the header ${notKnown}`);
  const claimed = ALGORITHMS.filter((algorithm) => headerOf(exchange, checksumHeader(algorithm)) !== undefined);
  if (claimed.length > 1) throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header.');
  const [algorithm] = claimed;
  if (algorithm === undefined) return null;
  return { algorithm, value: headerOf(exchange, checksumHeader(algorithm)) ?? '' };
};

const claimsOf = (
  exchange: Exchange,
  length: number,
  payload: string,
  trailers: Trailers,
  claimed: ReturnType<typeof claimedChecksum>,
): Integrity => {
  const contentMd5 = readContentMd5(exchange);
  const trailing = trailingAlgorithm(exchange);
  const algorithm = claimed?.algorithm ?? trailing;
  const checksum: Digest | null = algorithm === null ? null : digestOf(algorithm);
  const sha256: Digest | null = HEX_SHA256.test(payload) ? digestOf('SHA256') : null;

  const verifyChecksum = (): Checksum | null => {
    if (algorithm === null || checksum === null) return null;
    const claim = claimed?.value ?? trailers.get(checksumHeader(algorithm)) ?? '';
    if (Buffer.from(claim, 'base64').length !== digestBytes(algorithm))
      throw new S3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} is invalid.`);
    const value = checksum.digest().toString('base64');
    if (value !== claim)
      throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    return { algorithm, value, type: 'FULL_OBJECT' };
  };

  return {
    digests: [checksum, sha256].filter((digest) => digest !== null),
    verify: (size, md5) => {
      if (size !== length) throw new S3Error('IncompleteBody');
      if (contentMd5 !== null && !contentMd5.equals(md5))
        throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
      if (sha256 !== null && sha256.digest().toString('hex') !== payload.toLowerCase())
        throw new S3Error('XAmzContentSHA256Mismatch');
      return verifyChecksum();
    },
  };
};

const readContentMd5 = ({ request }: Exchange): Buffer | null => {
  const header = request.headers['content-md5'];
  if (header === undefined) return null;
  const md5 = Buffer.from(String(header), 'base64');
  if (md5.length !== 16) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  return md5;
};

const trailingAlgorithm = (exchange: Exchange): Algorithm | null => {
  const trailer = headerOf(exchange, 'x-amz-trailer')?.toLowerCase();
  if (trailer === undefined) return null;
  const algorithm = ALGORITHMS.find((one) => checksumHeader(one) === trailer);
  if (algorithm === undefined) throw notImplemented(`the trailer ${trailer}`);
  return algorithm;
};
