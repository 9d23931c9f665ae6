import * as z from 'zod';

/** What a template's AWS::SQS::Queue asks for; times in seconds. */
export type QueueDefinition = {
  readonly visibility: number;
  readonly retention: number;
  readonly delay: number;
  readonly wait: number;
  readonly largest: number; // bytes of a body
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceives: number } | null;
};

/** Limits and defaults: SQS API Reference, SetQueueAttributes. */
const seconds = (least: number, most: number) => z.optional(z.int().check(z.gte(least), z.lte(most)));

const queueProperties = z.strictObject({
  VisibilityTimeout: seconds(0, 43_200),
  MessageRetentionPeriod: seconds(60, 1_209_600),
  DelaySeconds: seconds(0, 900),
  ReceiveMessageWaitTimeSeconds: seconds(0, 20),
  MaximumMessageSize: z.optional(z.int().check(z.gte(1024), z.lte(1_048_576))),
  RedrivePolicy: z.optional(
    z.strictObject({
      deadLetterTargetArn: z.string().check(z.startsWith('arn:aws:sqs:')),
      maxReceiveCount: z.int().check(z.gte(1), z.lte(1000)),
    }),
  ),
  FifoQueue: z.optional(z.literal(false)),
  // No difference on one machine.
  QueueName: z.optional(z.string()),
  KmsMasterKeyId: z.optional(z.unknown()),
  KmsDataKeyReusePeriodSeconds: z.optional(z.unknown()),
  SqsManagedSseEnabled: z.optional(z.unknown()),
  RedriveAllowPolicy: z.optional(z.unknown()),
  Tags: z.optional(z.unknown()),
});

/** @throws Error where the template wants what we do not do, such as a FIFO queue, or what SQS would not take */
export const readQueueProperties = (name: string, properties: unknown): QueueDefinition => {
  const read = queueProperties.safeParse(properties);
  if (!read.success) throw new Error(`queue ${name}: ${z.prettifyError(read.error)}`);
  const { RedrivePolicy: redrive, ...given } = read.data;
  return {
    visibility: given.VisibilityTimeout ?? 30,
    retention: given.MessageRetentionPeriod ?? 345_600,
    delay: given.DelaySeconds ?? 0,
    wait: given.ReceiveMessageWaitTimeSeconds ?? 0,
    largest: given.MaximumMessageSize ?? 1_048_576,
    redrive: redrive ? { deadLetterArn: redrive.deadLetterTargetArn, maxReceives: redrive.maxReceiveCount } : null,
  };
};
