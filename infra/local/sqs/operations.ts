import { randomUUID } from 'node:crypto';
import type { Caller } from '../service.ts';
import { ACCOUNT } from '../service.ts';
import { queueAttributes } from './attributes.ts';
import type { Queue } from './contract.ts';
import { SqsError } from './errors.ts';
import { REQUESTS, readRequest } from './input.ts';
import type { Message } from './message.ts';

/** Every queue that there is. */
export type Queues = () => Iterable<Queue>;
export type Answer = Readonly<Record<string, unknown>>;

/** One request. `signal` ends when the client has gone; `host` is how it calls us. */
export type Call = {
  readonly queues: Queues;
  readonly caller: Caller;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly host: string;
};

const MOST_ENTRIES = 10;

/** What StartMessageMoveTask has done, by the queue that was emptied. */
const tasks = new WeakMap<Queue, readonly Answer[]>();

export const operations: ReadonlyMap<string, (call: Call) => Answer | Promise<Answer>> = new Map(
  Object.entries({
    SendMessage: (call: Call) => {
      const input = readRequest(REQUESTS.SendMessage, call.input);
      return sendTo(open(call, 'SendMessage', input.QueueUrl), input, call.caller);
    },
    SendMessageBatch: (call: Call) => {
      const { QueueUrl, Entries } = readRequest(REQUESTS.SendMessageBatch, call.input);
      const queue = open(call, 'SendMessage', QueueUrl);
      return each(Entries, (entry) => sendTo(queue, entry, call.caller));
    },
    ReceiveMessage: async (call: Call) => {
      const input = readRequest(REQUESTS.ReceiveMessage, call.input);
      const queue = open(call, 'ReceiveMessage', input.QueueUrl);
      const { MaxNumberOfMessages: max = 1, WaitTimeSeconds: wait, VisibilityTimeout: visibility } = input;
      const messages = await queue.receive(max, wait, call.signal, visibility);
      const names = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
      return messages.length === 0 ? {} : { Messages: messages.map((message) => onWire(message, names)) };
    },
    DeleteMessage: (call: Call) => {
      const { QueueUrl, ReceiptHandle } = readRequest(REQUESTS.DeleteMessage, call.input);
      open(call, 'DeleteMessage', QueueUrl).delete([ReceiptHandle]);
      return {};
    },
    DeleteMessageBatch: (call: Call) => {
      const { QueueUrl, Entries } = readRequest(REQUESTS.DeleteMessageBatch, call.input);
      const queue = open(call, 'DeleteMessage', QueueUrl);
      return each(Entries, ({ ReceiptHandle }) => {
        queue.delete([ReceiptHandle]);
        return {};
      });
    },
    ChangeMessageVisibility: (call: Call) => {
      const input = readRequest(REQUESTS.ChangeMessageVisibility, call.input);
      const queue = open(call, 'ChangeMessageVisibility', input.QueueUrl);
      queue.changeVisibility(input.ReceiptHandle, input.VisibilityTimeout);
      return {};
    },
    ChangeMessageVisibilityBatch: (call: Call) => {
      const { QueueUrl, Entries } = readRequest(REQUESTS.ChangeMessageVisibilityBatch, call.input);
      const queue = open(call, 'ChangeMessageVisibility', QueueUrl);
      return each(Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
        queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
        return {};
      });
    },
    GetQueueUrl: (call: Call) => {
      const { QueueName } = readRequest(REQUESTS.GetQueueUrl, call.input);
      return { QueueUrl: urlOf(call, open(call, 'GetQueueUrl', `/${QueueName}`)) };
    },
    GetQueueAttributes: (call: Call) => {
      const { QueueUrl, AttributeNames = [] } = readRequest(REQUESTS.GetQueueAttributes, call.input);
      return { Attributes: queueAttributes(open(call, 'GetQueueAttributes', QueueUrl), AttributeNames) };
    },
    ListQueues: (call: Call) => {
      const { QueueNamePrefix = '', MaxResults = 1000 } = readRequest(REQUESTS.ListQueues, call.input);
      demand(call.caller, 'ListQueues', '*');
      const found = [...call.queues()].filter(({ name }) => name.startsWith(QueueNamePrefix));
      return { QueueUrls: found.slice(0, MaxResults).map((queue) => urlOf(call, queue)) };
    },
    PurgeQueue: (call: Call) => {
      open(call, 'PurgeQueue', readRequest(REQUESTS.PurgeQueue, call.input).QueueUrl).purge();
      return {};
    },
    /** Moves at once what AWS moves by and by; each message back to where it came from, or all to one queue. */
    StartMessageMoveTask: (call: Call) => {
      const { SourceArn, DestinationArn } = readRequest(REQUESTS.StartMessageMoveTask, call.input);
      const source = withArn(call, SourceArn);
      demand(call.caller, 'StartMessageMoveTask', SourceArn);
      for (const action of ['ReceiveMessage', 'DeleteMessage']) demand(call.caller, action, SourceArn);
      const started = Date.now();
      const moved = source.moveTo((from) => {
        const destination = withArn(call, DestinationArn ?? from ?? '');
        demand(call.caller, 'SendMessage', destination.arn);
        return destination;
      });
      const task = {
        Status: 'COMPLETED',
        SourceArn,
        ApproximateNumberOfMessagesMoved: moved,
        StartedTimestamp: started,
      };
      tasks.set(source, [{ ...task, ...(DestinationArn ? { DestinationArn } : {}) }, ...(tasks.get(source) ?? [])]);
      return { TaskHandle: randomUUID() };
    },
    /** The newest first, of this run of the machine. All of them have ended, since they end at once. */
    ListMessageMoveTasks: (call: Call) => {
      const { SourceArn, MaxResults = 1 } = readRequest(REQUESTS.ListMessageMoveTasks, call.input);
      const source = withArn(call, SourceArn);
      demand(call.caller, 'ListMessageMoveTasks', SourceArn);
      return { Results: (tasks.get(source) ?? []).slice(0, MaxResults) };
    },
  }),
);

const open = (call: Call, action: string, url: string): Queue => {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const queue = [...call.queues()].find((one) => one.name === name);
  if (queue === undefined) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  demand(call.caller, action, queue.arn);
  return queue;
};

const withArn = (call: Call, arn: string): Queue => {
  const queue = [...call.queues()].find((one) => one.arn === arn);
  if (queue === undefined) throw new SqsError('ResourceNotFoundException', `There is no queue ${arn}.`);
  return queue;
};

const demand = (caller: Caller, action: string, arn: string): void => {
  if (caller.allows(`sqs:${action}`, arn)) return;
  const message = `User: ${caller.arn} is not authorized to perform: sqs:${action} on resource: ${arn}`;
  throw new SqsError('AccessDeniedException', message);
};

const urlOf = ({ host }: Call, { name }: Queue): string => `http://${host}/${ACCOUNT}/${name}`;

const sendTo = (
  queue: Queue,
  entry: { MessageBody: string; DelaySeconds?: number | undefined },
  caller: Caller,
): Answer => {
  const sender = caller.arn.slice(caller.arn.lastIndexOf('/') + 1);
  const { DelaySeconds: delaySeconds } = entry;
  const sent = queue.send(entry.MessageBody, { sender, ...(delaySeconds === undefined ? {} : { delaySeconds }) });
  return { MessageId: sent.messageId, MD5OfMessageBody: sent.md5OfBody };
};

/** Does each entry of a batch for itself: one that fails is told among the others' success. */
const each = <T extends { readonly Id: string }>(entries: readonly T[], work: (entry: T) => Answer): Answer => {
  if (entries.length === 0) throw new SqsError('EmptyBatchRequest', 'There should be at least one entry.');
  if (entries.length > MOST_ENTRIES)
    throw new SqsError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${MOST_ENTRIES}.`);
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new SqsError('BatchEntryIdsNotDistinct', 'The Ids of the entries are not distinct.');
  const Successful: Answer[] = [];
  const Failed: Answer[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: error.status < 500 });
    }
  }
  return { Successful, Failed };
};

const onWire = (message: Message, names: readonly string[]): Answer => {
  const asked = Object.entries(message.attributes).filter(([name]) => names.includes('All') || names.includes(name));
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: message.md5OfBody,
    ...(asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) }),
  };
};
