import type { Upload } from '../../../functions/archive/upload.ts';
import { uploadsIn } from '../../../functions/ingest/events.ts';
import type { S3 } from '../../../infra/local/s3/store.ts';
import type { Queue } from '../../../infra/local/sqs/contract.ts';
import type { Circumstances } from './process.ts';
import type { Story } from './stories.ts';

export const UPLOADS = 'uploads';
export const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:uploads';

/** What happened to one key in the bucket: the event that S3 makes of it, and the version that is current after it. */
export type Happened = { readonly upload: Upload; readonly current: string | null };

/** The newsroom's bucket, as the newsroom uses it, and all that ever happened there. */
export type Bucket = {
  readonly put: (story: Story) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly removeNewestVersion: (key: string) => Promise<void>;
  /** In the order of their sequencers, by key. */
  readonly happened: ReadonlyMap<string, readonly Happened[]>;
  readonly storyOf: (versionId: string | null) => Story | null;
  readonly exists: (upload: Upload) => boolean;
};

export const openBucket = (
  s3: S3,
  { scheduler, trace }: Circumstances,
): Bucket & { readonly told: (body: string) => void } => {
  const happened = new Map<string, Happened[]>();
  const stories = new Map<string, Story>();
  const note = (what: string, key: string): void => trace(() => `newsroom: ${what} ${key}`);
  const current = (key: string): string | null => {
    const version = s3.bucket(UPLOADS).versions.get(key)?.at(-1);
    return version === undefined || version.body === null ? null : version.id;
  };
  return {
    put: async (story) => {
      note(`puts ${story.kind} ${story.words.join(' ')} as`, story.key);
      const { id } = await s3.put(UPLOADS, story.key, [story.bytes]);
      stories.set(id, story);
      await scheduler.sleep(1);
    },
    remove: async (key) => {
      note('removes', key);
      s3.remove(UPLOADS, key);
    },
    removeNewestVersion: async (key) => {
      const versionId = s3.bucket(UPLOADS).versions.get(key)?.at(-1)?.id;
      if (versionId === undefined) return;
      note(`removes version ${versionId} of`, key);
      s3.remove(UPLOADS, key, { versionId });
    },
    happened,
    storyOf: (versionId) => stories.get(versionId ?? '') ?? null,
    exists: ({ key, versionId }) =>
      s3
        .bucket(UPLOADS)
        .versions.get(key)
        ?.some(({ id }) => id === versionId) ?? false,
    told: (body) => {
      for (const upload of uploadsIn(body)) {
        const before = happened.get(upload.key) ?? [];
        happened.set(upload.key, [...before, { upload, current: current(upload.key) }]);
      }
    },
  };
};

/** S3's events on their way to the queue: late, twice, in another order. */
export const postman = (queue: () => Queue, { scheduler, random, faults, trace }: Circumstances) => {
  let underway = 0;
  const bring = (body: string, delay: number): void => {
    underway++;
    scheduler.after(delay, () => {
      underway--;
      queue().send(body);
      trace(
        () =>
          `event: ${uploadsIn(body).map(({ change, key, sequencer }) => `${change} ${key} ${sequencer.slice(8, 18)}`)}`,
      );
    });
  };
  return {
    send: (body: string): void => {
      bring(body, faults.happens('event delayed') ? random.next() ** 3 * 10 * 60_000 : random.between(5, 500));
      while (faults.happens('event duplicated')) bring(body, random.next() ** 3 * 10 * 60_000);
    },
    underway: () => underway,
  };
};
