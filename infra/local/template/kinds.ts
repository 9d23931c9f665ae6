import { bucket } from './kinds/bucket.ts';
import { bucketPolicy } from './kinds/bucket-policy.ts';
import { distribution } from './kinds/distribution.ts';
import { domain } from './kinds/domain.ts';
import { lambdaFunction } from './kinds/function.ts';
import { INERT } from './kinds/inert.ts';
import { mapping } from './kinds/mapping.ts';
import { permission } from './kinds/permission.ts';
import { queue } from './kinds/queue.ts';
import { queuePolicy } from './kinds/queue-policy.ts';
import { retries } from './kinds/retries.ts';
import { role } from './kinds/role.ts';
import { rolePolicy } from './kinds/role-policy.ts';
import { rule } from './kinds/schedule.ts';
import { table } from './kinds/table.ts';
import { functionUrl } from './kinds/url.ts';
import type { Kind } from './part.ts';

/** Every type of resource that a template may have on this machine. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    'AWS::CloudFront::Distribution': distribution,
    'AWS::DynamoDB::Table': table,
    'AWS::Events::Rule': rule,
    'AWS::IAM::Policy': rolePolicy,
    'AWS::IAM::Role': role,
    'AWS::Lambda::EventInvokeConfig': retries,
    'AWS::Lambda::EventSourceMapping': mapping,
    'AWS::Lambda::Function': lambdaFunction,
    'AWS::Lambda::Permission': permission,
    'AWS::Lambda::Url': functionUrl,
    'AWS::OpenSearchService::Domain': domain,
    'AWS::S3::Bucket': bucket,
    'AWS::S3::BucketPolicy': bucketPolicy,
    'AWS::SQS::Queue': queue,
    'AWS::SQS::QueuePolicy': queuePolicy,
    ...INERT,
  }),
);
