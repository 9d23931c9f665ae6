import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MakeFile } from '../../../functions/ingest/made.ts';
import { openDynamo } from '../../../infra/local/dynamodb/engine.ts';
import { openS3, type S3 } from '../../../infra/local/s3/store.ts';
import type { Queue } from '../../../infra/local/sqs/contract.ts';
import { openQueue } from '../../../infra/local/sqs/queue.ts';
import type { Table } from './dynamodb-client.ts';
import { faultsOf } from './faults.ts';
import { type History, watchTable } from './history.ts';
import type { Circumstances } from './process.ts';
import { randomOf } from './random.ts';
import { scheduler } from './scheduler.ts';
import { type Bucket, openBucket, postman, QUEUE_ARN, UPLOADS } from './uploads.ts';

export const ARCHIVE = 'archive'; // name of the table, and of the bucket

/** The services, from a seed: the cores of the local ones, under one clock and one chance. */
export type World = Circumstances & {
  readonly table: Table;
  readonly history: History;
  readonly s3: S3;
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly eventsUnderway: () => number;
  readonly makeFile: MakeFile;
  readonly close: () => void;
};

const STALE = 3_000; // ms that a read which need not be consistent may lag
const DEAD_ARN = `${QUEUE_ARN}-dead`;

export const openWorld = (seed: number, makeFile: MakeFile, trace: Circumstances['trace']): World => {
  const random = randomOf(seed);
  const time = scheduler();
  const faults = faultsOf(random);
  const circumstances: Circumstances = { scheduler: time, random, faults, trace };
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-simulation-'));

  const history = watchTable(time.now);
  const clock = { now: time.now };
  const dynamo = openDynamo({ clock, journal: history.journal });
  dynamo.createTable(TABLE);
  const callStale: Table['call'] = (operation, input) =>
    openDynamo({ clock, journal: history.journalAt(time.now() - random.next() * STALE) }).call(operation, input);

  const post = postman(() => queue, circumstances);
  const s3 = openS3({
    folder: join(folder, 's3'),
    clock: { now: time.now, sleep: time.sleep },
    deliver: (_, body) => {
      if (body.includes('s3:TestEvent')) return;
      bucket.told(body);
      post.send(body);
    },
  });
  const bucket = openBucket(s3, circumstances);
  s3.createBucket(ARCHIVE, {});
  s3.createBucket(UPLOADS, NOTIFYING);

  const open = (name: string, arn: string, properties: object): Queue =>
    openQueue({ folder: join(folder, 'sqs'), name, arn, properties, clock: time, find: () => deadLetters });
  const deadLetters = open('dead', DEAD_ARN, {});
  const queue = open('uploads', QUEUE_ARN, {
    VisibilityTimeout: 180,
    RedrivePolicy: { deadLetterTargetArn: DEAD_ARN, maxReceiveCount: 5 },
  });

  return {
    ...circumstances,
    table: { call: dynamo.call as Table['call'], callStale, faults, random },
    history,
    s3,
    bucket,
    queue,
    deadLetters,
    eventsUnderway: post.underway,
    makeFile,
    close: () => {
      queue.close();
      deadLetters.close();
      s3.close();
      dynamo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const TABLE = {
  TableName: ARCHIVE,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
};

const NOTIFYING = {
  VersioningConfiguration: { Status: 'Enabled' },
  NotificationConfiguration: {
    QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((Event) => ({
      Event,
      Queue: QUEUE_ARN,
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
    })),
  },
};
