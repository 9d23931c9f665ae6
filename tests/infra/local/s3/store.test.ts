import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { padSequencer } from '../../../../functions/archive/sequencer.ts';
import { openS3, type S3 } from '../../../../infra/local/s3/store.ts';
import { manualClock } from '../sqs/manual-clock.ts';
import { newFolder } from './server.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:uploads';
const OTHER = 'arn:aws:sqs:us-east-1:000000000000:other';

const announcing = (Event: string, Filter?: { prefix?: string; suffix?: string }, Queue = QUEUE): object => ({
  Event,
  Queue,
  ...(Filter === undefined
    ? {}
    : { Filter: { S3Key: { Rules: Object.entries(Filter).map(([Name, Value]) => ({ Name, Value })) } } }),
});

const properties = (QueueConfigurations: readonly object[] = [], Status: string | null = 'Enabled'): object => ({
  ...(Status === null ? {} : { VersioningConfiguration: { Status } }),
  NotificationConfiguration: { QueueConfigurations },
  LifecycleConfiguration: { Rules: [] },
});

const EVERYTHING = properties([announcing('s3:ObjectCreated:*'), announcing('s3:ObjectRemoved:*')]);

/** What is read of a message. */
type Sent = {
  readonly Event?: string;
  readonly Records?: readonly { eventName: string; eventTime: string; s3: { object: Record<string, unknown> } }[];
};

describe('the local S3’s store', () => {
  let folder: string;
  let clock: ReturnType<typeof manualClock>;
  let sent: { readonly queue: string; readonly message: Sent }[];
  let isQueueUp: boolean;
  let s3: S3;

  const open = (): S3 =>
    openS3({
      folder,
      clock,
      deliver: (queue, body) => {
        if (!isQueueUp) throw new Error('no queue');
        sent.push({ queue, message: JSON.parse(body) });
      },
    });
  const events = () => sent.flatMap(({ message }) => message.Records ?? []);
  const put = (key: string, body: string, bucket = 'uploads') => s3.put(bucket, key, [Buffer.from(body)]);
  const read = (key: string, versionId?: string): string => s3.read(s3.find('uploads', key, versionId)).toString();

  beforeEach(() => {
    folder = newFolder();
    clock = manualClock();
    sent = [];
    isQueueUp = true;
    s3 = open();
    s3.createBucket('uploads', EVERYTHING);
  });

  describe('announces', () => {
    it('a new version, in S3’s form', async () => {
      const origin = { principal: 'AWS:newsroom', address: '127.0.0.1', request: 'C3D13FE58DE4C810' };
      const version = await s3.put('uploads', 'incoming/Қар (1).txt', [Buffer.from('hello')], { origin });
      expect(events()).toEqual([
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'us-east-1',
          eventTime: new Date(clock.now()).toISOString(),
          eventName: 'ObjectCreated:Put',
          userIdentity: { principalId: 'AWS:newsroom' },
          requestParameters: { sourceIPAddress: '127.0.0.1' },
          responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810', 'x-amz-id-2': expect.any(String) },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'uploads-1',
            bucket: {
              name: 'uploads',
              ownerIdentity: { principalId: '000000000000' },
              arn: 'arn:aws:s3:::uploads',
            },
            object: {
              key: 'incoming/%D2%9A%D0%B0%D1%80+%281%29.txt',
              size: 5,
              eTag: '5d41402abc4b2a76b9719d911017c592',
              versionId: version.id,
              sequencer: version.sequencer,
            },
          },
        },
      ]);
    });

    it('a delete marker, and a version that is deleted for good', async () => {
      const { id } = await put('story', 'one');
      const { versionId } = s3.remove('uploads', 'story');
      s3.remove('uploads', 'story', { versionId: id });
      const [, marked, removed] = events();
      expect(marked).toMatchObject({ eventName: 'ObjectRemoved:DeleteMarkerCreated', s3: { object: { versionId } } });
      expect(removed).toMatchObject({ eventName: 'ObjectRemoved:Delete', s3: { object: { versionId: id } } });
      expect(removed?.s3.object).not.toHaveProperty('size');
    });

    it('nothing where nothing was removed', () => {
      s3.remove('uploads', 'story', { versionId: 'f'.repeat(32) });
      expect(events()).toEqual([]);
    });

    it('only what the template’s events and filters ask for, to the queue they name', async () => {
      s3.createBucket(
        'other',
        properties([
          announcing('s3:ObjectCreated:Put', { prefix: 'in/', suffix: '.txt' }),
          announcing('s3:ObjectRemoved:*', { prefix: 'in/' }, OTHER),
        ]),
      );
      sent = [];
      for (const key of ['in/a.txt', 'in/a.jpg', 'out/a.txt']) await put(key, 'x', 'other');
      s3.remove('other', 'in/a.jpg');
      s3.remove('other', 'out/a.txt');
      expect(sent.map(({ queue, message }) => [queue, message.Records?.[0]?.s3.object.key])).toEqual([
        [QUEUE, 'in/a.txt'],
        [OTHER, 'in/a.jpg'],
      ]);
    });

    it('itself with a test event to a queue that is new to the bucket, once', () => {
      s3.close();
      sent = [];
      s3 = open();
      s3.createBucket('uploads', EVERYTHING);
      expect(sent).toEqual([]);
      s3.createBucket('uploads', properties([announcing('s3:ObjectCreated:*', {}, OTHER)]));
      expect(sent).toMatchObject([{ queue: OTHER, message: { Event: 's3:TestEvent', Bucket: 'uploads' } }]);
    });

    it('later what it could not announce at once', async () => {
      isQueueUp = false;
      await put('story', 'one');
      isQueueUp = true;
      const settled = s3.settled();
      await new Promise((turn) => setImmediate(turn));
      clock.advance(1);
      await settled;
      expect(events()).toHaveLength(1);
    });

    it('after a crash what it had stored and not announced', async () => {
      isQueueUp = false;
      await put('story', 'one');
      s3.remove('uploads', 'story');
      isQueueUp = true;
      s3 = open();
      s3.createBucket('uploads', EVERYTHING);
      expect(events().map(({ eventName }) => eventName)).toEqual([
        'ObjectCreated:Put',
        'ObjectRemoved:DeleteMarkerCreated',
      ]);
      sent = [];
      s3 = open();
      s3.createBucket('uploads', EVERYTHING);
      expect(sent).toEqual([]);
    });
  });

  it('gives each change of a key a greater sequencer, though the clock steps back and the process restarts', async () => {
    const seen: string[] = [];
    for (let round = 0; round < 3; round++) {
      const versions = [await put('story', 'a'), await put('story', 'b')];
      seen.push(...versions.map(({ sequencer }) => sequencer));
      const { versionId } = s3.remove('uploads', 'story');
      for (const id of [versionId ?? '', ...versions.map((version) => version.id)])
        s3.remove('uploads', 'story', { versionId: id });
      s3.close();
      clock.advance(-3600);
      s3 = open();
      s3.createBucket('uploads', EVERYTHING);
    }
    const announced = events().map(({ s3: { object } }) => String(object.sequencer));
    expect(announced).toEqual(expect.arrayContaining(seen));
    expect(announced.map(padSequencer)).toEqual([...new Set(announced.map(padSequencer))].sort());
  });

  it('has everything again after a crash', async () => {
    const first = await put('story', 'one');
    await s3.put('uploads', 'story', [Buffer.from('two')], { headers: { 'x-amz-meta-desk': 'world' } });
    await put('gone', 'x');
    s3.remove('uploads', 'gone');
    s3 = open();
    s3.createBucket('uploads', EVERYTHING);
    expect(read('story')).toBe('two');
    expect(s3.find('uploads', 'story').headers).toEqual({ 'x-amz-meta-desk': 'world' });
    expect(read('story', first.id)).toBe('one');
    expect(() => s3.find('uploads', 'gone')).toThrow(expect.objectContaining({ code: 'NoSuchKey' }));
  });

  it('sweeps up bodies that a crash left without a record', async () => {
    await put('story', 'one');
    mkdirSync(join(folder, 'bodies'), { recursive: true });
    writeFileSync(join(folder, 'bodies', 'half-written'), 'ha');
    s3 = open();
    expect(readdirSync(join(folder, 'bodies'))).toHaveLength(1);
  });

  it('leaves no body behind where an upload breaks off', async () => {
    const breaking = async function* (): AsyncIterable<Buffer> {
      yield Buffer.from('half');
      throw new Error('the line is dead');
    };
    await expect(s3.put('uploads', 'story', breaking())).rejects.toThrow('the line is dead');
    expect(readdirSync(join(folder, 'bodies'))).toEqual([]);
    expect(() => s3.find('uploads', 'story')).toThrow(expect.objectContaining({ code: 'NoSuchKey' }));
  });

  it('lets one of two that race to be the first, and no part of an upload that has ended meanwhile', async () => {
    const race = ['a', 'b'].map((body) => s3.put('uploads', 'story', [Buffer.from(body)], { ifNoneMatch: '*' }));
    const ends = (await Promise.allSettled(race)).map((end) => (end.status === 'rejected' ? end.reason.code : 'put'));
    expect(ends.sort()).toEqual(['PreconditionFailed', 'put']);
    const { id } = s3.multipart.begin({ bucket: 'uploads', key: 'big', headers: {}, checksum: null });
    const upload = s3.multipart.find('uploads', 'big', id);
    const late = async function* (): AsyncIterable<Buffer> {
      s3.multipart.abort(upload);
      yield Buffer.from('late');
    };
    await expect(s3.multipart.putPart(upload, 1, late())).rejects.toMatchObject({ code: 'NoSuchUpload' });
    expect(readdirSync(join(folder, 'bodies'))).toHaveLength(1);
  });

  it('reads to its end an object that is overwritten meanwhile', async () => {
    s3.createBucket('plain', {});
    const large = 'x'.repeat(1_000_000);
    await put('story', large, 'plain');
    const reading = s3.read(s3.find('plain', 'story'));
    await put('story', 'short', 'plain');
    const chunks: Buffer[] = [];
    for await (const chunk of Buffer.isBuffer(reading) ? [reading] : reading) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(large);
  });

  it('keeps its journal short and everything in it', async () => {
    const { id } = await put('kept', 'one');
    const headers = { 'x-amz-meta-long': 'x'.repeat(100_000) };
    for (let n = 0; n < 400; n++) {
      const version = await s3.put('uploads', 'fleeting', [], { headers });
      s3.remove('uploads', 'fleeting', { versionId: version.id });
    }
    expect(statSync(join(folder, 'journal')).size).toBeLessThan(20_000_000);
    const { sequencer } = await put('kept', 'two');
    s3 = open();
    s3.createBucket('uploads', EVERYTHING);
    expect(read('kept', id)).toBe('one');
    expect((await put('kept', 'three')).sequencer > sequencer).toBe(true);
  });

  describe('in a bucket whose versioning is suspended', () => {
    beforeEach(async () => {
      await put('story', 'kept');
      s3.createBucket('uploads', properties([], 'Suspended'));
    });

    it('keeps the versions of before, and one called null', async () => {
      await put('story', 'one');
      const { id } = await put('story', 'two');
      expect(id).toBe('null');
      const versions = s3.bucket('uploads').versions.get('story') ?? [];
      expect(versions.map((version) => s3.read(version).toString())).toEqual(['kept', 'two']);
    });

    it('deletes with a marker called null, in place of that one', async () => {
      await put('story', 'one');
      expect(s3.remove('uploads', 'story')).toEqual({ versionId: 'null', isMarker: true });
      const versions = s3.bucket('uploads').versions.get('story') ?? [];
      expect(versions.map(({ body }) => body === null)).toEqual([false, true]);
    });

    it('stays suspended where the template no longer speaks of versions', () => {
      s3.createBucket('uploads', {});
      expect(s3.bucket('uploads').versioning).toBe('Suspended');
    });
  });

  it.each([
    ['a function to call', { NotificationConfiguration: { LambdaConfigurations: [] } }, /LambdaConfigurations/],
    ['an event that it never sends', properties([announcing('s3:ObjectRestore:*')]), /Event/],
    ['object locks', { ObjectLockEnabled: true }, /ObjectLockEnabled/],
    [
      'two rules for one event',
      properties([announcing('s3:ObjectCreated:*'), announcing('s3:ObjectCreated:Put')]),
      /overlap/,
    ],
  ])('refuses a bucket with %s', (_, asked, reason) => {
    expect(() => s3.createBucket('new', asked)).toThrow(reason);
  });

  it('refuses keys that S3 would not have', async () => {
    await expect(put('ж'.repeat(513), 'x')).rejects.toMatchObject({ code: 'KeyTooLongError' });
    await expect(put('x', 'x', 'nowhere')).rejects.toMatchObject({ code: 'NoSuchBucket' });
  });
});
