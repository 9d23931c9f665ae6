import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

/**
 * AWS::S3::Bucket. Buckets' names are the world's: with `-local` at its end, a command that was meant for this machine
 * names no bucket of anybody's.
 */
export const bucket: Kind = (resource, { awsEndpoint }) => {
  const name = nameOf({ ...resource, name: `${resource.name}-local` }, 'BucketName');
  const arn = `arn:aws:s3:::${name}`;
  const host = new URL(awsEndpoint).host;
  return {
    ref: name,
    attributes: { Arn: arn, DomainName: `${host}/${name}`, RegionalDomainName: `${host}/${name}` },
    part: { kind: 'bucket', name, arn, properties: resource.properties },
  };
};
