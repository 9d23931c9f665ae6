import { createHash } from 'node:crypto';
import type { Letter } from './backlog.ts';
import { SqsError } from './errors.ts';

/** A received message, in the form of a Lambda event's record (Lambda Developer Guide, "Using Lambda with SQS"). */
export type Message = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, never>>;
};

/** The message as whoever has just received it sees it. */
export const messageOf = (letter: Letter): Message => ({
  messageId: letter.id,
  receiptHandle: handleOf(letter),
  body: letter.body,
  md5OfBody: md5(letter.body),
  attributes: {
    ApproximateReceiveCount: String(letter.receives),
    SentTimestamp: String(letter.sent),
    SenderId: letter.sender,
    ApproximateFirstReceiveTimestamp: String(letter.firstReceived ?? letter.sent),
    ...(letter.source === null ? {} : { DeadLetterQueueSourceArn: letter.source }),
  },
  messageAttributes: {},
});

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A handle names one receipt of a message: the next one makes it void. */
const handleOf = ({ id, receives }: Pick<Letter, 'id' | 'receives'>): string =>
  Buffer.from(`${id} ${receives}`).toString('base64url');

/** @throws SqsError ReceiptHandleIsInvalid where it is no handle of ours */
export const readHandle = (handle: string): Pick<Letter, 'id' | 'receives'> => {
  const [, id, receives] = /^([0-9a-f-]{36}) (\d{1,9})$/.exec(Buffer.from(handle, 'base64url').toString()) ?? [];
  if (id === undefined) throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  return { id, receives: Number(receives) };
};
