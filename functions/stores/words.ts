import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../archive/errors.ts';
import { MOST_WORDS_BYTES, WORDS_KEY, type WordsStore } from '../archive/ports.ts';
import { translate } from './failures.ts';

/** The file of words in the uploads bucket, by one conditional GET. */
export const wordsStore = ({ s3, bucket }: { readonly s3: S3Client; readonly bucket: string }): WordsStore => ({
  read: async (known, within) => {
    const abortSignal = AbortSignal.timeout(within);
    try {
      const request = { Bucket: bucket, Key: WORDS_KEY, ...(known === null ? {} : { IfNoneMatch: known }) };
      return await stored(await s3.send(new GetObjectCommand(request), { abortSignal }));
    } catch (error) {
      if (statusOf(error) === 304) return 'unchanged';
      if (isAbsent(error)) return null;
      if (abortSignal.aborted)
        throw new ArchiveError('unavailable', `Could not read ${WORDS_KEY} within ${within} ms`, { cause: error });
      throw translate(error, `read ${WORDS_KEY}`);
    }
  },
});

const stored = async ({ ETag, ContentLength, Body }: GetObjectCommandOutput) => {
  const [version, size] = [ETag ?? '', ContentLength ?? 0];
  if (size <= MOST_WORDS_BYTES)
    return { version, size, bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() };
  if (Body !== undefined && 'destroy' in Body) Body.destroy(); // else its connection is never used again
  return { version, size, bytes: null };
};

/**
 * The role of search may read `config/*` and not list the bucket. Whoever may not list is not told whether a key exists: S3
 * answers 403 AccessDenied instead of 404 NoSuchKey where it does not ("GetObject", Permissions). So both are no file. Other
 * refusals, such as a signature that is too old, say nothing of the key.
 */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error && ['AccessDenied', 'NoSuchKey'].includes(error.name);

const statusOf = (error: unknown): number | undefined =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
