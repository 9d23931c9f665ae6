import { Duration, type Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { INDEX_PREFIX } from '../functions/opensearch/layout.ts';
import { ARTICLES, type Archive } from './archive-table.ts';
import type { Settings } from './context.ts';
import { addFunction } from './function.ts';
import { type OpenSearch, openSearchReplicas, type Requests } from './opensearch.ts';
import { addDeadLetters } from './private.ts';
import { invokeEvery, keepFailures } from './schedule.ts';

/** The index that all search functions share, and what brings it forward. */
export type Feed = { readonly openSearch: OpenSearch; readonly feeder: IFunction; readonly deadLetters: Queue };

/** All that Lambda gives: an index that is built anew takes several runs, each of which goes on where the last one ended. */
const TIMEOUT = Duration.minutes(15);

/** How old the index may be while nobody asks: who asks has the feeder run at once. */
const EVERY = Duration.minutes(1);

/** The function that brings changes from the commit log to OpenSearch, once a minute and whenever search asks it to. */
export const addFeed = (stack: Stack, settings: Settings, archive: Archive, openSearch: OpenSearch): Feed => {
  const scope = new Construct(stack, 'Feed');
  const deadLetters = addDeadLetters(scope);
  const feeder = addFunction(
    scope,
    {
      handler: 'feed/handler.ts',
      description: 'Brings changes from the commit log to the index in OpenSearch',
      failures: 'In a queue, by its EventInvokeConfig and by the rule that invokes it; with search, where that asked.',
      memory: settings.feedMemory,
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: archive.table.tableName,
        ARCHIVE_BUCKET: archive.bucket.bucketName,
        OPENSEARCH_ENDPOINT: openSearch.domain.attrDomainEndpoint,
        INDEX_SHARDS: String(settings.openSearchShards),
        INDEX_REPLICAS: String(openSearchReplicas(settings)),
      },
      may: [
        {
          actions: ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
          on: [archive.table.tableArn],
        },
        { actions: ['s3:GetObject'], on: [{ bucket: archive.bucket, under: ARTICLES }] },
        { actions: ['s3:ListBucket'], on: [archive.bucket.bucketArn] }, // else an article that was purged is a 403
        { actions: ['sqs:SendMessage'], on: [deadLetters.queueArn] },
      ],
    },
    settings,
  );
  openSearch.admit(feeder, WRITES);
  keepFailures(scope, feeder, deadLetters);
  invokeEvery(scope, feeder, deadLetters, {
    every: EVERY,
    description: 'Has the index in OpenSearch follow the commit log while nobody asks',
  });
  return { openSearch, feeder, deadLetters };
};

/** Everything of indices of ours, and which of them answers. */
const WRITES: readonly Requests[] = [
  { methods: ['Get', 'Put', 'Post', 'Delete'], paths: [`${INDEX_PREFIX}*`] },
  { methods: ['Post'], paths: ['_aliases'] },
];
