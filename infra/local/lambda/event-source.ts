import { dealtWith } from './batch-outcome.ts';
import type { MappingSettings } from './event-source-settings.ts';
import { type InvocationResult, type Invokable, REQUEST_LIMIT, THROTTLED } from './invocation.ts';
import type { StoppableClock } from './stoppable-clock.ts';

/** A received message, in the form of a Lambda event's record but for what names the queue. */
export type SqsRecord = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
};

/** A queue as a mapping uses it. */
export type QueuePort = {
  /**
   * At most `max` (≤ 10) messages, waiting for the first one at most `waitSeconds` (0 to 20, may be a fraction). Where
   * `signal` ends the wait, it may answer at once with none.
   */
  readonly receive: (max: number, waitSeconds: number, signal?: AbortSignal) => Promise<readonly SqsRecord[]>;
  readonly delete: (handles: readonly string[]) => void | Promise<void>;
  /** Makes messages visible again at once: those that were taken but never given to the function. */
  readonly release?: (handles: readonly string[]) => void | Promise<void>;
};

export type EventSourceDependencies = {
  readonly queue: QueuePort;
  readonly target: Invokable;
  readonly clock: StoppableClock;
  /** Told, in one line, what failed. */
  readonly log: (line: string) => void;
};

export type EventSource = {
  /** Takes no more messages, releases those not yet given to the function, and waits for the batches in hand. */
  readonly stop: () => Promise<void>;
  readonly inHand: () => number;
};

const LONGEST_POLL = 20;
const MOST_RECEIVED = 10;
/** How long to wait after the queue failed, in milliseconds. */
const PAUSE = 1000;
/** Waits between tries of a throttled batch, in milliseconds; then it is left to its visibility time-out. */
const BACKOFF = [100, 200, 400, 800, 1600, 3200, 6400];

/** A message with its JSON in the event, so that it is written and measured once. */
type Gathered = { readonly message: SqsRecord; readonly json: string };

const handlesOf = (batch: readonly Gathered[]): string[] => batch.map(({ message }) => message.receiptHandle);

/** How many of these fill an event of 6 MB, envelope included; a message that is too large alone goes alone. */
const fitting = (batch: readonly Gathered[]): number => {
  let bytes = Buffer.byteLength('{"Records":[]}');
  const over = batch.findIndex(({ json }) => {
    bytes += Buffer.byteLength(json) + 1;
    return bytes > REQUEST_LIMIT;
  });
  return over === -1 ? batch.length : Math.max(over, 1);
};

/**
 * Starts one event source mapping: gathers messages into batches, gives them to the function, several at once, and
 * deletes what it dealt with. What failed is left to the queue's visibility time-out and redrive policy. A batch is
 * given over when it is full, when its window has passed since its first message, or when 6 MB are reached.
 * Source: Lambda Developer Guide, "Using Lambda with Amazon SQS".
 */
export const openEventSource = (settings: MappingSettings, dependencies: EventSourceDependencies): EventSource => {
  const { queue, target, clock, log } = dependencies;
  const { batchSize, windowSeconds, concurrency, reportsFailures, queueArn } = settings;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Set<Promise<void>>();
  let held: readonly Gathered[] = [];

  /** Nothing that fails ends the mapping: it is told, and the messages come again. */
  const attempt = async (
    what: string,
    work: () => void | Promise<void>,
    otherwise: () => void | Promise<void> = () => undefined,
  ): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log(`${queueArn}: cannot ${what}: ${error instanceof Error ? error.message : String(error)}`);
      await otherwise();
    }
  };

  const release = (batch: readonly Gathered[]): Promise<void> =>
    attempt('release messages', () => (batch.length === 0 ? undefined : queue.release?.(handlesOf(batch))));

  const toGathered = (message: SqsRecord): Gathered => {
    const awsRegion = queueArn.split(':')[3];
    return {
      message,
      json: JSON.stringify({ ...message, eventSource: 'aws:sqs', eventSourceARN: queueArn, awsRegion }),
    };
  };

  const receive = async (max: number, waitSeconds: number): Promise<readonly Gathered[]> => {
    let messages: readonly SqsRecord[] = [];
    await attempt(
      'receive messages',
      async () => {
        messages = await queue.receive(Math.min(max, MOST_RECEIVED), Math.min(waitSeconds, LONGEST_POLL), signal);
      },
      () => clock.sleep(PAUSE, signal),
    );
    return messages.map(toGathered);
  };

  /** One batch; what was received beyond 6 MB is held for the next. */
  const gather = async (): Promise<readonly Gathered[]> => {
    const batch = [...(held.length > 0 ? held : await receive(batchSize, LONGEST_POLL))];
    held = [];
    const end = clock.now() + windowSeconds * 1000;
    let fits = fitting(batch);
    while (batch.length > 0 && batch.length < batchSize && fits === batch.length && !signal.aborted) {
      const left = (end - clock.now()) / 1000;
      if (left <= 0) break;
      batch.push(...(await receive(batchSize - batch.length, left)));
      fits = fitting(batch);
    }
    held = batch.slice(fits);
    return batch.slice(0, fits);
  };

  const invoke = async (payload: Uint8Array): Promise<InvocationResult> => {
    let result = await target.invoke(payload);
    for (const wait of BACKOFF) {
      if (result.error?.type !== THROTTLED || signal.aborted) break;
      await clock.sleep(wait, signal);
      result = await target.invoke(payload);
    }
    return result;
  };

  const settle = async (batch: readonly Gathered[]): Promise<void> => {
    const messages = batch.map(({ message }) => message);
    const result = await invoke(Buffer.from(`{"Records":[${batch.map(({ json }) => json).join(',')}]}`));
    const done = new Set(dealtWith(messages, result, reportsFailures));
    const failures = batch.length - done.size;
    if (failures > 0)
      log(`${queueArn}: ${failures} of ${batch.length} messages failed: ${result.error?.message ?? 'as reported'}`);
    if (done.size > 0) await queue.delete(handlesOf(batch.filter(({ message }) => done.has(message))));
  };

  const poll = async (): Promise<void> => {
    while (!signal.aborted) {
      if (running.size >= concurrency) await Promise.race(running);
      const batch = signal.aborted ? [] : await gather();
      if (signal.aborted) await release([...batch, ...held]);
      else if (batch.length > 0) {
        const work: Promise<void> = attempt('handle a batch', () => settle(batch)).finally(() => running.delete(work));
        running.add(work);
      }
    }
  };

  const polling = settings.enabled ? poll() : Promise.resolve();
  return {
    stop: async () => {
      stopping.abort();
      await polling;
      await Promise.all(running);
    },
    inHand: () => running.size,
  };
};
