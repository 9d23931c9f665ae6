import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { ACCOUNT, REGION } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

const shape = z.object({ ResourcePolicy: z.optional(z.strictObject({ PolicyDocument: z.unknown() })) });

/** AWS::DynamoDB::Table */
export const table: Kind = (resource) => {
  const { id } = resource;
  const name = nameOf(resource, 'TableName');
  const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
  const { ResourcePolicy, ...properties } = resource.properties;
  const { ResourcePolicy: written } = readShape(shape, { ResourcePolicy }, id);
  const policy = written === undefined ? [] : readPolicy(written.PolicyDocument, id);
  return {
    ref: name,
    attributes: { Arn: arn },
    part: { kind: 'table', arn, properties: { ...properties, TableName: name }, policy },
  };
};
