import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { addArchive } from './archive-table.ts';
import { readSettings } from './context.ts';
import { addFeed } from './feed.ts';
import { addFront, knownAddress } from './front.ts';
import { addIngest, INGEST_TIMEOUT } from './ingest.ts';
import { DEV_STACK, STACK } from './names.ts';
import { addOpenSearch } from './opensearch.ts';
import { addOperations } from './operations.ts';
import { addSearch } from './search.ts';
import { hintAtSize } from './size.ts';
import { addSnapshot } from './snapshot.ts';
import { addUploads } from './uploads.ts';
import { watchCost } from './watch/cost.ts';
import { watchFeed } from './watch/feed.ts';
import { watchIngest } from './watch/ingest.ts';
import { watchOpenSearch } from './watch/opensearch.ts';
import { watchSearch } from './watch/search.ts';
import { watchSnapshot } from './watch/snapshot.ts';

/** The whole archive, in the order of an article's way: uploads, ingest, archive, search. Settings are the app's context. */
export const addCuttings = (app: App): Stack => {
  const settings = readSettings(app.node);
  const stack = new Stack(app, STACK, {
    stackName: settings.stage === 'prod' ? STACK : DEV_STACK,
    description: 'A news archive that knows who said what',
    terminationProtection: settings.stage === 'prod',
  });

  hintAtSize(stack, settings);

  const uploads = addUploads(stack, settings, INGEST_TIMEOUT);
  const archive = addArchive(stack, settings);
  const ingest = addIngest(stack, settings, uploads, archive);
  const snapshot = addSnapshot(stack, settings, archive);
  const feed =
    settings.engine === 'opensearch' ? addFeed(stack, settings, archive, addOpenSearch(stack, settings)) : null;
  const { search, url } = addSearch(stack, settings, uploads, archive, feed);
  const { ingestMemory, snapshotMemory, searchMemory, feedMemory } = settings;
  const functions = {
    ingest: [ingest, ingestMemory],
    snapshot: [snapshot.snapshot, snapshotMemory],
    search: [search, searchMemory],
    ...(feed === null ? {} : { feed: [feed.feeder, feedMemory] as const }),
  } as const;
  addOperations(stack, settings, [
    watchIngest(ingest, uploads),
    watchSearch(search, settings),
    ...(feed === null ? [] : [watchFeed(feed), watchOpenSearch(feed.openSearch, settings)]),
    watchSnapshot(snapshot, settings),
    watchCost({ functions, uncounted: ['feed'], table: archive.table }, settings),
  ]);

  const front = settings.cdn === 'on' ? addFront(stack, settings, url) : null;
  new CfnOutput(stack, 'SearchUrl', {
    value: front === null ? url.url : `${knownAddress(settings) ?? `https://${front.domainName}`}/`,
    description: 'Readers ask here: open it, or add search?q= and their words',
  });
  if (front !== null && settings.domain !== '')
    new CfnOutput(stack, 'DnsRecord', {
      value: `${settings.domain} CNAME ${front.domainName}`,
      description: 'Enter this in the DNS of the domain: until then readers do not find it',
    });
  new CfnOutput(stack, 'UploadsBucket', {
    value: uploads.bucket.bucketName,
    description: 'Put article files here, under incoming/, or run: npx cuttings upload',
  });
  new CfnOutput(stack, 'ArchiveTable', {
    value: archive.table.tableName,
    description: 'Articles, the commit log and the receipts; npx cuttings upload reads the receipts here',
  });
  new CfnOutput(stack, 'ArchiveBucket', {
    value: archive.bucket.bucketName,
    description: 'Snapshots of the search index, and articles too large for the table',
  });
  new CfnOutput(stack, 'SnapshotFunction', {
    value: snapshot.snapshot.functionName,
    description: 'Writes the search index; npx cuttings reindex and withdraw ask it to',
  });
  new CfnOutput(stack, 'UploadsQueue', {
    value: uploads.queue.queueUrl,
    description: 'Tells ingest of uploads; npx cuttings redrive sends dead letters here again',
  });
  new CfnOutput(stack, 'UploadsDeadLetters', {
    value: uploads.deadLetters.queueUrl,
    description: 'What ingest gave up on; npx cuttings redrive lists it',
  });
  new CfnOutput(stack, 'SnapshotDeadLetters', {
    value: snapshot.deadLetters.queueUrl,
    description: 'Runs of the snapshot function that failed; npx cuttings redrive lists them',
  });
  if (feed !== null) {
    new CfnOutput(stack, 'FeedFunction', {
      value: feed.feeder.functionName,
      description: 'Brings changes to OpenSearch; npx cuttings reindex and withdraw ask it to',
    });
    new CfnOutput(stack, 'FeedDeadLetters', {
      value: feed.deadLetters.queueUrl,
      description: 'Runs of the feeder that failed; npx cuttings redrive lists them',
    });
  }
  new CfnOutput(stack, 'Stage', {
    value: settings.stage,
    description: 'prod is for good; npx cuttings empty empties the buckets of dev, so that cdk destroy can delete them',
  });
  new CfnOutput(stack, 'RecoveryDays', {
    value: String(settings.recoveryDays),
    description: 'How far the backups of the table reach back: for so many days they keep what was withdrawn',
  });
  new CfnOutput(stack, 'Next', {
    value: `npx cuttings upload FILE --stack ${stack.stackName}`,
    description: `Try it: this waits for the receipt, and the article can be searched. ${TOLD[settings.alarmEmail === '' ? 'nobody' : 'mail']}`,
  });
  return stack;
};

const TOLD = {
  nobody: 'Alarms tell nobody yet: deploy with -c alarmEmail=…',
  mail: 'Then confirm the subscription in the mail that AWS sends: alarms are told to nobody before.',
} as const;
