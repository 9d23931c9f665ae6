import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { Article, type Head, Notice } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import { calling } from './failures.ts';
import { pack, unpack } from './packing.ts';
import { headFacts, type Row } from './table.ts';

/** A row of DynamoDB holds 400 KB (its Service Quotas); the rest of the head's row and the transaction want room. */
export const LARGEST_PACKED = 350_000;

const HeadShape = z.discriminatedUnion('state', [Article, Notice]);

/** Where an article too large for a row lies. The hash makes a repeated write the same object. */
export const overflowPrefix = (id: string): string => `articles/${id}/`;
const overflowKey = (head: Head, packed: Uint8Array): string =>
  `${overflowPrefix(head.id)}${String(head.revision).padStart(6, '0')}-${createHash('sha256').update(packed).digest('hex').slice(0, 16)}.json.br`;

/** The revision that an overflow object holds. */
export const overflowRevision = (key: string): number => Number(key.split('/')[2]?.slice(0, 6));

export type HeadRows = {
  /** The attributes of a head's or revision's row, without its key. Puts an article too large for a row in the bucket first. */
  readonly encode: (head: Head) => Promise<Row>;
  /** @throws ArchiveError `corrupt` where the row or its object is not what was written */
  readonly decode: (row: Row) => Promise<Head>;
};

/** Heads as rows: compressed in the row, or beyond 350 KB in the archive bucket with a pointer in the row. */
export const headRows = ({ s3, bucket }: { readonly s3: S3Client; readonly bucket: string }): HeadRows => ({
  encode: async (head) => {
    const packed = pack(head);
    if (packed.length <= LARGEST_PACKED) return { ...headFacts(head), body: { B: packed } };
    const key = overflowKey(head, packed);
    await calling(`store ${key}`, () => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: packed })));
    return { ...headFacts(head), overflow: { S: key } };
  },
  decode: async (row) => {
    const packed = row.body?.B ?? (await fetchOverflow(s3, bucket, row.overflow?.S));
    try {
      return z.parse(HeadShape, unpack(packed));
    } catch (cause) {
      throw new ArchiveError('corrupt', `The row of ${row.pk?.S} is not an article`, { cause });
    }
  },
});

const fetchOverflow = (s3: S3Client, bucket: string, key: string | undefined): Promise<Uint8Array> => {
  if (key === undefined) throw new ArchiveError('corrupt', 'A head without a body');
  return calling(`read ${key}`, async () => {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(whereGone(key));
    if (found.Body === undefined) throw new ArchiveError('corrupt', `${key} has no body`);
    return found.Body.transformToByteArray();
  });
};

/**
 * An object that is not there was purged after its row was read: the row reads differently now, so try again.
 * Without `s3:ListBucket` S3 says 403 for a missing key (its API reference, GetObject).
 */
const whereGone =
  (key: string) =>
  (error: unknown): never => {
    if (!(error instanceof Error) || !['NoSuchKey', 'AccessDenied'].includes(error.name)) throw error;
    const detail = { gone: error.name === 'NoSuchKey' };
    throw new ArchiveError('unavailable', `${key} was purged while it was read`, { cause: error, detail });
  };

/** Whether an article could not be read since S3 has no such object: not where it only does not say so. */
export const isGone = (error: unknown): boolean => error instanceof ArchiveError && error.detail.gone === true;
