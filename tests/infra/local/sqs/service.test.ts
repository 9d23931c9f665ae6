import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../../infra/local/service.ts';
import { openQueue, type Queue } from '../../../../infra/local/sqs/queue.ts';
import { sqsService } from '../../../../infra/local/sqs/service.ts';
import { realClock, serve } from '../s3/server.ts';

const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

/** What the answers that are looked into may hold. */
type Reply = Readonly<Record<string, unknown>> & {
  readonly message?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Messages?: readonly { readonly ReceiptHandle: string; readonly MD5OfBody: string }[];
};

describe('the local SQS over the wire', () => {
  let queues: Queue[] = [];
  let denied = '';
  let server: Awaited<ReturnType<typeof serve>>;

  /** What a caller in our tests may not do is `denied`; he may do all else. */
  const caller: Caller = {
    arn: 'arn:aws:iam::000000000000:user/newsroom',
    allows: (action) => action !== denied,
  };

  const ask = async (action: string, input: object) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'x-amz-target': `AmazonSQS.${action}`, 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(input),
    });
    const queryError = response.headers.get('x-amzn-query-error');
    return { status: response.status, queryError, body: (await response.json()) as Reply };
  };

  beforeAll(async () => {
    server = await serve(
      sqsService(() => queues),
      caller,
    );
  });
  afterAll(() => server.close());

  beforeEach(() => {
    denied = '';
    const folder = mkdtempSync(join(tmpdir(), 'cuttings-'));
    const find = (arn: string) => queues.find((queue) => queue.arn === arn);
    const open = (name: string, properties: object): Queue =>
      openQueue({ folder, name, arn: arnOf(name), properties, clock: realClock, find });
    queues = [open('dead', {})];
    const RedrivePolicy = { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 1 };
    queues.push(open('uploads', { VisibilityTimeout: 0, RedrivePolicy }));
  });

  const QueueUrl = 'http://127.0.0.1/000000000000/uploads';
  const dead = 'http://127.0.0.1/000000000000/dead';

  it('finds a queue by its name, and lists all', async () => {
    const found = await ask('GetQueueUrl', { QueueName: 'uploads' });
    expect(found.body.QueueUrl).toBe(`${server.url}/000000000000/uploads`);
    const listed = await ask('ListQueues', { QueueNamePrefix: 'de' });
    expect(listed.body.QueueUrls).toEqual([`${server.url}/000000000000/dead`]);
  });

  it('sends, receives with the attributes asked for, and deletes', async () => {
    const sent = await ask('SendMessage', { QueueUrl: dead, MessageBody: 'news' });
    const { body } = await ask('ReceiveMessage', { QueueUrl: dead, MessageSystemAttributeNames: ['SenderId'] });
    const [message] = body.Messages ?? [];
    expect(message).toMatchObject({
      MessageId: sent.body.MessageId,
      Body: 'news',
      Attributes: { SenderId: 'newsroom' },
    });
    expect(message?.MD5OfBody).toBe(sent.body.MD5OfMessageBody);
    const gone = await ask('DeleteMessage', { QueueUrl: dead, ReceiptHandle: message?.ReceiptHandle });
    expect(gone).toMatchObject({ status: 200, body: {} });
    expect((await ask('ReceiveMessage', { QueueUrl: dead })).body).toEqual({});
  });

  it('waits for a message', async () => {
    const waiting = ask('ReceiveMessage', { QueueUrl: dead, WaitTimeSeconds: 20 });
    await ask('SendMessage', { QueueUrl: dead, MessageBody: 'news' });
    expect((await waiting).body.Messages).toHaveLength(1);
  });

  it('does batches entry by entry', async () => {
    const Entries = [
      { Id: 'a', MessageBody: 'one' },
      { Id: 'b', MessageBody: '' },
    ];
    const sent = await ask('SendMessageBatch', { QueueUrl: dead, Entries });
    expect(sent.body.Successful).toMatchObject([{ Id: 'a' }]);
    expect(sent.body.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameterValue', SenderFault: true }]);
    const { body } = await ask('ReceiveMessage', { QueueUrl: dead, MaxNumberOfMessages: 10 });
    const handles = (body.Messages ?? []).map(({ ReceiptHandle }) => ({ Id: 'x', ReceiptHandle }));
    const hidden = await ask('ChangeMessageVisibilityBatch', {
      QueueUrl: dead,
      Entries: handles.map((entry) => ({ ...entry, VisibilityTimeout: 5 })),
    });
    expect(hidden.body.Failed).toEqual([]);
    expect((await ask('DeleteMessageBatch', { QueueUrl: dead, Entries: handles })).body.Successful).toEqual([
      { Id: 'x' },
    ]);
  });

  it('counts, and says what the queue is', async () => {
    await ask('SendMessage', { QueueUrl, MessageBody: 'news' });
    const { body } = await ask('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    expect(body.Attributes).toMatchObject({
      QueueArn: arnOf('uploads'),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '0',
      VisibilityTimeout: '0',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 1 }),
    });
  });

  it('moves dead letters back to where they came from', async () => {
    await ask('SendMessage', { QueueUrl, MessageBody: 'poison' });
    await ask('ReceiveMessage', { QueueUrl });
    expect((await ask('ReceiveMessage', { QueueUrl })).body).toEqual({});
    const moved = await ask('StartMessageMoveTask', { SourceArn: arnOf('dead') });
    expect(moved.body.TaskHandle).toBeDefined();
    const { body } = await ask('ListMessageMoveTasks', { SourceArn: arnOf('dead') });
    expect(body.Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
    expect((await ask('ReceiveMessage', { QueueUrl })).body.Messages).toMatchObject([{ Body: 'poison' }]);
  });

  it('asks the caller’s policies for each action', async () => {
    denied = 'sqs:SendMessage';
    const refused = await ask('SendMessage', { QueueUrl, MessageBody: 'news' });
    expect(refused).toMatchObject({ status: 403, queryError: 'AccessDenied;Sender' });
    expect(refused.body).toMatchObject({ __type: 'com.amazonaws.sqs#AccessDeniedException' });
    expect(refused.body.message).toContain('sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:uploads');
    denied = 'sqs:PurgeQueue';
    expect((await ask('PurgeQueue', { QueueUrl })).status).toBe(403);
  });

  it.each([
    ['GetQueueUrl', { QueueName: 'none' }, 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue;Sender'],
    ['CreateQueue', { QueueName: 'x' }, 'UnsupportedOperation', 'AWS.SimpleQueueService.UnsupportedOperation;Sender'],
    [
      'SendMessage',
      { QueueUrl, MessageBody: 'x', MessageGroupId: 'g' },
      'InvalidParameterValue',
      'InvalidParameterValue;Sender',
    ],
    ['DeleteMessage', { QueueUrl, ReceiptHandle: 'bogus' }, 'ReceiptHandleIsInvalid', 'ReceiptHandleIsInvalid;Sender'],
    [
      'DeleteMessageBatch',
      { QueueUrl, Entries: [] },
      'EmptyBatchRequest',
      'AWS.SimpleQueueService.EmptyBatchRequest;Sender',
    ],
  ])('refuses %s of %j as %s', async (action, input, code, queryError) => {
    const { body, ...rest } = await ask(action, input);
    expect(body.__type).toBe(`com.amazonaws.sqs#${code}`);
    expect(rest.queryError).toBe(queryError);
  });
});
