import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../archive/errors.ts';
import type { UploadStore } from '../archive/ports.ts';
import { calling } from './failures.ts';

/** The uploads bucket. */
export const uploadStore = ({ s3, bucket }: { readonly s3: S3Client; readonly bucket: string }): UploadStore => ({
  read: ({ key, versionId }) =>
    calling(`read ${key}`, async () => {
      const version = versionId === null ? {} : { VersionId: versionId };
      const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version }));
      return found.Body === undefined ? new Uint8Array() : await found.Body.transformToByteArray();
    }),
  current: async (key) => {
    try {
      const found = await calling(`look at ${key}`, () => s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
      return { versionId: found.VersionId ?? 'null', bytes: found.ContentLength ?? 0 };
    } catch (error) {
      if (error instanceof ArchiveError && error.code === 'not-found') return null;
      throw error;
    }
  },
});
