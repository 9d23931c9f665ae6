import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { ACCOUNT, REGION } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';

const shape = z.strictObject({ PolicyDocument: z.unknown(), Queues: z.array(z.string()) });

/** AWS::SQS::QueuePolicy */
export const queuePolicy: Kind = ({ id, name, properties }) => {
  const { PolicyDocument, Queues } = readShape(shape, properties, id);
  const on = Queues.map((url) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${url.slice(url.lastIndexOf('/') + 1)}`);
  return { ref: name, attributes: {}, part: { kind: 'resource-policy', on, policy: readPolicy(PolicyDocument, id) } };
};
