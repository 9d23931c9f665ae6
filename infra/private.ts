import { Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * A bucket that nobody outside the account reaches, encrypted, over TLS 1.2 or later only, that keeps no parts of an
 * upload that was given up.
 * @param unlogged why it needs no log of who read and wrote it
 */
export const addPrivateBucket = (
  scope: Construct,
  unlogged: string,
  props: Pick<BucketProps, 'versioned' | 'removalPolicy'> & { readonly lifecycleRules: LifecycleRule[] },
): Bucket => {
  const bucket = new Bucket(scope, 'Bucket', {
    ...props,
    lifecycleRules: [
      ...props.lifecycleRules,
      { id: 'abandoned-parts', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  });
  acknowledge(bucket, 'AwsSolutions-S1', unlogged);
  return bucket;
};

/** A queue that is encrypted, over TLS only, and keeps what nobody takes for the longest time that SQS gives. */
export const addPrivateQueue = (
  scope: Construct,
  id: string,
  props: Pick<QueueProps, 'visibilityTimeout' | 'deadLetterQueue'> = {},
): Queue =>
  new Queue(scope, id, {
    ...props,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

/** The queue of what another queue or a function gave up on. */
export const addDeadLetters = (scope: Construct): Queue => {
  const deadLetters = addPrivateQueue(scope, 'DeadLetters');
  acknowledge(deadLetters, 'AwsSolutions-SQS3', 'It is the dead-letter queue.');
  acknowledge(deadLetters, 'Serverless-SQSRedrivePolicy', 'It is the dead-letter queue.');
  return deadLetters;
};
