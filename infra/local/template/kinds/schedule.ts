import { ACCOUNT, REGION } from '../../service.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

/** AWS::Events::Rule with a rate. */
export const rule: Kind = (resource) => {
  const name = nameOf(resource, 'Name');
  const arn = `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`;
  return {
    ref: name,
    attributes: { Arn: arn },
    part: { kind: 'schedule', resource: { type: 'AWS::Events::Rule', arn, properties: resource.properties } },
  };
};
