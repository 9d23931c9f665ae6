import type { Letter } from './backlog.ts';
import type { Message } from './message.ts';
import type { QueueDefinition } from './queue-properties.ts';
import type { WaitingClock } from './waiting-room.ts';

export type QueueOptions = {
  /** Where the queue's journal is, under the queue's name. */
  readonly folder: string;
  readonly name: string;
  readonly arn: string;
  /** In CloudFormation's shape of AWS::SQS::Queue. */
  readonly properties: unknown;
  readonly clock: WaitingClock;
  /** Finds the dead-letter queue, which must be open before. */
  readonly find?: (arn: string) => Queue | undefined;
};

export type Counts = { readonly visible: number; readonly inFlight: number; readonly delayed: number };

/** A standard queue of SQS: at least once, in no promised order. */
export type Queue = {
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  readonly definition: QueueDefinition;
  /** @throws SqsError InvalidParameterValue where the body is empty or too large, or the delay out of range */
  readonly send: (body: string, options?: { delaySeconds?: number; sender?: string }) => Sent;
  /**
   * At most `max` (1 to 10) messages, hidden from others for `visibilitySeconds`. Waits up to `waitSeconds` for the
   * first, or until `signal` ends the wait, and then answers none.
   */
  readonly receive: (
    max: number,
    waitSeconds?: number,
    signal?: AbortSignal,
    visibilitySeconds?: number,
  ) => Promise<readonly Message[]>;
  /** A handle that a later receipt has made void deletes nothing. @throws SqsError ReceiptHandleIsInvalid */
  readonly delete: (handles: readonly string[]) => void;
  /** @throws SqsError ReceiptHandleIsInvalid, MessageNotInflight, InvalidParameterValue */
  readonly changeVisibility: (handle: string, seconds: number) => void;
  /** Makes messages visible again at once, those of them that are still in flight. */
  readonly release: (handles: readonly string[]) => void;
  readonly counts: () => Counts;
  /** Seconds since the oldest message was sent, 0 for an empty queue. */
  readonly oldestAge: () => number;
  readonly purge: () => void;
  /** Takes over a message that another queue has given up. Safe to repeat. */
  readonly adopt: (letter: Letter, source: string) => void;
  /** Sends every visible message anew to the queue that `to` finds for it; answers how many. */
  readonly moveTo: (to: (source: string | null) => Queue) => number;
  readonly close: () => void;
};

export type Sent = { readonly messageId: string; readonly md5OfBody: string };
