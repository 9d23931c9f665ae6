import type { Readable } from 'node:stream';
import type { Source } from './bodies.ts';
import type { Bucket } from './catalogue.ts';
import { digestOf } from './checksum.ts';
import type { Engine } from './engine.ts';
import { S3Error } from './errors.ts';
import { type Integrity, trusted } from './integrity.ts';
import { MAX_KEY_BYTES } from './key.ts';
import { type EventName, noticeOf, type Origin } from './notification.ts';
import type { Version } from './record.ts';
import { opaqueId, sequencerOf } from './stamp.ts';

export type PutOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly integrity?: Integrity;
  /** `*`: only where there is no such object. */
  readonly ifNoneMatch?: '*';
  /** Only where the current object has this ETag. */
  readonly ifMatch?: string;
  readonly event?: EventName;
  readonly origin?: Origin;
};

export type Removal = { readonly versionId: string | null; readonly isMarker: boolean };

export type Objects = {
  /** @throws S3Error NoSuchBucket, KeyTooLongError, PreconditionFailed, and what `integrity` throws */
  readonly put: (bucket: string, key: string, source: Source, options?: PutOptions) => Promise<Version>;
  /**
   * The current version, or the one of this id, which may be a delete marker.
   * @throws S3Error NoSuchBucket, NoSuchKey, NoSuchVersion
   */
  readonly find: (bucket: string, key: string, versionId?: string) => Version;
  /** The bytes `start` up to, not including, `end` of a version that `find` has just found. */
  readonly read: (version: Version, start?: number, end?: number) => Buffer | Readable;
  /** Removes what is current (under a delete marker where the bucket has versions) or one version for good. */
  readonly remove: (bucket: string, key: string, options?: { versionId?: string; origin?: Origin }) => Removal;
  readonly store: (bucket: Bucket, key: string, draft: Draft, options: PutOptions, upload: string | null) => Version;
};

/** A body that is on disk, on its way to become a version. */
export type Draft = Pick<Version, 'size' | 'etag' | 'checksum'> & { readonly body: string };

/** Changes that this process makes itself, such as the samples of the first start. */
const OURSELVES: Origin = { principal: 'AWS:local', address: '127.0.0.1', request: '0000000000000000' };
const EMPTY_ETAG = 'd41d8cd98f00b204e9800998ecf8427e';

export const openObjects = (engine: Engine): Objects => {
  const { bodies, bucketOf, clock, commit, stamps } = engine;

  const put: Objects['put'] = async (bucketName, key, source, options = {}) => {
    const bucket = bucketOf(bucketName);
    checkKey(key);
    checkConditions(bucket, key, options);
    const integrity = options.integrity ?? trusted;
    const md5 = digestOf('MD5');
    const body = opaqueId(stamps.next());
    const size = await bodies.write(body, source, [md5, ...integrity.digests]);
    try {
      const digest = md5.digest();
      const draft = { body, size, etag: digest.toString('hex'), checksum: integrity.verify(size, digest) };
      return store(bucket, key, draft, options, null);
    } catch (error) {
      if (!engine.catalogue.refersTo(body)) bodies.remove(body);
      throw error;
    }
  };

  const store: Objects['store'] = (bucket, key, draft, options, upload) => {
    checkConditions(bucket, key, options);
    const sequencer = sequencerOf(stamps.next());
    const version: Version = {
      id: bucket.versioning === 'Enabled' ? draft.body : 'null',
      ...draft,
      modified: clock.now(),
      sequencer,
      headers: options.headers ?? {},
    };
    const notice = announce(bucket, key, options.event ?? 'ObjectCreated:Put', version, options.origin);
    commit({ kind: 'put', bucket: bucket.name, key, version, upload, notice });
    return version;
  };

  const remove: Objects['remove'] = (bucketName, key, { versionId, origin } = {}) => {
    const bucket = bucketOf(bucketName);
    checkKey(key);
    if (versionId !== undefined) return removeVersion(bucket, key, versionId, origin);
    if (bucket.versioning === 'Off') return { ...removeVersion(bucket, key, 'null', origin), versionId: null };
    const stamp = stamps.next();
    const version: Version = {
      id: bucket.versioning === 'Enabled' ? opaqueId(stamp) : 'null',
      body: null,
      size: 0,
      etag: EMPTY_ETAG,
      modified: clock.now(),
      sequencer: sequencerOf(stamp),
      headers: {},
      checksum: null,
    };
    const notice = announce(bucket, key, 'ObjectRemoved:DeleteMarkerCreated', version, origin);
    commit({ kind: 'put', bucket: bucket.name, key, version, upload: null, notice });
    return { versionId: version.id, isMarker: true };
  };

  /** Removing what is not there succeeds and tells nobody. */
  const removeVersion = (bucket: Bucket, key: string, id: string, origin?: Origin): Removal => {
    const found = bucket.versions.get(key)?.find((version) => version.id === id);
    if (found === undefined) return { versionId: id, isMarker: false };
    const sequencer = sequencerOf(stamps.next());
    const notice = announce(bucket, key, 'ObjectRemoved:Delete', { id, sequencer }, origin);
    commit({ kind: 'remove', bucket: bucket.name, key, id, sequencer, notice });
    return { versionId: id, isMarker: found.body === null };
  };

  const announce = (
    bucket: Bucket,
    key: string,
    name: EventName,
    { sequencer, body, ...version }: Pick<Version, 'id' | 'sequencer'> & Partial<Version>,
    origin: Origin = OURSELVES,
  ) => {
    const { id, size, etag } = version;
    const object = {
      ...(bucket.versioning === 'Off' ? {} : { id }),
      ...(size === undefined || body === null ? {} : { size }),
      ...(etag === undefined ? {} : { etag }),
    };
    const event = { name, at: clock.now(), bucket: bucket.name, key, sequencer, object, origin };
    return noticeOf(bucket.rules, event);
  };

  return { put, find: (bucket, key, id) => findVersion(bucketOf(bucket), key, id), read, remove, store };

  function read(version: Version, start = 0, end = version.size): Buffer | Readable {
    if (version.body === null) throw new S3Error('MethodNotAllowed');
    return bodies.read(version.body, start, end);
  }
};

const findVersion = (bucket: Bucket, key: string, id?: string): Version => {
  const versions = bucket.versions.get(key);
  if (id !== undefined) {
    const found = versions?.find((version) => version.id === id);
    if (found === undefined) throw new S3Error('NoSuchVersion');
    return found;
  }
  const current = versions?.at(-1);
  if (current === undefined) throw new S3Error('NoSuchKey');
  if (current.body === null)
    throw new S3Error('NoSuchKey', undefined, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': current.id });
  return current;
};

const checkKey = (key: string): void => {
  if (key === '') throw new S3Error('InvalidRequest', 'A key must not be empty.');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError');
};

/** Conditional writes (S3 User Guide, "How to prevent object overwrites with conditional writes"). */
const checkConditions = (bucket: Bucket, key: string, { ifNoneMatch, ifMatch }: PutOptions): void => {
  const current = bucket.versions.get(key)?.at(-1);
  const exists = current !== undefined && current.body !== null;
  if (ifNoneMatch !== undefined && exists) throw new S3Error('PreconditionFailed');
  if (ifMatch === undefined) return;
  if (!exists) throw new S3Error('NoSuchKey');
  if (current.etag !== ifMatch.replaceAll('"', '')) throw new S3Error('PreconditionFailed');
};
