import type { Queue } from './contract.ts';
import { SqsError } from './errors.ts';

/**
 * The attributes of a queue as GetQueueAttributes answers them: all, or those named.
 * @throws SqsError InvalidParameterValue where one is named that we do not know
 */
export const queueAttributes = (queue: Queue, names: readonly string[]): Readonly<Record<string, string>> => {
  const known = everyAttribute(queue);
  if (names.includes('All')) return known;
  const entries = names.map((name) => {
    const value = known[name];
    if (value === undefined && !OPTIONAL.includes(name))
      throw new SqsError('InvalidParameterValue', `Unknown Attribute ${name}.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
};

/** Attributes that a queue need not have. */
const OPTIONAL = ['RedrivePolicy', 'Policy', 'KmsMasterKeyId', 'RedriveAllowPolicy', 'FifoQueue'];

const everyAttribute = (queue: Queue): Readonly<Record<string, string>> => {
  const { arn, created, definition } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  const { redrive } = definition;
  const seconds = String(Math.floor(created / 1000));
  return {
    QueueArn: arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: seconds,
    LastModifiedTimestamp: seconds,
    VisibilityTimeout: String(definition.visibility),
    MessageRetentionPeriod: String(definition.retention),
    DelaySeconds: String(definition.delay),
    ReceiveMessageWaitTimeSeconds: String(definition.wait),
    MaximumMessageSize: String(definition.largest),
    ...(redrive === null
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: redrive.deadLetterArn,
            maxReceiveCount: redrive.maxReceives,
          }),
        }),
  };
};
