import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ARTICLES, type Archive, SNAPSHOTS } from './archive-table.ts';
import type { Settings } from './context.ts';
import { knownAddress, VIEWER_HOST } from './front.ts';
import { addFunction } from './function.ts';
import { CONFIG } from './names.ts';
import { pageAssetsCommand } from './page-assets.ts';
import type { Uploads } from './uploads.ts';

export type Search = { readonly search: IFunction; readonly url: FunctionUrl };

/** Enough for the first request of a replica that finds no snapshot and reads the whole table. */
const TIMEOUT = Duration.seconds(60);

/**
 * The function that readers ask, on a URL of its own: CloudFront's alone where that stands before it. Which methods and routes there are is the function's to say, and so is
 * that pages of any site may call it (CORS): the URL's own setting for that would answer before the function does.
 */
export const addSearch = (stack: Stack, settings: Settings, uploads: Uploads, archive: Archive): Search => {
  const scope = new Construct(stack, 'Search');
  const search = addFunction(
    scope,
    {
      handler: 'search/handler.ts',
      description: 'Answers readers from an index in memory that follows the commit log',
      failures: 'With the reader who asked: nothing invokes it but by its URL, and waits.',
      memory: settings.searchMemory,
      timeout: TIMEOUT,
      ...(settings.searchConcurrency === 0 ? {} : { concurrency: settings.searchConcurrency }),
      environment: {
        TABLE_NAME: archive.table.tableName,
        ARCHIVE_BUCKET: archive.bucket.bucketName,
        UPLOADS_BUCKET: uploads.bucket.bucketName,
        FRESHNESS_MS: String(settings.freshnessMilliseconds),
        WORDS_FRESHNESS_MS: String(settings.wordsFreshnessSeconds * 1000),
        ...whereReadersAsk(settings),
      },
      alsoBundle: (folder) => [pageAssetsCommand(join(folder, 'assets'))],
      may: [
        {
          actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
          on: [archive.table.tableArn],
        },
        {
          actions: ['s3:GetObject'],
          on: [
            { bucket: archive.bucket, under: SNAPSHOTS },
            { bucket: archive.bucket, under: ARTICLES },
          ],
        },
        { actions: ['s3:GetObject'], on: [{ bucket: uploads.bucket, under: CONFIG }] },
        { actions: ['s3:ListBucket'], on: [archive.bucket.bucketArn] }, // else a snapshot that is gone is a 403
      ],
    },
    settings,
  );
  acknowledge(
    scope,
    'AwsSolutions-IAM5',
    'Reads every object under two prefixes of one bucket and one of another; the actions are named.',
  );
  const authType = settings.cdn === 'on' ? FunctionUrlAuthType.AWS_IAM : FunctionUrlAuthType.NONE;
  return { search, url: search.addFunctionUrl({ authType }) };
};

/** By which name readers know the archive, or which header of a request says it. */
const whereReadersAsk = (settings: Settings): Record<string, string> => {
  const address = knownAddress(settings);
  if (address !== null) return { ADDRESS: address };
  return settings.cdn === 'on' ? { HOST_HEADER: VIEWER_HOST } : {};
};
