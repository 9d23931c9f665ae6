import { afterEach, describe, expect, it } from 'vitest';
import { type EventSource, openEventSource, type SqsRecord } from '../../../../infra/local/lambda/event-source.ts';
import { readMapping } from '../../../../infra/local/lambda/event-source-settings.ts';
import { failed, type InvocationResult } from '../../../../infra/local/lambda/invocation.ts';
import { manualClock } from './manual-clock.ts';

type Event = { readonly Records: readonly (SqsRecord & { eventSourceARN: string })[] };

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:uploads';
const answering = (value: unknown): InvocationResult => ({ payload: Buffer.from(JSON.stringify(value)), error: null });

const message = (id: number, body = 'x'): SqsRecord => ({
  messageId: `m${id}`,
  receiptHandle: `h${id}`,
  body,
  md5OfBody: '',
  attributes: {},
  messageAttributes: {},
});

/** A queue that long-polls on a clock moved by hand. */
const fakeQueue = (clock: ReturnType<typeof manualClock>) => {
  const visible: SqsRecord[] = [];
  const deleted: string[] = [];
  const released: string[] = [];
  let wake: () => void = () => undefined;
  return {
    visible,
    deleted,
    released,
    put: (...messages: SqsRecord[]) => {
      visible.push(...messages);
      wake();
    },
    receive: async (max: number, waitSeconds: number, signal?: AbortSignal) => {
      const put = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (visible.length === 0) await Promise.race([put, clock.sleep(waitSeconds * 1000, signal)]);
      return visible.splice(0, max);
    },
    delete: (handles: readonly string[]) => void deleted.push(...handles),
    release: (handles: readonly string[]) => void released.push(...handles),
  };
};

const opened: EventSource[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.stop()));
});

const start = (properties: object, answer: (event: Event) => InvocationResult | Promise<InvocationResult>) => {
  const clock = manualClock();
  const queue = fakeQueue(clock);
  const events: Event[] = [];
  const lines: string[] = [];
  const source = openEventSource(readMapping({ EventSourceArn: QUEUE, FunctionName: 'ingest', ...properties }), {
    queue,
    clock,
    log: (line) => lines.push(line),
    target: {
      invoke: async (payload) => {
        const event = JSON.parse(String(payload)) as Event;
        events.push(event);
        return answer(event);
      },
    },
  });
  opened.push(source);
  return { clock, queue, events, lines, source, sizes: () => events.map(({ Records }) => Records.length) };
};

const reporting = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
const three = [message(1), message(2), message(3)];

describe('a mapping', () => {
  it('gives the function records as SQS events have them, and deletes what succeeded', async () => {
    const { queue, clock, events } = start({}, () => answering(null));
    queue.put(message(1, 'bödy'));
    await clock.settle();
    expect(events[0]?.Records[0]).toEqual({
      ...message(1, 'bödy'),
      eventSource: 'aws:sqs',
      eventSourceARN: QUEUE,
      awsRegion: 'us-east-1',
    });
    expect(queue.deleted).toEqual(['h1']);
  });

  it('gathers several receives until the batch is full', async () => {
    const { queue, clock, sizes } = start({ BatchSize: 25, MaximumBatchingWindowInSeconds: 5 }, () => answering(null));
    queue.put(...Array.from({ length: 30 }, (_, i) => message(i)));
    await clock.settle();
    expect(sizes()).toEqual([25]);
    await clock.advance(5000);
    expect(sizes()).toEqual([25, 5]);
  });

  it('gives over what it has when the window since the first message is over', async () => {
    const { queue, clock, sizes } = start({ BatchSize: 30, MaximumBatchingWindowInSeconds: 2 }, () => answering(null));
    await clock.advance(30_000);
    queue.put(message(1));
    await clock.advance(1500);
    queue.put(message(2));
    await clock.advance(499);
    expect(sizes()).toEqual([]);
    await clock.advance(1);
    expect(sizes()).toEqual([2]);
  });

  it('does not wait without a window', async () => {
    const { queue, clock, sizes } = start({}, () => answering(null));
    queue.put(message(1));
    await clock.settle();
    queue.put(message(2), message(3));
    await clock.settle();
    expect(sizes()).toEqual([1, 2]);
  });

  it('invokes as many batches at once as its concurrency, and no more', async () => {
    const finish: (() => void)[] = [];
    const slow = () => new Promise<InvocationResult>((resolve) => finish.push(() => resolve(answering(null))));
    const { queue, clock, sizes, source } = start({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }, slow);
    queue.put(...three);
    await clock.settle();
    expect([sizes(), source.inHand(), queue.visible.length]).toEqual([[1, 1], 2, 1]);
    finish[0]?.();
    await clock.settle();
    expect(sizes()).toEqual([1, 1, 1]);
    for (const end of finish) end();
  });

  it('never sends more than 6 MB: the rest goes in the next batch', async () => {
    const { queue, clock, sizes } = start({}, () => answering(null));
    queue.put(...Array.from({ length: 8 }, (_, i) => message(i, 'x'.repeat(1_000_000))));
    await clock.settle();
    expect(sizes()).toEqual([6, 2]);
    expect(queue.deleted).toHaveLength(8);
  });

  it('does nothing when it is not enabled', async () => {
    const { queue, clock, sizes } = start({ Enabled: false }, () => answering(null));
    queue.put(...three);
    await clock.settle();
    expect(sizes()).toEqual([]);
  });

  it('tries a throttled batch again, later and later', async () => {
    let refusals = 3;
    const { queue, clock, sizes } = start({}, () => {
      refusals -= 1;
      return refusals < 0 ? answering(null) : failed('TooManyRequestsException', 'Rate Exceeded.');
    });
    queue.put(message(1));
    await clock.advance(100 + 200 + 399);
    expect([sizes().length, queue.deleted]).toEqual([3, []]);
    await clock.advance(1);
    expect([sizes().length, queue.deleted]).toEqual([4, ['h1']]);
  });

  it('goes on after the queue failed, and says so', async () => {
    const { queue, clock, sizes, lines } = start({}, () => answering(null));
    await clock.settle();
    const { receive } = queue;
    queue.receive = async () => {
      queue.receive = receive;
      throw new Error('the disk is full');
    };
    await clock.advance(20_000);
    expect(lines).toEqual([`${QUEUE}: cannot receive messages: the disk is full`]);
    queue.put(message(1));
    await clock.advance(1000);
    expect(sizes()).toEqual([1]);
  });

  it('stops after the batches in hand, and releases what the function has not seen', async () => {
    const finish: (() => void)[] = [];
    const slow = () => new Promise<InvocationResult>((resolve) => finish.push(() => resolve(answering(null))));
    const { queue, clock, source } = start({ BatchSize: 20, MaximumBatchingWindowInSeconds: 300 }, slow);
    queue.put(...Array.from({ length: 21 }, (_, i) => message(i)));
    await clock.settle();
    const stopped = source.stop();
    await clock.settle();
    expect(queue.released).toEqual(['h20']);
    finish[0]?.();
    await stopped;
    expect(queue.deleted).toHaveLength(20);
  });
});

describe('what of a batch is deleted', () => {
  const failures = (...ids: unknown[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

  it.each([
    ['all of it for an empty list', { batchItemFailures: [] }, ['h1', 'h2', 'h3']],
    ['all of it for a null list', { batchItemFailures: null }, ['h1', 'h2', 'h3']],
    ['all of it for an empty answer', {}, ['h1', 'h2', 'h3']],
    ['all of it for null', null, ['h1', 'h2', 'h3']],
    ['what is not listed', failures('m2'), ['h1', 'h3']],
    ['nothing where all is listed', failures('m1', 'm2', 'm3'), []],
    ['nothing for an empty identifier', failures('m1', ''), []],
    ['nothing for a null identifier', failures(null), []],
    ['nothing for an unknown identifier', failures('m1', 'm9'), []],
    ['nothing for a misnamed key', { batchItemFailures: [{ id: 'm1' }] }, []],
    ['nothing for a list that is none', { batchItemFailures: 'm1' }, []],
    ['nothing for an answer that is no object', 'done', []],
  ])('is %s', async (_, answer, handles) => {
    const { queue, clock } = start(reporting, () => answering(answer));
    queue.put(...three);
    await clock.settle();
    expect(queue.deleted).toEqual(handles);
  });

  it('is nothing after an error, whatever was answered', async () => {
    const { queue, clock, lines } = start(reporting, () => failed('Sandbox.Timedout', 'Task timed out'));
    queue.put(...three);
    await clock.settle();
    expect(queue.deleted).toEqual([]);
    expect(lines).toEqual([`${QUEUE}: 3 of 3 messages failed: Task timed out`]);
  });

  it('is all of it for any answer where failures are not reported', async () => {
    const { queue, clock } = start({}, () => answering(failures('m1')));
    queue.put(...three);
    await clock.settle();
    expect(queue.deleted).toEqual(['h1', 'h2', 'h3']);
  });
});

describe("a mapping's properties", () => {
  it.each([
    [{ BatchSize: 10_001 }, /BatchSize must be/],
    [{ BatchSize: 30 }, /MaximumBatchingWindowInSeconds must be at least 1/],
    [{ ScalingConfig: { MaximumConcurrency: 1 } }, /MaximumConcurrency must be/],
    [{ FilterCriteria: {} }, /FilterCriteria is not supported/],
    [{ EventSourceArn: `${QUEUE}.fifo` }, /only standard SQS queues/],
  ])('%j are refused', (properties, reason) => {
    expect(() => readMapping({ EventSourceArn: QUEUE, ...properties })).toThrow(reason);
  });

  it('have the defaults of AWS', () => {
    expect(readMapping({ EventSourceArn: QUEUE, FunctionName: 'ingest' })).toEqual({
      queueArn: QUEUE,
      enabled: true,
      batchSize: 10,
      windowSeconds: 0,
      concurrency: 5,
      reportsFailures: false,
    });
  });
});
