import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { functionArn } from './function.ts';

const shape = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.optional(z.string()),
  SourceAccount: z.optional(z.string()),
  FunctionUrlAuthType: z.optional(z.string()),
  InvokedViaFunctionUrl: z.optional(z.boolean()),
});

/** AWS::Lambda::Permission: the statement of a function's policy that Lambda writes for it (Developer Guide, "Resource-based policies"). */
export const permission: Kind = ({ id, name, properties }) => {
  const read = readShape(shape, properties, id);
  const on = functionArn(read.FunctionName);
  const conditions = [
    ['ArnLike', 'AWS:SourceArn', read.SourceArn],
    ['StringEquals', 'AWS:SourceAccount', read.SourceAccount],
    ['StringEquals', 'lambda:FunctionUrlAuthType', read.FunctionUrlAuthType],
    ['Bool', 'lambda:InvokedViaFunctionUrl', read.InvokedViaFunctionUrl],
  ] as const;
  const condition: Record<string, Record<string, string | boolean>> = {};
  for (const [operator, key, value] of conditions)
    if (value !== undefined) condition[operator] = { ...condition[operator], [key]: value };
  const statement = {
    Effect: 'Allow',
    Principal: principal(read.Principal),
    Action: read.Action,
    Resource: on,
    Condition: condition,
  };
  const policy = readPolicy({ Version: '2012-10-17', Statement: statement }, id);
  return { ref: name, attributes: {}, part: { kind: 'resource-policy', on: [on], policy } };
};

/** Everybody, a role of the account, or a service of AWS. */
const principal = (written: string): '*' | { readonly AWS: string } | { readonly Service: string } => {
  if (written === '*') return written;
  return written.startsWith('arn:') ? { AWS: written } : { Service: written };
};
