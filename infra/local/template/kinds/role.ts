import * as z from 'zod/mini';
import { type Policy, readPolicy } from '../../iam/policy.ts';
import { ACCOUNT } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

const shape = z.strictObject({
  RoleName: z.optional(z.string()),
  Policies: z.optional(z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() }))),
  ManagedPolicyArns: z.optional(z.array(z.string())),
  AssumeRolePolicyDocument: z.unknown(), // functions only run under roles here, and theirs name Lambda
  Description: z.optional(z.string()),
  Tags: z.optional(z.unknown()),
});

/** The policies of Amazon's own that are known here, after the AWS Managed Policy Reference. */
const MANAGED: Readonly<Record<string, unknown>> = {
  'service-role/AWSLambdaBasicExecutionRole': {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  },
};

/** AWS::IAM::Role */
export const role: Kind = (resource) => {
  const { id, properties } = resource;
  const { Policies = [], ManagedPolicyArns = [] } = readShape(shape, properties, id);
  const name = nameOf(resource, 'RoleName');
  const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
  const policies = [
    ...Policies.map(({ PolicyName, PolicyDocument }) => readPolicy(PolicyDocument, `${id}, ${PolicyName}`)),
    ...ManagedPolicyArns.map((managed) => managedPolicy(managed, id)),
  ];
  return { ref: name, attributes: { Arn: arn, RoleId: name }, part: { kind: 'role', arn, policies } };
};

const managedPolicy = (arn: string, id: string): Policy => {
  const document = MANAGED[arn.slice(arn.indexOf('policy/') + 'policy/'.length)];
  if (document === undefined) throw new Error(`${id}: the managed policy ${arn} is not known on this machine`);
  return readPolicy(document, arn);
};
