import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ArchiveError } from '../archive/errors.ts';
import type { StoredVersion } from '../archive/takedown.ts';
import { calling } from './failures.ts';

export type Bucket = { readonly s3: S3Client; readonly bucket: string };

/**
 * A version and the key that it is of; `isLatest` where a reader of the bucket gets it, or finds nothing for it. `etag` as S3
 * has it, without its marks; empty of a delete marker.
 */
export type VersionOfKey = StoredVersion & { readonly key: string; readonly isLatest: boolean; readonly etag: string };

const LARGEST_BATCH = 1000; // DeleteObjects' limit

/** Every version and delete marker under a prefix, in the order of their keys, the newest of each key first. */
export async function* versionsUnder({ s3, bucket }: Bucket, prefix: string): AsyncGenerator<VersionOfKey> {
  let from: { KeyMarker?: string; VersionIdMarker?: string } = {};
  for (;;) {
    const request = new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from });
    const page = await calling(`list versions of ${prefix}`, () => s3.send(request));
    yield* versionsOf(page);
    if (page.IsTruncated !== true || page.NextKeyMarker === undefined) return;
    from = {
      KeyMarker: page.NextKeyMarker,
      ...(page.NextVersionIdMarker === undefined ? {} : { VersionIdMarker: page.NextVersionIdMarker }),
    };
  }
}

const versionsOf = ({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): VersionOfKey[] => {
  const of = (kind: StoredVersion['kind'], it: (typeof Versions)[number]): VersionOfKey => ({
    kind,
    key: it.Key ?? '',
    id: it.VersionId ?? 'null',
    bytes: it.Size ?? 0,
    at: (it.LastModified ?? new Date(0)).toISOString(),
    isLatest: it.IsLatest === true,
    etag: it.ETag?.replaceAll('"', '') ?? '',
  });
  return [...Versions.map((it) => of('version', it)), ...DeleteMarkers.map((it) => of('marker', it))].sort((a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
  );
};

/** All that S3 keeps under exactly this key, the parts of unfinished uploads included. */
export const versionsOfKey = async (bucket: Bucket, key: string): Promise<readonly StoredVersion[]> => {
  const found: StoredVersion[] = [];
  for await (const version of versionsUnder(bucket, key)) {
    if (version.key !== key) break; // in order: what follows begins with this key and goes on
    const { kind, id, bytes, at } = version;
    found.push({ kind, id, bytes, at });
  }
  return [...found, ...(await unfinished(bucket, key))];
};

const unfinished = ({ s3, bucket }: Bucket, key: string): Promise<readonly StoredVersion[]> =>
  calling(`list unfinished uploads of ${key}`, async () => {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }));
    return Uploads.filter(({ Key }) => Key === key).map(({ UploadId = '', Initiated = new Date(0) }) => ({
      kind: 'parts',
      id: UploadId,
      bytes: 0,
      at: Initiated.toISOString(),
    }));
  });

/**
 * Removes them for good; one that is gone is none.
 * @throws ArchiveError `unavailable` where S3 would not remove some
 */
export const removeVersions = async (
  { s3, bucket }: Bucket,
  key: string,
  versions: readonly StoredVersion[],
): Promise<void> => {
  const parts = versions.filter(({ kind }) => kind === 'parts');
  for (const { id } of parts) {
    await calling(`abort an upload of ${key}`, () =>
      s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: id })).catch(whereGone),
    );
  }
  const others = versions.filter(({ kind }) => kind !== 'parts');
  for (let at = 0; at < others.length; at += LARGEST_BATCH) {
    const Objects = others.slice(at, at + LARGEST_BATCH).map(({ id }) => ({ Key: key, VersionId: id }));
    const { Errors = [] } = await calling(`remove versions of ${key}`, () =>
      s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } })),
    );
    const [first] = Errors;
    if (first === undefined) continue;
    const code = first.Code === 'AccessDenied' ? 'denied' : 'unavailable';
    throw new ArchiveError(
      code,
      `S3 did not remove ${Errors.length} versions of ${key}: ${first.Code}: ${first.Message}`,
    );
  }
};

const whereGone = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'NoSuchUpload') throw error;
};
