import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import { calling } from '../../functions/stores/failures.ts';
import type { Connection } from './stack-outputs.ts';

/** A message that was given up. */
export type DeadLetter = {
  readonly id: string;
  readonly body: string;
  readonly sent: string; // ISO instant, of the message itself
  readonly handle: string;
};

/** A queue of what was given up. */
export type DeadLetters = {
  /** About how many there are, in hand ones included. */
  readonly count: () => Promise<number>;
  /** At most `most` of them, which nobody else sees until `release`, or for ten minutes. */
  readonly take: (most: number) => Promise<readonly DeadLetter[]>;
  readonly release: (letters: readonly DeadLetter[]) => Promise<void>;
  readonly delete: (letters: readonly DeadLetter[]) => Promise<void>;
  /** Sends all of them again to the queue that gave them up; answers how many. @throws ArchiveError `unavailable` where SQS failed */
  readonly redrive: () => Promise<number>;
};

const BATCH = 10; // SQS's limit
const EMPTY_ANSWERS = 3; // "a short poll asks only some of the servers" (Developer Guide): an empty answer may not be the end
const HIDDEN = 600; // seconds
const PAUSE = 1_000; // ms

export const openDeadLetters = (connection: Connection, url: string, clock: Clock): DeadLetters => {
  const client = new SQSClient(connection);
  const attributes = () =>
    calling('look at the dead letters', async () => {
      const names = ['QueueArn', 'ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }),
      );
      return Attributes;
    });
  const receive = (most: number) =>
    calling('read the dead letters', async () => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: Math.min(most, BATCH),
          VisibilityTimeout: HIDDEN,
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      return Messages.map(
        ({ MessageId = '', Body = '', ReceiptHandle = '', Attributes }): DeadLetter => ({
          id: MessageId,
          body: Body,
          handle: ReceiptHandle,
          sent: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
        }),
      );
    });
  return {
    count: async () => {
      const found = await attributes();
      return Number(found.ApproximateNumberOfMessages) + Number(found.ApproximateNumberOfMessagesNotVisible);
    },
    take: async (most) => {
      const taken: DeadLetter[] = [];
      for (let empty = 0; taken.length < most && empty < EMPTY_ANSWERS; ) {
        const some = await receive(most - taken.length);
        if (some.length === 0) empty++;
        taken.push(...some);
      }
      return taken;
    },
    release: (letters) =>
      inBatches(letters, (Entries) =>
        calling('release dead letters', () =>
          client.send(
            new ChangeMessageVisibilityBatchCommand({
              QueueUrl: url,
              Entries: Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
            }),
          ),
        ),
      ),
    delete: (letters) =>
      inBatches(letters, (Entries) =>
        calling('delete dead letters', () =>
          client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: [...Entries] })),
        ),
      ),
    redrive: async () => {
      const SourceArn = (await attributes()).QueueArn;
      await calling('send the dead letters again', () => client.send(new StartMessageMoveTaskCommand({ SourceArn })));
      for (;;) {
        const { Results: [task] = [] } = await calling('see how many were sent', () =>
          client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 })),
        );
        if (task?.Status === 'COMPLETED') return Number(task.ApproximateNumberOfMessagesMoved ?? 0);
        if (task?.Status !== 'RUNNING')
          throw new ArchiveError('unavailable', `SQS ended the move: ${task?.Status}: ${task?.FailureReason ?? ''}`);
        await clock.sleep(PAUSE);
      }
    },
  };
};

type BatchEntry = { readonly Id: string; readonly ReceiptHandle: string };
type BatchAnswer = { readonly Failed?: readonly { readonly Code?: string | undefined }[] | undefined };

const inBatches = async (
  letters: readonly DeadLetter[],
  send: (entries: readonly BatchEntry[]) => Promise<BatchAnswer>,
): Promise<void> => {
  for (let at = 0; at < letters.length; at += BATCH) {
    const entries = letters.slice(at, at + BATCH).map(({ handle }, id) => ({ Id: String(id), ReceiptHandle: handle }));
    const { Failed: [failed] = [] } = await send(entries);
    if (failed !== undefined) throw new ArchiveError('unavailable', `SQS refused it: ${failed.Code}`);
  }
};
