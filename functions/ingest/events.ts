import * as z from 'zod/mini';
import { padSequencer } from '../archive/sequencer.ts';
import type { Upload } from '../archive/upload.ts';

/** The parts that we use of S3's event message, versions 2.x (S3 User Guide, "Event message structure"). */
const Notification = z.object({
  Records: z.array(
    z.object({
      eventName: z.string(),
      eventTime: z.optional(z.string()),
      s3: z.object({
        object: z.object({
          key: z.string(),
          size: z.optional(z.number()),
          versionId: z.optional(z.string()),
          eTag: z.optional(z.string()),
          sequencer: z.string(),
        }),
      }),
    }),
  ),
});

/** S3 sends one of these to a new destination, to see that it may. */
const Test = z.object({ Event: z.literal('s3:TestEvent') });

// "The s3.object.key is URL encoded": as a form is, a space as a plus sign.
const decodeKey = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '));

const changeOf = (eventName: string): Upload['change'] => {
  const [, kind] = /^(?:s3:)?ObjectRemoved:(\w+)$/u.exec(eventName) ?? [];
  if (kind === undefined) return 'put';
  return kind === 'DeleteMarkerCreated' ? 'remove' : 'remove-version';
};

/**
 * The uploads that a message of the queue announces, none for S3's test message.
 * @throws SyntaxError or ZodError where the message is not S3's: it ends as a dead letter, for an engineer to see
 */
export const uploadsIn = (message: string): readonly Upload[] => {
  const body: unknown = JSON.parse(message);
  if (z.safeParse(Test, body).success) return [];
  return z.parse(Notification, body).Records.map(({ eventName, eventTime, s3: { object } }) => ({
    change: changeOf(eventName),
    key: decodeKey(object.key),
    versionId: object.versionId ?? null,
    sequencer: padSequencer(object.sequencer),
    bytes: object.size ?? 0,
    ...(object.eTag === undefined ? {} : { etag: object.eTag }),
    ...timeOf(eventTime),
  }));
};

const timeOf = (text = ''): Pick<Upload, 'at'> => (Number.isNaN(Date.parse(text)) ? {} : { at: Date.parse(text) });
