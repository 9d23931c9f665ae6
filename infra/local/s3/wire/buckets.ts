import { ACCOUNT, REGION } from '../../service.ts';
import { answer, answerXml, type BucketExchange, bucketArn, demand, type Exchange } from './exchange.ts';

export const listBuckets = (exchange: Exchange): void => {
  demand(exchange, 's3:ListAllMyBuckets', bucketArn('*'));
  const buckets = [...exchange.s3.buckets()].sort((a, b) => (a.name < b.name ? -1 : 1));
  answerXml(exchange, 'ListAllMyBucketsResult', [
    ['Owner', [['ID', ACCOUNT]]],
    [
      'Buckets',
      buckets.map(
        ({ name, created }) =>
          [
            'Bucket',
            [
              ['Name', name],
              ['CreationDate', new Date(created).toISOString()],
            ],
          ] as const,
      ),
    ],
  ]);
};

export const headBucket = (exchange: BucketExchange): void => {
  demand(exchange, 's3:ListBucket', bucketArn(exchange.bucket));
  answer(exchange, 200, { 'x-amz-bucket-region': REGION });
};

/** `us-east-1` is said by saying nothing (S3 API Reference, GetBucketLocation). */
export const getBucketLocation = (exchange: BucketExchange): void => {
  demand(exchange, 's3:GetBucketLocation', bucketArn(exchange.bucket));
  answerXml(exchange, 'LocationConstraint', '');
};

export const getBucketVersioning = (exchange: BucketExchange): void => {
  demand(exchange, 's3:GetBucketVersioning', bucketArn(exchange.bucket));
  const { versioning } = exchange.s3.bucket(exchange.bucket);
  answerXml(exchange, 'VersioningConfiguration', versioning === 'Off' ? [] : [['Status', versioning]]);
};
