import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { type Desk, openDesk } from '../../infra/cli/desk.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { REGION } from '../../infra/local/service.ts';

/** What the tests know of a running archive. */
export type Address = { readonly url: string; readonly awsEndpoint: string };

const BUCKET = 'cuttings-uploads-local';
export const TABLE = 'cuttings-archive';

export const connectionOf = ({ awsEndpoint }: Address, name: string) => ({
  endpoint: awsEndpoint,
  region: REGION,
  credentials: { accessKeyId: name, secretAccessKey: name },
});

/** A newsroom with a stock SDK client, and an engineer who looks up its receipts. */
export const openNewsroom = (address: Address) => {
  const s3 = new S3Client({ ...connectionOf(address, 'newsroom'), forcePathStyle: true });
  const desk: Desk = openDesk(connectionOf(address, 'engineer'), { bucket: BUCKET, table: TABLE }, systemClock);

  const receiptOf = async (key: string, versionId: string | undefined): Promise<Receipt> => {
    for (;;) {
      const receipt = (await desk.receipts([key])).get(key);
      if (receipt !== undefined && receipt.versionId === versionId) return receipt;
      await systemClock.sleep(100);
    }
  };

  const put = async (key: string, body: string | Uint8Array): Promise<string | undefined> =>
    (await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }))).VersionId;

  return {
    put,
    receipts: desk.receipts,
    /** Uploads, and waits for what became of it. */
    upload: async (key: string, body: string | Uint8Array): Promise<Receipt> => receiptOf(key, await put(key, body)),
    /** Deletes, and waits for the withdrawal. */
    remove: async (key: string): Promise<Receipt> => {
      const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
      return receiptOf(key, VersionId);
    },
    /** Deletes one version for good, and waits for nothing. */
    removeVersion: async (key: string, version: string): Promise<void> => {
      await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key, VersionId: version }));
    },
    /** What a route of the function's URL answers. */
    ask: async (route: string): Promise<{ readonly status: number; readonly body: Answer }> => {
      const response = await fetch(new URL(route, address.url));
      return { status: response.status, body: (await response.json()) as Answer };
    },
  };
};

/** As much of the answers as the tests look at. */
export type Answer = {
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly headline: string }[];
  readonly headline: string;
  readonly revisions: readonly { readonly headline: string }[];
  readonly revision: number;
  readonly detail: string;
  readonly [field: string]: unknown;
};
