import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ALIAS, STATE_KEY } from '../functions/opensearch/layout.ts';
import { acknowledge } from './acknowledge.ts';
import { ARTICLES, type Archive, SNAPSHOTS } from './archive-table.ts';
import type { Settings } from './context.ts';
import type { Feed } from './feed.ts';
import { knownAddress, VIEWER_HOST } from './front.ts';
import { addFunction } from './function.ts';
import { CONFIG } from './names.ts';
import type { Requests } from './opensearch.ts';
import { pageAssetsCommand } from './page-assets.ts';
import type { Uploads } from './uploads.ts';

export type Search = { readonly search: IFunction; readonly url: FunctionUrl };

/** Enough for the first request of a replica that finds no snapshot and reads the whole table. */
const TIMEOUT = Duration.seconds(60);

/**
 * The function that readers ask, on a URL of its own: CloudFront's alone where that stands before it. Which methods and routes there are is the function's to say, and so is
 * that pages of any site may call it (CORS): the URL's own setting for that would answer before the function does.
 * @param feed null where each function has an index of its own
 */
export const addSearch = (
  stack: Stack,
  settings: Settings,
  uploads: Uploads,
  archive: Archive,
  feed: Feed | null,
): Search => {
  const scope = new Construct(stack, 'Search');
  const search = addFunction(
    scope,
    {
      ...(feed === null ? OF_ITS_OWN : OF_ALL),
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
        ...(feed === null ? {} : whereTheIndexIs(feed)),
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
  if (feed !== null) letAsk(search, feed);
  const authType = settings.cdn === 'on' ? FunctionUrlAuthType.AWS_IAM : FunctionUrlAuthType.NONE;
  return { search, url: search.addFunctionUrl({ authType }) };
};

/** By which name readers know the archive, or which header of a request says it. */
const whereReadersAsk = (settings: Settings): Record<string, string> => {
  const address = knownAddress(settings);
  if (address !== null) return { ADDRESS: address };
  return settings.cdn === 'on' ? { HOST_HEADER: VIEWER_HOST } : {};
};

const OF_ITS_OWN = {
  handler: 'search/handler.ts',
  description: 'Answers readers from an index in memory that follows the commit log',
};

const OF_ALL = {
  handler: 'search/opensearch-handler.ts',
  description: 'Answers readers from OpenSearch, and from an index in memory until the one there is complete',
};

const whereTheIndexIs = ({ openSearch, feeder }: Feed): Record<string, string> => ({
  OPENSEARCH_ENDPOINT: openSearch.domain.attrDomainEndpoint,
  FEEDER_NAME: feeder.functionName,
});

/** Searches, and how far the index is: nothing that writes, for which it asks the feeder. */
const READS: readonly Requests[] = [
  { methods: ['Post'], paths: ['_msearch'] },
  { methods: ['Get'], paths: [`${ALIAS}/_doc/${STATE_KEY}`] },
];

/** By policies of the domain and of the feeder, since both are made of what names this function's role. */
const letAsk = (search: IFunction, { openSearch, feeder }: Feed): void => {
  openSearch.admit(search, READS);
  feeder.addPermission('Search', { principal: search.grantPrincipal });
};
