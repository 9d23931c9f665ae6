import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { ACCOUNT } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';

const shape = z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown(), Roles: z.array(z.string()) });

/** AWS::IAM::Policy, attached to roles. */
export const rolePolicy: Kind = ({ id, name, properties }) => {
  const { PolicyDocument, Roles } = readShape(shape, properties, id);
  const on = Roles.map((role) => `arn:aws:iam::${ACCOUNT}:role/${role}`);
  return { ref: name, attributes: {}, part: { kind: 'role-policy', on, policy: readPolicy(PolicyDocument, id) } };
};
