import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { addArchive } from './archive-table.ts';
import { readSettings } from './context.ts';
import { addIngest, INGEST_TIMEOUT } from './ingest.ts';
import { STACK } from './names.ts';
import { addOperations } from './operations.ts';
import { addSearch } from './search.ts';
import { addSnapshot } from './snapshot.ts';
import { addUploads } from './uploads.ts';
import { watchCost } from './watch/cost.ts';
import { watchIngest } from './watch/ingest.ts';
import { watchSearch } from './watch/search.ts';
import { watchSnapshot } from './watch/snapshot.ts';

/** The whole archive, in the order of an article's way: uploads, ingest, archive, search. Settings are the app's context. */
export const addCuttings = (app: App): Stack => {
  const settings = readSettings(app.node);
  const stack = new Stack(app, STACK, { description: 'A news archive that knows who said what' });

  const uploads = addUploads(stack, settings, INGEST_TIMEOUT);
  const archive = addArchive(stack, settings);
  const ingest = addIngest(stack, settings, uploads, archive);
  const snapshot = addSnapshot(stack, settings, archive);
  const { search, url } = addSearch(stack, settings, uploads, archive);
  const { ingestMemory, snapshotMemory, searchMemory } = settings;
  const functions = {
    ingest: [ingest, ingestMemory],
    snapshot: [snapshot.snapshot, snapshotMemory],
    search: [search, searchMemory],
  } as const;
  addOperations(stack, settings, [
    watchIngest(ingest, uploads),
    watchSearch(search, settings),
    watchSnapshot(snapshot, settings),
    watchCost({ functions, table: archive.table }, settings),
  ]);

  new CfnOutput(stack, 'SearchUrl', { value: url, description: 'Readers ask here: add search?q= and their words' });
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
  new CfnOutput(stack, 'RecoveryDays', {
    value: String(settings.recoveryDays),
    description: 'How far the backups of the table reach back: for so many days they keep what was withdrawn',
  });
  return stack;
};
