import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';
import { removalPolicy } from './function.ts';
import { INCOMING } from './names.ts';
import { addPrivateBucket, addPrivateQueue } from './private.ts';

const RECEIVES_BEFORE_DEAD = 5;

export type Uploads = { readonly bucket: Bucket; readonly queue: Queue; readonly deadLetters: Queue };

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

const addQueues = (scope: Construct, handlingTime: Duration) => {
  const deadLetters = addPrivateQueue(scope, 'DeadLetters');
  acknowledge(deadLetters, 'Serverless-SQSRedrivePolicy', 'It is the dead-letter queue.');
  const queue = addPrivateQueue(scope, 'Queue', {
    // "Set the visibility timeout to at least six times the function timeout" (Lambda Developer Guide, SQS).
    visibilityTimeout: Duration.seconds(6 * handlingTime.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: RECEIVES_BEFORE_DEAD },
  });
  return { queue, deadLetters };
};

const addBucket = (scope: Construct, settings: Settings): Bucket =>
  addPrivateBucket(scope, 'What came in, when, and what became of it is in the receipts of the archive.', {
    versioned: true, // ingest reads the version that an event names
    removalPolicy: removalPolicy(settings),
    lifecycleRules: [
      {
        id: 'old-versions',
        noncurrentVersionExpiration: Duration.days(settings.keepVersionsDays),
        expiredObjectDeleteMarker: true,
      },
    ],
  });

/**
 * By the bucket's own property and not `addEventNotification`, which adds a custom resource. S3 tries the queue when
 * the bucket is made, so the bucket waits for the queue's policy; the policy therefore cannot name the bucket, and
 * names the account.
 */
const announce = (bucket: Bucket, queue: Queue): void => {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
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
