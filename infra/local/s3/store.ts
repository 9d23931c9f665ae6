import { readBucketProperties } from './bucket-properties.ts';
import type { Bucket } from './catalogue.ts';
import { openEngine, type S3Options } from './engine.ts';
import { openMultipart } from './multipart.ts';
import { testNotice } from './notification.ts';
import { type Objects, openObjects } from './objects.ts';
import type { Rule, Versioning } from './record.ts';
import { sequencerOf } from './stamp.ts';

export type { S3Options } from './engine.ts';

/** The local S3 without its wire: what the service speaks for, and what this process may use itself. */
export type S3 = Omit<Objects, 'store'> & {
  /**
   * Makes a bucket, or gives one that is there the template's present properties (CloudFormation's shape of
   * AWS::S3::Bucket); its data stay. Then sends what its queues have not had before the last stop, so the queues must
   * exist by now. A queue that is new to the bucket gets S3's `s3:TestEvent` first.
   * @throws Error where the properties ask for what we do not do
   */
  readonly createBucket: (name: string, properties: unknown) => void;
  readonly buckets: () => readonly Bucket[];
  /** @throws S3Error NoSuchBucket */
  readonly bucket: (name: string) => Bucket;
  readonly multipart: ReturnType<typeof openMultipart>;
  /** Resolves when every notification has been taken. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

/**
 * Opens the buckets kept in `folder`, or an empty S3. What was answered survives `kill -9` at any point: the bytes of
 * an object are in its file before the journal says that it exists, and its notification is in the same record.
 */
export const openS3 = (options: S3Options): S3 => {
  const engine = openEngine(options);
  const objects = openObjects(engine);
  const { catalogue, clock, commit, delivery, stamps } = engine;

  const unsent = new Set(catalogue.pending.values());

  const createBucket: S3['createBucket'] = (name, properties) => {
    const { versioning: wanted, rules } = readBucketProperties(name, properties);
    const known = catalogue.buckets.get(name);
    const versioning = nextVersioning(known?.versioning, wanted);
    if (known === undefined || known.versioning !== versioning || !sameRules(known.rules, rules)) {
      const before = new Set(known?.rules.map(({ queue }) => queue));
      const fresh = [...new Set(rules.map(({ queue }) => queue))].filter((queue) => !before.has(queue));
      const notices = fresh.map((queue) => testNotice(sequencerOf(stamps.next()), name, queue, clock.now()));
      commit({ kind: 'bucket', bucket: name, created: known?.created ?? clock.now(), versioning, rules, notices });
    }
    for (const notice of unsent) if (notice.bucket === name && unsent.delete(notice)) delivery.send(notice);
  };

  return {
    ...objects,
    createBucket,
    buckets: () => [...catalogue.buckets.values()],
    bucket: engine.bucketOf,
    multipart: openMultipart(engine, objects),
    settled: delivery.settled,
    close: engine.close,
  };
};

/** A bucket that has had versions keeps those it has: it can be suspended, never switched off (S3 User Guide). */
const nextVersioning = (now: Versioning | undefined, wanted: Versioning): Versioning =>
  wanted === 'Off' && now !== undefined && now !== 'Off' ? 'Suspended' : wanted;

const sameRules = (a: readonly Rule[], b: readonly Rule[]): boolean => JSON.stringify(a) === JSON.stringify(b);
