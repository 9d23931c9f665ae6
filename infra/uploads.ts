import { Duration, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';
import { removalPolicy } from './function.ts';

/** Where a newsroom puts its files: everything under this prefix is announced to ingest, nothing else is. */
export const INCOMING = 'incoming/';

const LONGEST_RETENTION = Duration.days(14);
const RECEIVES_BEFORE_DEAD = 5;

export type Uploads = { readonly bucket: Bucket; readonly queue: Queue; readonly deadLetters: Queue };

const addQueues = (scope: Construct, handlingTime: Duration) => {
  const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: LONGEST_RETENTION };
  const deadLetters = new Queue(scope, 'DeadLetters', common);
  const queue = new Queue(scope, 'Queue', {
    ...common,
    // "Set the visibility timeout to at least six times the function timeout" (Lambda Developer Guide, SQS).
    visibilityTimeout: Duration.seconds(6 * handlingTime.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: RECEIVES_BEFORE_DEAD },
  });
  return { queue, deadLetters };
};

const addBucket = (scope: Construct, settings: Settings): Bucket => {
  const bucket = new Bucket(scope, 'Bucket', {
    versioned: true, // ingest reads the version that an event names
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: removalPolicy(settings),
    lifecycleRules: [
      {
        id: 'old-versions',
        noncurrentVersionExpiration: Duration.days(settings.keepVersionsDays),
        expiredObjectDeleteMarker: true,
      },
      { id: 'abandoned-parts', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
  acknowledge(bucket, 'AwsSolutions-S1', 'What came in, when and what became of it is in the receipts of the archive.');
  return bucket;
};

/**
 * By the bucket's own property and not `addEventNotification`, which adds a custom resource. S3 tries the queue when
 * the bucket is made, so the bucket waits for the queue's policy; the policy therefore cannot name the bucket, and
 * names the account.
 */
const announce = (bucket: Bucket, queue: Queue): void => {
  queue.grantSendMessages(
    new ServicePrincipal('s3.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(bucket).account } },
    }),
  );
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('a bucket without its resource');
  resource.notificationConfiguration = {
    queueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
      event,
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: INCOMING }] } },
    })),
  };
  resource.node.addDependency(queue.node.findChild('Policy'));
};

/**
 * The bucket that a newsroom uploads to, and the queue that tells ingest of every version that comes or goes.
 * @param handlingTime the time-out of the function that reads the queue
 */
export const addUploads = (stack: Stack, settings: Settings, handlingTime: Duration): Uploads => {
  const scope = new Construct(stack, 'Uploads');
  const { queue, deadLetters } = addQueues(scope, handlingTime);
  const bucket = addBucket(scope, settings);
  announce(bucket, queue);
  return { bucket, queue, deadLetters };
};
