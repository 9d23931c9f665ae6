import { createHash } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openQueue, type Queue } from '../../../../infra/local/sqs/queue.ts';
import { manualClock } from './manual-clock.ts';

const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

describe('a local queue', () => {
  let folder: string;
  let clock: ReturnType<typeof manualClock>;
  let queue: Queue;

  const open = (name = 'uploads', properties: object = {}, others: readonly Queue[] = []): Queue => {
    const find = (arn: string) => others.find((other) => other.arn === arn);
    return openQueue({ folder, name, arn: arnOf(name), properties, clock, find });
  };
  /** As after `kill -9`: whatever was in memory is lost. */
  const reopen = (properties: object = {}): Queue => open('uploads', properties);
  const bodies = async (from: Queue, max = 10) => (await from.receive(max, 0)).map(({ body }) => body);
  const receiveOne = async (from = queue) => {
    const [message] = await from.receive(1, 0);
    if (message === undefined) throw new Error('nothing to receive');
    return message;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cuttings-'));
    clock = manualClock();
    queue = open();
  });

  it('hands out a message as Lambda’s event shows it', async () => {
    const sent = queue.send('Қар жауды', { sender: 'AWS:newsroom' });
    clock.advance(2);
    const message = await receiveOne();
    const md5OfBody = createHash('md5').update('Қар жауды').digest('hex');
    expect(sent).toEqual({ messageId: message.messageId, md5OfBody });
    expect(message).toMatchObject({ body: 'Қар жауды', md5OfBody, messageAttributes: {} });
    expect(message.attributes).toEqual({
      ApproximateReceiveCount: '1',
      SentTimestamp: String(clock.now() - 2000),
      SenderId: 'AWS:newsroom',
      ApproximateFirstReceiveTimestamp: String(clock.now()),
    });
  });

  it('hides a received message for its visibility time-out, then hands it out again', async () => {
    queue.send('a');
    const first = await receiveOne();
    clock.advance(29);
    expect(await bodies(queue)).toEqual([]);
    clock.advance(1);
    const second = await receiveOne();
    expect(second.messageId).toBe(first.messageId);
    expect(second.attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: first.attributes.ApproximateFirstReceiveTimestamp,
    });
  });

  it('forgets what is deleted, by the newest handle only', async () => {
    queue.send('a');
    const first = await receiveOne();
    clock.advance(30);
    const second = await receiveOne();
    queue.delete([first.receiptHandle]);
    expect(queue.counts().inFlight).toBe(1);
    queue.delete([second.receiptHandle]);
    clock.advance(30);
    expect(await bodies(queue)).toEqual([]);
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('deletes by a handle whose time is over, while nobody else has received the message', async () => {
    queue.send('a');
    const { receiptHandle } = await receiveOne();
    clock.advance(60);
    queue.delete([receiptHandle]);
    expect(await bodies(queue)).toEqual([]);
  });

  it('refuses a handle that it never gave', () => {
    expect(() => queue.delete(['bogus'])).toThrow(expect.objectContaining({ code: 'ReceiptHandleIsInvalid' }));
  });

  it('hands out at most ten messages, none twice', async () => {
    for (let n = 0; n < 25; n++) queue.send(`n${n}`);
    const seen = [...(await bodies(queue)), ...(await bodies(queue)), ...(await bodies(queue))];
    expect(new Set(seen).size).toBe(25);
    await expect(queue.receive(11)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it('changes a visibility time-out, of messages in flight only', async () => {
    queue.send('a');
    const { receiptHandle } = await receiveOne();
    queue.changeVisibility(receiptHandle, 100);
    clock.advance(99);
    expect(await bodies(queue)).toEqual([]);
    queue.changeVisibility(receiptHandle, 0);
    expect(() => queue.changeVisibility(receiptHandle, 5)).toThrow(
      expect.objectContaining({ code: 'MessageNotInflight' }),
    );
    expect(await bodies(queue)).toEqual(['a']);
  });

  it('shows released messages at once and leaves others alone', async () => {
    queue.send('a');
    queue.send('b');
    const [a, b] = await queue.receive(2, 0);
    queue.delete([b?.receiptHandle ?? '']);
    queue.release([a?.receiptHandle ?? '', b?.receiptHandle ?? '']);
    expect(await bodies(queue)).toEqual(['a']);
  });

  it('keeps a delayed message back', async () => {
    queue.send('later', { delaySeconds: 5 });
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    clock.advance(5);
    expect(await bodies(queue)).toEqual(['later']);
  });

  it('answers a waiting receiver as soon as a message comes', async () => {
    const waiting = queue.receive(10, 20);
    queue.send('news');
    expect((await waiting).map(({ body }) => body)).toEqual(['news']);
  });

  it('answers a waiting receiver when a hidden message shows again', async () => {
    queue.send('a');
    await receiveOne();
    clock.advance(20);
    const waiting = queue.receive(10, 20);
    clock.advance(10);
    expect((await waiting).map(({ body }) => body)).toEqual(['a']);
  });

  it('answers a waiting receiver with nothing when its time or its patience is over', async () => {
    const patient = queue.receive(10, 20);
    const stopping = new AbortController();
    const stopped = queue.receive(10, 20, stopping.signal);
    stopping.abort();
    expect(await stopped).toEqual([]);
    clock.advance(20);
    expect(await patient).toEqual([]);
    const closing = queue.receive(10, 20);
    queue.close();
    expect(await closing).toEqual([]);
  });

  it('lets messages go when their retention is over', async () => {
    const short = open('short', { MessageRetentionPeriod: 60 });
    short.send('old');
    clock.advance(59);
    expect(short.oldestAge()).toBe(59);
    clock.advance(1);
    expect(await bodies(short)).toEqual([]);
    expect(short.oldestAge()).toBe(0);
  });

  it('purges', async () => {
    queue.send('a');
    queue.send('b');
    await receiveOne();
    queue.purge();
    clock.advance(60);
    expect(await bodies(queue)).toEqual([]);
  });

  it('refuses what a queue cannot be or take', () => {
    expect(() => open('x', { FifoQueue: true })).toThrow(/FifoQueue/);
    expect(() => open('x', { VisibilityTimeout: 50_000 })).toThrow(/VisibilityTimeout/);
    expect(() => open('x', { Throughput: 1 })).toThrow(/Throughput/);
    expect(() => open('x', { RedrivePolicy: { deadLetterTargetArn: arnOf('no'), maxReceiveCount: 1 } })).toThrow(/no/);
    expect(() => queue.send('')).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
    expect(() => queue.send('x'.repeat(1_048_577))).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
  });

  describe('with a dead-letter queue', () => {
    const redrive = { RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 } };
    let dead: Queue;

    beforeEach(() => {
      dead = open('dead');
      queue.close();
      queue = open('uploads', redrive, [dead]);
    });

    const exhaust = async () => {
      for (let receipt = 0; receipt < 2; receipt++) {
        expect(await bodies(queue)).toEqual(['poison']);
        clock.advance(30);
      }
    };

    it('gives up a message after its last receipt, and says where it comes from', async () => {
      const { messageId } = queue.send('poison');
      const sent = clock.now();
      await exhaust();
      expect(await bodies(queue)).toEqual([]);
      const message = await receiveOne(dead);
      expect(message).toMatchObject({ messageId, body: 'poison' });
      expect(message.attributes).toMatchObject({ SentTimestamp: String(sent), DeadLetterQueueSourceArn: queue.arn });
    });

    it('still gives it up when every receipt was followed by a crash', async () => {
      queue.send('poison');
      for (let receipt = 0; receipt < 2; receipt++) {
        expect(await bodies(queue)).toEqual(['poison']);
        queue = open('uploads', redrive, [dead]);
      }
      expect(await bodies(queue)).toEqual([]);
      expect(dead.counts().visible).toBe(1);
    });

    it('takes a message over once, though it is given up twice', () => {
      queue.send('poison');
      const letter = {
        ...{ id: '00000000-0000-4000-8000-000000000000', body: 'b', sender: 's' },
        ...{ sent: 0, from: 0, receives: 2, firstReceived: 0, source: null },
      };
      dead.adopt(letter, queue.arn);
      dead.adopt(letter, queue.arn);
      expect(dead.counts().visible).toBe(1);
    });

    it('gets its messages back, as new ones', async () => {
      const { messageId } = queue.send('poison');
      await exhaust();
      await bodies(queue);
      expect(dead.moveTo(() => queue)).toBe(1);
      expect(dead.counts().visible).toBe(0);
      const again = await receiveOne();
      expect(again.messageId).not.toBe(messageId);
      expect(again.attributes.ApproximateReceiveCount).toBe('1');
    });
  });

  describe('after a crash', () => {
    it('has every message that was sent and not deleted, those in flight too', async () => {
      for (const body of ['a', 'b', 'c']) queue.send(body);
      const [a, b] = await queue.receive(2, 0);
      expect(b?.body).toBe('b');
      queue.delete([a?.receiptHandle ?? '']);
      const again = await reopen().receive(10, 0);
      expect(again.map(({ body }) => body)).toEqual(['b', 'c']);
      expect(again.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['2', '1']);
    });

    it('has it still when its journal has been rewritten, which is then short', async () => {
      const large = 'x'.repeat(100_000);
      queue.send('keep');
      const [kept] = await queue.receive(1, 0, undefined, 40_000);
      for (let n = 0; n < 100; n++) {
        queue.send(large);
        queue.delete((await queue.receive(1, 0)).map(({ receiptHandle }) => receiptHandle));
      }
      expect(statSync(join(folder, 'uploads.journal')).size).toBeLessThan(5_000_000);
      queue.send('last');
      expect(await bodies(queue)).toEqual(['last']);
      const again = await reopen().receive(10, 0);
      expect(again.map(({ body }) => body)).toEqual(['keep', 'last']);
      expect(again[0]?.messageId).toBe(kept?.messageId);
      expect(again[0]?.attributes.ApproximateReceiveCount).toBe('2');
    });
  });
});
