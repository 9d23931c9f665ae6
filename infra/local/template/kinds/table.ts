import { ACCOUNT, REGION } from '../../service.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

/** AWS::DynamoDB::Table */
export const table: Kind = (resource) => {
  const name = nameOf(resource, 'TableName');
  return {
    ref: name,
    attributes: { Arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}` },
    part: { kind: 'table', properties: { ...resource.properties, TableName: name } },
  };
};
