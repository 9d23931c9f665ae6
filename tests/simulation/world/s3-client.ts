import { S3Client } from '@aws-sdk/client-s3';
import { S3Error } from '../../../infra/local/s3/errors.ts';
import { walk } from '../../../infra/local/s3/listing.ts';
import type { S3 } from '../../../infra/local/s3/store.ts';
import { attempting, serviceError, timedOut } from './attempts.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';

export type Buckets = { readonly s3: S3; readonly faults: Faults };

type Input = {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
  readonly Range?: string;
  readonly Body?: Uint8Array;
  readonly Prefix?: string;
  readonly ContinuationToken?: string;
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
  readonly Delete?: { readonly Objects: readonly { readonly Key: string; readonly VersionId: string }[] };
};

const ATTEMPTS = 3; // the SDK's own

/** The SDK's client of one process, on the core of the local S3. */
export const s3Client = (buckets: Buckets, process: Process): S3Client => {
  const send = (command: { readonly input: Input }): Promise<object> => {
    const operation = command.constructor.name.replace(/Command$/u, '');
    return attempting(ATTEMPTS, process, () => attempt(buckets, process, operation, command.input));
  };
  return Object.assign(Object.create(S3Client.prototype), { send }); // paginators look for the class
};

const attempt = async (buckets: Buckets, process: Process, operation: string, input: Input): Promise<object> => {
  const { faults } = buckets;
  await process.step(`${operation} ${input.Key ?? input.Prefix}`);
  if (faults.happens('throttle')) throw serviceError('SlowDown', 503);
  if (faults.happens('internal error')) throw serviceError('InternalError', 500);
  if (faults.happens('time-out before effect')) throw timedOut();
  const answer = await perform(buckets, process, operation, input);
  await process.step(`${operation} done`);
  if (faults.happens('time-out after effect')) throw timedOut();
  return answer;
};

const perform = async (buckets: Buckets, process: Process, operation: string, input: Input): Promise<object> => {
  const { s3 } = buckets;
  try {
    switch (operation) {
      case 'PutObject':
        return { VersionId: (await s3.put(input.Bucket, input.Key, [input.Body ?? new Uint8Array()])).id };
      case 'GetObject':
        return get(buckets, process, input);
      case 'HeadObject': {
        const { id, size } = s3.find(input.Bucket, input.Key, input.VersionId);
        return { VersionId: id, ContentLength: size };
      }
      case 'DeleteObject':
        return s3.remove(input.Bucket, input.Key);
      case 'ListObjectsV2':
        return list(buckets, input);
      case 'ListObjectVersions':
        return listVersions(buckets, input);
      case 'ListMultipartUploads':
        return {}; // nobody here uploads in parts
      case 'DeleteObjects':
        return deleteSome(buckets, input);
    }
  } catch (error) {
    throw error instanceof S3Error ? serviceError(error.code, error.status, error.message) : error;
  }
  throw new Error(`${operation} is not simulated`);
};

const get = ({ s3, faults }: Buckets, process: Process, { Bucket, Key, VersionId, Range }: Input): object => {
  const version = s3.find(Bucket, Key, VersionId);
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/u.exec(Range ?? '') ?? [];
  if (Number(from) >= version.size && Range !== undefined) throw new S3Error('InvalidRange');
  const end = to === '' ? version.size : Math.min(Number(to) + 1, version.size);
  const bytes = s3.read(version, Number(from), end);
  const transformToByteArray = async (): Promise<Uint8Array> => {
    await process.step(`body of ${Key}`);
    if (faults.happens('body cut off')) throw timedOut();
    return bytes as Uint8Array;
  };
  return { VersionId: version.id, ContentLength: end - Number(from), Body: { transformToByteArray } };
};

const list = ({ s3, faults }: Buckets, { Bucket, Prefix = '', ContinuationToken = '' }: Input): object => {
  const { keys, versions } = s3.bucket(Bucket);
  const counts = (key: string): boolean => (versions.get(key)?.at(-1)?.body ?? null) !== null;
  const found = [...walk(keys.all(), { prefix: Prefix, delimiter: '', after: ContinuationToken, counts })];
  const page = faults.happens('short page') ? found.slice(0, 1) : found;
  const names = page.flatMap((item) => ('key' in item ? [item.key] : []));
  const more = page.length < found.length;
  return { Contents: names.map((Key) => ({ Key })), ...(more ? { NextContinuationToken: names.at(-1) } : {}) };
};

/** Short pages of the versions under a prefix, the newest of each key first. */
const listVersions = ({ s3, faults }: Buckets, { Bucket, Prefix = '', KeyMarker, VersionIdMarker }: Input): object => {
  const { keys, versions } = s3.bucket(Bucket);
  const all = keys
    .all()
    .filter((key) => key.startsWith(Prefix))
    .flatMap((Key) =>
      [...(versions.get(Key) ?? [])].reverse().map(({ id, size, body }, at) => ({
        item: { Key, VersionId: id, Size: size, IsLatest: at === 0, LastModified: new Date(0) },
        isMarker: body === null,
      })),
    );
  const after = all.findIndex(({ item }) => item.Key === KeyMarker && item.VersionId === VersionIdMarker) + 1;
  const found = all.slice(after, faults.happens('short page') ? after + 1 : undefined);
  const last = found.at(-1)?.item;
  return {
    Versions: found.filter(({ isMarker }) => !isMarker).map(({ item }) => item),
    DeleteMarkers: found.filter(({ isMarker }) => isMarker).map(({ item }) => item),
    ...(after + found.length < all.length
      ? { IsTruncated: true, NextKeyMarker: last?.Key, NextVersionIdMarker: last?.VersionId }
      : { IsTruncated: false }),
  };
};

/** Some of them, and says which it did not: "the action can result in errors for single keys" (API reference, DeleteObjects). */
const deleteSome = ({ s3, faults }: Buckets, { Bucket, Delete }: Input): object => {
  const Errors: object[] = [];
  for (const { Key, VersionId } of Delete?.Objects ?? []) {
    if (faults.happens('batch left unprocessed'))
      Errors.push({ Key, VersionId, Code: 'InternalError', Message: 'again' });
    else s3.remove(Bucket, Key, { versionId: VersionId });
  }
  return { Errors };
};
