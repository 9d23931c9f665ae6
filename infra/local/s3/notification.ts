import { ACCOUNT, REGION } from '../service.ts';
import { formEncode } from './key.ts';
import type { Notice, Rule, Version } from './record.ts';

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated';

/** Who asked for a change, from where, in which request. */
export type Origin = { readonly principal: string; readonly address: string; readonly request: string };

export type ObjectEvent = {
  readonly name: EventName;
  readonly at: number;
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
  /** What S3 knows of the object: all of it for a new one, only its id for a removed version. */
  readonly object: Partial<Pick<Version, 'id' | 'size' | 'etag'>>;
  readonly origin: Origin;
};

/** The notification of this event, or null where no rule asks for one. */
export const noticeOf = (rules: readonly Rule[], event: ObjectEvent): Notice | null => {
  const rule = rules.find((one) => matches(one, event));
  if (rule === undefined) return null;
  const body = JSON.stringify({ Records: [eventRecord(rule, event)] });
  return { id: event.sequencer, bucket: event.bucket, queue: rule.queue, body };
};

/** What S3 sends to a queue when it becomes a bucket's destination (S3 User Guide, "Event message structure"). */
export const testNotice = (id: string, bucket: string, queue: string, at: number): Notice => ({
  id,
  bucket,
  queue,
  body: JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(at).toISOString(),
    Bucket: bucket,
    RequestId: id,
    HostId: HOST_ID,
  }),
});

/** `x-amz-id-2`: which machine it was. */
export const HOST_ID = Buffer.from('this one machine').toString('base64');

const matches = ({ events, prefix, suffix }: Rule, { name, key }: ObjectEvent): boolean =>
  (events === name || (events.endsWith('*') && name.startsWith(events.slice(0, -1)))) &&
  key.startsWith(prefix) &&
  key.endsWith(suffix);

/** The record, field by field as in the S3 User Guide, "Event message structure", version 2.1. */
const eventRecord = (rule: Rule, { name, at, bucket, key, sequencer, object, origin }: ObjectEvent) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: REGION,
  eventTime: new Date(at).toISOString(),
  eventName: name,
  userIdentity: { principalId: origin.principal },
  requestParameters: { sourceIPAddress: origin.address },
  responseElements: { 'x-amz-request-id': origin.request, 'x-amz-id-2': HOST_ID },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: rule.id,
    bucket: { name: bucket, ownerIdentity: { principalId: ACCOUNT }, arn: `arn:aws:s3:::${bucket}` },
    object: { key: formEncode(key), size: object.size, eTag: object.etag, versionId: object.id, sequencer },
  },
});
