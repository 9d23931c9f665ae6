import { join } from 'node:path';
import { s3Service } from '../../../../infra/local/s3/service.ts';
import { openS3, type S3 } from '../../../../infra/local/s3/store.ts';
import { openQueue, type Queue } from '../../../../infra/local/sqs/queue.ts';
import { realClock, serve } from './server.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:uploads';

/** A bucket with versions that announces everything to a queue, both kept in `folder`. */
export const openBoth = (folder: string): { readonly s3: S3; readonly queue: Queue } => {
  const queue = openQueue({ folder, name: 'uploads', arn: ARN, properties: {}, clock: realClock });
  const s3 = openS3({ folder: join(folder, 's3'), clock: realClock, deliver: (_, body) => void queue.send(body) });
  s3.createBucket('uploads', {
    VersioningConfiguration: { Status: 'Enabled' },
    NotificationConfiguration: {
      QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((Event) => ({ Event, Queue: ARN })),
    },
  });
  return { s3, queue };
};

// Run as a program, to be killed: serves the folder and says where.
const [, program, folder] = process.argv;
if (program === import.meta.filename && folder !== undefined)
  process.stdout.write(`${(await serve(s3Service(openBoth(folder).s3))).url}\n`);
