import type { Source } from './bodies.ts';
import type { OpenUpload } from './catalogue.ts';
import { type Algorithm, type Digest, digestOf } from './checksum.ts';
import type { Engine } from './engine.ts';
import { S3Error } from './errors.ts';
import { type Integrity, trusted } from './integrity.ts';
import type { Objects, PutOptions } from './objects.ts';
import type { Checksum, Part, Upload, Version } from './record.ts';
import { opaqueId } from './stamp.ts';

/** A part as the one who completes an upload names it. */
export type NamedPart = { readonly number: number; readonly etag: string; readonly checksum: string | null };

/** What the completer claims of the whole; null where he does not say. */
export type Claim = { readonly checksum: string | null; readonly size: number | null };

/** Uploads in parts; S3 User Guide, "Uploading and copying objects using multipart upload". */
export type Multipart = {
  readonly begin: (upload: Omit<Upload, 'id' | 'initiated'>) => Upload;
  /** @throws S3Error NoSuchUpload */
  readonly find: (bucket: string, key: string, uploadId: string) => OpenUpload;
  /** The bucket's unfinished uploads. */
  readonly open: (bucket: string) => readonly OpenUpload[];
  readonly putPart: (upload: OpenUpload, number: number, source: Source, integrity?: Integrity) => Promise<Part>;
  /** @throws S3Error InvalidPart, InvalidPartOrder, EntityTooSmall, BadDigest, InvalidRequest, PreconditionFailed */
  readonly complete: (
    upload: OpenUpload,
    parts: readonly NamedPart[],
    claim: Claim,
    options: PutOptions,
  ) => Promise<Version>;
  readonly abort: (upload: OpenUpload) => void;
};

const SMALLEST_PART = 5 * 1024 * 1024;
export const MOST_PARTS = 10_000;

export const openMultipart = (engine: Engine, objects: Objects): Multipart => {
  const { bodies, bucketOf, catalogue, clock, commit, stamps } = engine;

  const find: Multipart['find'] = (bucket, key, uploadId) => {
    const upload = catalogue.uploads.get(uploadId);
    if (upload === undefined || upload.bucket !== bucket || upload.key !== key) throw new S3Error('NoSuchUpload');
    return upload;
  };

  const putPart: Multipart['putPart'] = async (upload, number, source, integrity = trusted) => {
    const md5 = digestOf('MD5');
    const body = opaqueId(stamps.next());
    const size = await bodies.write(body, source, [md5, ...integrity.digests]);
    try {
      const digest = md5.digest();
      const checksum = integrity.verify(size, digest);
      find(upload.bucket, upload.key, upload.id); // it may have ended while the bytes came in
      const part = { number, body, size, etag: digest.toString('hex'), modified: clock.now(), checksum };
      commit({ kind: 'part', upload: upload.id, part });
      return part;
    } catch (error) {
      if (!catalogue.refersTo(body)) bodies.remove(body);
      throw error;
    }
  };

  const complete: Multipart['complete'] = async (upload, named, claim, options) => {
    const parts = chooseParts(upload, named);
    const whole = wholeDigest(upload);
    const body = opaqueId(stamps.next());
    const size = await bodies.write(body, concatenated(parts), whole === null ? [] : [whole]);
    try {
      find(upload.bucket, upload.key, upload.id);
      const checksum = whole === null ? compositeChecksum(upload, parts) : wholeChecksum(upload, whole);
      if (claim.size !== null && claim.size !== size)
        throw new S3Error('InvalidRequest', 'The object has another size.');
      if (claim.checksum !== null && claim.checksum !== checksum?.value) throw new S3Error('BadDigest');
      const draft = { body, size, etag: multipartEtag(parts), checksum };
      const put = { ...options, headers: upload.headers, event: 'ObjectCreated:CompleteMultipartUpload' as const };
      return objects.store(bucketOf(upload.bucket), upload.key, draft, put, upload.id);
    } catch (error) {
      if (!catalogue.refersTo(body)) bodies.remove(body);
      throw error;
    }
  };

  async function* concatenated(parts: readonly Part[]): AsyncIterable<Uint8Array> {
    for (const { body, size } of parts) {
      const bytes = bodies.read(body, 0, size);
      if (Buffer.isBuffer(bytes)) yield bytes;
      else yield* bytes;
    }
  }

  return {
    begin: (wanted) => {
      const upload = { ...wanted, id: opaqueId(stamps.next()), initiated: clock.now() };
      commit({ kind: 'begin', upload });
      return upload;
    },
    find,
    open: (name) => [...catalogue.uploads.values()].filter(({ bucket }) => bucket === name),
    putPart,
    complete,
    abort: ({ id }) => commit({ kind: 'abort', upload: id }),
  };
};

const chooseParts = (upload: OpenUpload, named: readonly NamedPart[]): readonly Part[] => {
  if (named.length === 0 || named.length > MOST_PARTS) throw new S3Error('MalformedXML');
  if (named.some(({ number }, at) => at > 0 && number <= (named[at - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder');
  return named.map(({ number, etag, checksum }, at) => {
    const part = upload.parts.get(number);
    if (part === undefined || part.etag !== etag.replaceAll('"', '')) throw new S3Error('InvalidPart');
    if (checksum !== null && checksum !== part.checksum?.value) throw new S3Error('InvalidPart');
    if (part.size < SMALLEST_PART && at < named.length - 1) throw new S3Error('EntityTooSmall');
    return part;
  });
};

/** MD5 of the parts' MD5s, and how many they are. */
const multipartEtag = (parts: readonly Part[]): string => {
  const md5 = digestOf('MD5');
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'));
  return `${md5.digest().toString('hex')}-${parts.length}`;
};

const wholeDigest = ({ checksum }: Upload): Digest | null =>
  checksum?.type === 'FULL_OBJECT' ? digestOf(checksum.algorithm) : null;

const wholeChecksum = ({ checksum }: Upload, digest: Digest): Checksum | null =>
  checksum === null ? null : { ...checksum, value: digest.digest().toString('base64') };

/** The checksum of the parts' checksums, where every part has one of the upload's algorithm. */
const compositeChecksum = ({ checksum }: Upload, parts: readonly Part[]): Checksum | null => {
  if (checksum === null) return null;
  const digest = digestOf(checksum.algorithm);
  for (const part of parts) digest.update(partChecksum(part, checksum.algorithm));
  return { ...checksum, value: `${digest.digest().toString('base64')}-${parts.length}` };
};

const partChecksum = ({ checksum, number }: Part, algorithm: Algorithm): Buffer => {
  if (checksum?.algorithm !== algorithm)
    throw new S3Error('InvalidRequest', `Part ${number} was uploaded without its ${algorithm} checksum.`);
  return Buffer.from(checksum.value, 'base64');
};
