import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';

const shape = z.strictObject({ Bucket: z.string(), PolicyDocument: z.unknown() });

/** AWS::S3::BucketPolicy */
export const bucketPolicy: Kind = ({ id, name, properties }) => {
  const { Bucket, PolicyDocument } = readShape(shape, properties, id);
  const policy = readPolicy(PolicyDocument, id);
  return { ref: name, attributes: {}, part: { kind: 'resource-policy', on: [`arn:aws:s3:::${Bucket}`], policy } };
};
