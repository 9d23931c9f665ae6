import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ArchiveLocation } from '../../functions/stores/archive-reader.ts';
import { type Faults, openDynamo } from '../../infra/local/dynamodb/engine.ts';
import { memoryJournal } from '../../infra/local/dynamodb/memory-journal.ts';
import { dynamoService } from '../../infra/local/dynamodb/server.ts';
import { s3Service } from '../../infra/local/s3/service.ts';
import { openS3, type S3 } from '../../infra/local/s3/store.ts';
import { almighty, clientOf, newFolder, realClock, serve } from '../infra/local/s3/server.ts';

export type LocalArchive = {
  readonly location: ArchiveLocation;
  readonly s3: S3Client;
  /** The store under the endpoint, to damage what it holds. */
  readonly objects: S3;
  readonly uploads: string; // a versioned bucket
  readonly faults: { before: Faults | null };
  readonly close: () => Promise<void>;
};

/** The table and the buckets of the stack on local services, asked by the SDK's own clients over HTTP. */
export const localArchive = async (deliver: (body: string) => void = () => {}): Promise<LocalArchive> => {
  const faults: LocalArchive['faults'] = { before: null };
  const dynamo = openDynamo({
    clock: realClock,
    journal: memoryJournal(),
    faults: (operation, moment) => faults.before?.(operation, moment),
  });
  dynamo.createTable({
    TableName: 'archive',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  });
  const objects = openS3({ folder: newFolder(), clock: realClock, deliver: (_, body) => deliver(body) });
  objects.createBucket('archive', {});
  objects.createBucket('uploads', {
    VersioningConfiguration: { Status: 'Enabled' },
    NotificationConfiguration: {
      QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((Event) => ({
        Event,
        Queue: 'arn:aws:sqs:us-east-1:000000000000:uploads',
        Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
      })),
    },
  });

  const tables = await serve(dynamoService(dynamo), almighty);
  const buckets = await serve(s3Service(objects), almighty);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: tables.url, region: 'us-east-1', credentials, maxAttempts: 2 });
  const s3 = clientOf(buckets.url);
  return {
    location: { client, s3, table: 'archive', bucket: 'archive', clock: realClock },
    s3,
    objects,
    uploads: 'uploads',
    faults,
    close: async () => {
      client.destroy();
      s3.destroy();
      await tables.close();
      await buckets.close();
      objects.close();
      dynamo.close();
    },
  };
};
