import { GetObjectCommand } from '@aws-sdk/client-s3';
import { ArchiveError } from '../archive/errors.ts';
import type { SnapshotPointer } from '../archive/ports.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';

type Range = { readonly from: number; readonly to: number };

const ATTEMPTS = 2;

/** A part of a snapshot, by a ranged GetObject (RFC 9110, 14.2); see the port. */
export const readRange = async (
  location: ArchiveLocation,
  pointer: SnapshotPointer,
  range: Range,
  patience: number,
): Promise<Uint8Array> => {
  for (let attempt = 1; ; attempt++) {
    const given = AbortSignal.timeout(patience);
    try {
      return await readOnce(location, pointer, range, given);
    } catch (error) {
      if (!given.aborted) throw error;
      if (attempt === ATTEMPTS) throw new ArchiveError('unavailable', `${pointer.key} does not come`, { cause: error });
    }
  }
};

const readOnce = async (
  { s3, bucket }: ArchiveLocation,
  { key }: SnapshotPointer,
  { from, to }: Range,
  given: AbortSignal,
): Promise<Uint8Array> => {
  const bytes = await calling(`read bytes ${from} to ${to} of ${key}`, async () => {
    const request = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}` });
    const found = await s3.send(request, { abortSignal: given }).catch(whereShort(key));
    return found.Body === undefined ? new Uint8Array() : await found.Body.transformToByteArray();
  });
  if (bytes.length !== to - from) throw new ArchiveError('corrupt', `${key} has no ${to} bytes`);
  return bytes;
};

/** S3 refuses a range that begins beyond the end, and cuts one that ends there. */
const whereShort =
  (key: string) =>
  (error: unknown): never => {
    if (!(error instanceof Error) || error.name !== 'InvalidRange') throw error;
    throw new ArchiveError('corrupt', `${key} is shorter than it was written`, { cause: error });
  };
