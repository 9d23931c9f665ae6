import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type Address, connectionOf } from '../machine/newsroom.ts';
import type { Act } from './acts.ts';

const BUCKET = 'cuttings-uploads-local';
const PATIENCE = 120_000; // ms; a machine that was killed is up again after a few seconds
const PAUSE = 100;

/** What the bucket holds of a key: its versions, the newest first; of a delete marker no text. */
export type Version = { readonly id: string; readonly isMarker: boolean };

/** The newsroom's bucket on a machine that may be killed at any time: what has no answer is asked again. */
export const openBucket = (address: Address) => {
  const s3 = new S3Client({ ...connectionOf(address, 'newsroom'), forcePathStyle: true });
  const insisting = async <T>(call: () => Promise<T>): Promise<T> => {
    for (const end = Date.now() + PATIENCE; ; ) {
      try {
        return await call();
      } catch (error) {
        if (Date.now() > end) throw error;
        await systemClock.sleep(PAUSE);
      }
    }
  };
  return {
    /** Answers the version that it made, or that the delete marker is. */
    perform: ({ key, body }: Act): Promise<string> =>
      insisting(async () => {
        const what = { Bucket: BUCKET, Key: key };
        const command = body === null ? new DeleteObjectCommand(what) : new PutObjectCommand({ ...what, Body: body });
        const { VersionId } = await s3.send(command as PutObjectCommand);
        return VersionId ?? '';
      }),
    versions: async (): Promise<ReadonlyMap<string, readonly Version[]>> => {
      const found = new Map<string, Listed[]>();
      const listAfter = async (KeyMarker?: string, VersionIdMarker?: string): Promise<void> => {
        const request = { Bucket: BUCKET, Prefix: 'incoming/chaos/', KeyMarker, VersionIdMarker };
        const page = await s3.send(new ListObjectVersionsCommand(request));
        for (const one of listedOn(page)) found.set(one.key, [...(found.get(one.key) ?? []), one]);
        if (page.IsTruncated) await listAfter(page.NextKeyMarker, page.NextVersionIdMarker);
      };
      await listAfter();
      return new Map(
        [...found].map(([key, all]) => [key, all.sort((a, b) => Number(b.isNewest) - Number(a.isNewest))]),
      );
    },
    text: async (key: string): Promise<string> =>
      (await (await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }))).Body?.transformToString()) ?? '',
    close: () => s3.destroy(),
  };
};

export type Bucket = ReturnType<typeof openBucket>;

type Listed = Version & { readonly key: string; readonly isNewest: boolean };

const listedOn = ({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): readonly Listed[] => {
  const as = (isMarker: boolean) => (it: { Key?: string; VersionId?: string; IsLatest?: boolean }) => ({
    key: it.Key ?? '',
    id: it.VersionId ?? '',
    isNewest: it.IsLatest === true,
    isMarker,
  });
  return [...Versions.map(as(false)), ...DeleteMarkers.map(as(true))];
};
