import { Duration, type Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ARTICLES, type Archive, SNAPSHOTS } from './archive-table.ts';
import type { Settings } from './context.ts';
import { addFunction } from './function.ts';
import { addDeadLetters } from './private.ts';
import { invokeEvery, keepFailures } from './schedule.ts';

export type Snapshot = { readonly snapshot: IFunction; readonly deadLetters: Queue };

/** All that Lambda gives: the first snapshot of a restored table indexes every article. */
const TIMEOUT = Duration.minutes(15);

/** The function that writes the replica's index to S3 when the log has grown enough, and the schedule that asks it to. */
export const addSnapshot = (stack: Stack, settings: Settings, archive: Archive): Snapshot => {
  const scope = new Construct(stack, 'Snapshot');
  const deadLetters = addDeadLetters(scope);
  const snapshot = addFunction(
    scope,
    {
      handler: 'snapshot/handler.ts',
      description: 'Writes the search index to the archive bucket, so that the next replica starts fast',
      failures: 'In a queue, by its EventInvokeConfig and by the rule that invokes it.',
      memory: settings.snapshotMemory,
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: archive.table.tableName,
        ARCHIVE_BUCKET: archive.bucket.bucketName,
        SNAPSHOT_AFTER_COMMITS: String(settings.snapshotAfterCommits),
        KEEP_SNAPSHOTS: String(settings.keepSnapshots),
      },
      may: [
        {
          actions: [
            'dynamodb:GetItem',
            'dynamodb:BatchGetItem',
            'dynamodb:Query',
            'dynamodb:Scan',
            'dynamodb:PutItem',
            'dynamodb:BatchWriteItem', // deletes old rows of the log
          ],
          on: [archive.table.tableArn],
        },
        {
          actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          on: [{ bucket: archive.bucket, under: SNAPSHOTS }],
        },
        { actions: ['s3:GetObject'], on: [{ bucket: archive.bucket, under: ARTICLES }] },
        { actions: ['s3:ListBucket'], on: [archive.bucket.bucketArn] }, // else a snapshot that is gone is a 403
        { actions: ['sqs:SendMessage'], on: [deadLetters.queueArn] },
      ],
    },
    settings,
  );

  keepFailures(scope, snapshot, deadLetters);
  if (settings.snapshotEveryMinutes > 0)
    invokeEvery(scope, snapshot, deadLetters, {
      every: Duration.minutes(settings.snapshotEveryMinutes),
      description: 'Looks whether a new snapshot is due',
    });
  return { snapshot, deadLetters };
};
