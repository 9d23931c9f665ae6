import { ACCOUNT, REGION } from '../../service.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

/** AWS::SQS::Queue */
export const queue: Kind = (resource, { awsEndpoint }) => {
  const name = nameOf(resource, 'QueueName');
  const arn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
  const url = `${awsEndpoint}/${ACCOUNT}/${name}`;
  return {
    ref: url,
    attributes: { Arn: arn, QueueName: name, QueueUrl: url },
    part: { kind: 'queue', name, arn, properties: resource.properties },
  };
};
