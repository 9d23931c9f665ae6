import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../functions/archive/sequencer.ts';
import { uploadsIn } from '../../../functions/ingest/events.ts';

const message = (eventName: string, object: object): string =>
  JSON.stringify({ Records: [{ eventVersion: '2.1', eventName, s3: { bucket: { name: 'b' }, object } }] });

describe('the uploads in a message', () => {
  it('are read from S3’s notification, the key decoded as a form is', () => {
    const body = message('ObjectCreated:Put', {
      key: 'incoming/%D0%9A%D0%B0%D0%BD%D0%B0%D0%BB+at+dawn%2B1.txt',
      size: 12,
      versionId: 'v1',
      sequencer: '0055AED6DCD90281E5',
    });
    expect(uploadsIn(body)).toEqual([
      {
        change: 'put',
        key: 'incoming/Канал at dawn+1.txt',
        versionId: 'v1',
        sequencer: padSequencer('0055AED6DCD90281E5'),
        bytes: 12,
      },
    ]);
  });

  it.each([
    ['ObjectRemoved:DeleteMarkerCreated', 'remove'],
    ['ObjectRemoved:Delete', 'remove-version'],
  ])('%s is the change "%s"', (eventName, change) => {
    const [upload] = uploadsIn(message(eventName, { key: 'incoming/a.txt', versionId: 'm', sequencer: '01' }));
    expect(upload).toMatchObject({ change, bytes: 0 });
  });

  it('are none in the message by which S3 tests a destination', () => {
    expect(uploadsIn(JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }))).toEqual([]);
  });

  it.each(['', 'hello', '{}', '{"Records":[{"eventName":"ObjectCreated:Put"}]}'])(
    'cannot be told of %j, which is an error for an engineer',
    (body) => {
      expect(() => uploadsIn(body)).toThrow();
    },
  );
});
