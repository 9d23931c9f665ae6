import { Duration, type Stack } from 'aws-cdk-lib';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ARTICLES, type Archive } from './archive-table.ts';
import type { Settings } from './context.ts';
import { addFunction } from './function.ts';
import { INCOMING } from './names.ts';
import type { Uploads } from './uploads.ts';

/** Short, because a message whose commit failed is seen again only after six times as long. */
export const INGEST_TIMEOUT = Duration.seconds(30);

/** One transaction's worth of articles: a head, a superseded revision and a receipt each, within 100 rows. */
const BATCH = 30;

/** The function that makes articles of uploads, fed by their queue. */
export const addIngest = (stack: Stack, settings: Settings, uploads: Uploads, archive: Archive): IFunction => {
  const scope = new Construct(stack, 'Ingest');
  const ingest = addFunction(
    scope,
    {
      handler: 'ingest/handler.ts',
      description: 'Makes articles of uploaded files and commits them to the archive',
      failures: 'In the dead-letter queue of the queue that it reads.',
      memory: settings.ingestMemory,
      timeout: INGEST_TIMEOUT,
      environment: {
        TABLE_NAME: archive.table.tableName,
        UPLOADS_BUCKET: uploads.bucket.bucketName,
        ARCHIVE_BUCKET: archive.bucket.bucketName,
      },
      may: [
        {
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          on: [uploads.queue.queueArn],
        },
        { actions: ['s3:GetObject', 's3:GetObjectVersion'], on: [{ bucket: uploads.bucket, under: INCOMING }] },
        // Else a version that is gone is a 403; and a purge lists what is left of an article in the archive's bucket.
        { actions: ['s3:ListBucket'], on: [uploads.bucket.bucketArn, archive.bucket.bucketArn] },
        {
          // PutItem is what a transaction of puts needs; BatchWriteItem deletes a withdrawn article's revisions.
          actions: ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
          on: [archive.table.tableArn],
        },
        {
          actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          on: [{ bucket: archive.bucket, under: ARTICLES }],
        },
      ],
    },
    settings,
  );

  const mapping = new EventSourceMapping(scope, 'Mapping', {
    target: ingest,
    eventSourceArn: uploads.queue.queueArn,
    batchSize: BATCH,
    maxBatchingWindow: Duration.seconds(1),
    maxConcurrency: settings.ingestConcurrency,
    reportBatchItemFailures: true,
  });
  acknowledge(
    mapping,
    'Serverless-LambdaEventSourceMappingDestination',
    'Only streams have one: what a queue gives up on goes to its dead-letter queue.',
  );
  return ingest;
};
