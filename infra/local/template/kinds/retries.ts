import * as z from 'zod/mini';
import { readRetryPlan } from '../../lambda/asynchronous.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { functionArn } from './function.ts';

const shape = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.optional(z.number()),
  MaximumEventAgeInSeconds: z.optional(z.number()),
  DestinationConfig: z.optional(
    z.strictObject({
      OnFailure: z.optional(z.strictObject({ Destination: z.string().check(z.startsWith('arn:aws:sqs:')) })),
    }),
  ),
});

/** AWS::Lambda::EventInvokeConfig, whose failures go to a queue. */
export const retries: Kind = ({ id, name, properties }) => {
  const { FunctionName, DestinationConfig } = readShape(shape, properties, id);
  return {
    ref: name,
    attributes: {},
    part: {
      kind: 'retries',
      functionArn: functionArn(FunctionName),
      plan: readRetryPlan(properties),
      onFailure: DestinationConfig?.OnFailure?.Destination ?? null,
    },
  };
};
