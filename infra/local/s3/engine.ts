import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../functions/archive/ports.ts';
import { openJournal } from '../journal.ts';
import { type Bodies, openBodies } from './bodies.ts';
import { type Bucket, type Catalogue, emptyCatalogue } from './catalogue.ts';
import { type Deliver, type Delivery, openDelivery } from './delivery.ts';
import { S3Error } from './errors.ts';
import { type Change, decodeChange, encodeChange } from './record.ts';
import { type Stamps, stampsFrom } from './stamp.ts';

/** What every operation of the store works with. */
export type Engine = {
  readonly catalogue: Catalogue;
  readonly bodies: Bodies;
  readonly stamps: Stamps;
  readonly clock: Clock;
  readonly delivery: Delivery;
  /** Makes a change durable, then true, then sends its notification. Synchronous: nothing comes in between. */
  readonly commit: (change: Change) => void;
  /** @throws S3Error NoSuchBucket */
  readonly bucketOf: (name: string) => Bucket;
  readonly close: () => void;
};

export type S3Options = {
  readonly folder: string;
  readonly clock: Clock;
  /** Where notifications go. Called again where it throws, and once more after a crash: at least once. */
  readonly deliver: Deliver;
};

/** The journal is rewritten when it has doubled since the last time, and is larger than this. */
const SMALLEST_TO_COMPACT = 16 * 1024 * 1024;

export const openEngine = ({ folder, clock, deliver }: S3Options): Engine => {
  mkdirSync(folder, { recursive: true });
  const stamps = stampsFrom(clock.now);
  const catalogue = emptyCatalogue(stamps);
  const bodies = openBodies(join(folder, 'bodies'));
  const journal = openJournal(join(folder, 'journal'), (record) => {
    catalogue.apply(decodeChange(record));
  });
  bodies.sweep(catalogue.refersTo);
  let compacted = 0;

  const record = (change: Change): void => {
    journal.append(encodeChange(change));
    for (const body of catalogue.apply(change)) bodies.remove(body);
    if (journal.bytes() > Math.max(SMALLEST_TO_COMPACT, 2 * compacted)) compact();
  };

  const compact = (): void => {
    journal.rewrite(encoded(catalogue.changes()));
    compacted = journal.bytes();
  };

  const delivery = openDelivery(deliver, clock, ({ id }) => record({ kind: 'told', notice: id }));

  return {
    catalogue,
    bodies,
    stamps,
    clock,
    delivery,
    commit: (change) => {
      record(change);
      if (change.kind === 'bucket') for (const notice of change.notices) delivery.send(notice);
      if ((change.kind === 'put' || change.kind === 'remove') && change.notice !== null) delivery.send(change.notice);
    },
    bucketOf: (name) => {
      const bucket = catalogue.buckets.get(name);
      if (bucket === undefined) throw new S3Error('NoSuchBucket');
      return bucket;
    },
    close: () => {
      delivery.close();
      journal.close();
    },
  };
};

function* encoded(changes: Iterable<Change>): Iterable<Buffer> {
  for (const change of changes) yield encodeChange(change);
}
