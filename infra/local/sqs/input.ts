import * as z from 'zod';
import { SqsError } from './errors.ts';

/** The requests that we take; SQS API Reference. Strict: a parameter that we do not heed is refused. */
const queue = { QueueUrl: z.string() };
const id = z.string().check(z.regex(/^[\w-]{1,80}$/));
const message = { MessageBody: z.string(), DelaySeconds: z.optional(z.int()) };
const handle = { ReceiptHandle: z.string() };
const names = z.optional(z.array(z.string()));

export const REQUESTS = {
  ChangeMessageVisibility: z.strictObject({ ...queue, ...handle, VisibilityTimeout: z.int() }),
  ChangeMessageVisibilityBatch: z.strictObject({
    ...queue,
    Entries: z.array(z.strictObject({ Id: id, ...handle, VisibilityTimeout: z.int() })),
  }),
  DeleteMessage: z.strictObject({ ...queue, ...handle }),
  DeleteMessageBatch: z.strictObject({ ...queue, Entries: z.array(z.strictObject({ Id: id, ...handle })) }),
  GetQueueAttributes: z.strictObject({ ...queue, AttributeNames: names }),
  GetQueueUrl: z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.optional(z.string()) }),
  ListQueues: z.strictObject({ QueueNamePrefix: z.optional(z.string()), MaxResults: z.optional(z.int()) }),
  ListMessageMoveTasks: z.strictObject({
    SourceArn: z.string(),
    MaxResults: z.optional(z.int().check(z.gte(1), z.lte(10))),
  }),
  PurgeQueue: z.strictObject(queue),
  ReceiveMessage: z.strictObject({
    ...queue,
    MaxNumberOfMessages: z.optional(z.int()),
    VisibilityTimeout: z.optional(z.int()),
    WaitTimeSeconds: z.optional(z.int().check(z.gte(0), z.lte(20))),
    AttributeNames: names,
    MessageSystemAttributeNames: names,
    MessageAttributeNames: names, // there are none to name
  }),
  SendMessage: z.strictObject({ ...queue, ...message }),
  SendMessageBatch: z.strictObject({ ...queue, Entries: z.array(z.strictObject({ Id: id, ...message })) }),
  StartMessageMoveTask: z.strictObject({ SourceArn: z.string(), DestinationArn: z.optional(z.string()) }),
} as const;

/** @throws SqsError InvalidParameterValue */
export const readRequest = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw new SqsError('InvalidParameterValue', z.prettifyError(read.error));
};
