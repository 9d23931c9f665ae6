import type { Algorithm } from './checksum.ts';

/** A checksum that the uploader chose, Base64; of the whole object, or of its parts' checksums. */
export type Checksum = {
  readonly algorithm: Algorithm;
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
};

/** One version of an object, or a delete marker. */
export type Version = {
  readonly id: string; // `null`, as text, where the bucket keeps no versions
  readonly body: string | null; // name of the file; null for a delete marker
  readonly size: number;
  readonly etag: string; // without its quotation marks
  readonly modified: number;
  readonly sequencer: string;
  /** Content-Type and its kin, and `x-amz-meta-*`, as they are answered. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Checksum | null;
};

export type Part = {
  readonly number: number;
  readonly body: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly checksum: Checksum | null;
};

export type Upload = {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Pick<Checksum, 'algorithm' | 'type'> | null;
  readonly initiated: number;
};

/** A message of `bucket` that the queue `queue` (an ARN) has still to get. */
export type Notice = { readonly id: string; readonly bucket: string; readonly queue: string; readonly body: string };

/** One queue configuration of a bucket. `events` is `ObjectCreated:*`, `ObjectRemoved:Delete` and the like. */
export type Rule = {
  readonly id: string;
  readonly events: string;
  readonly queue: string;
  readonly prefix: string;
  readonly suffix: string;
};

export type Versioning = 'Enabled' | 'Suspended' | 'Off';

/**
 * A record of the journal. One change is one record, so that the change and its notification are on disk together or
 * not at all.
 */
export type Change =
  | {
      readonly kind: 'bucket';
      readonly bucket: string;
      readonly created: number;
      readonly versioning: Versioning;
      readonly rules: readonly Rule[];
      readonly notices: readonly Notice[];
    }
  | {
      readonly kind: 'put';
      readonly bucket: string;
      readonly key: string;
      readonly version: Version;
      readonly upload: string | null; // the multipart upload that it completes
      readonly notice: Notice | null;
    }
  | {
      readonly kind: 'remove';
      readonly bucket: string;
      readonly key: string;
      readonly id: string;
      readonly sequencer: string;
      readonly notice: Notice | null;
    }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'told'; readonly notice: string }
  | { readonly kind: 'begin'; readonly upload: Upload }
  | { readonly kind: 'part'; readonly upload: string; readonly part: Part }
  | { readonly kind: 'abort'; readonly upload: string }
  | { readonly kind: 'stamp'; readonly last: number };

export const encodeChange = (change: Change): Buffer => Buffer.from(JSON.stringify(change));

/** Reads what `encodeChange` wrote; the journal's own checksum vouches for the shape. */
export const decodeChange = (record: Buffer): Change => JSON.parse(record.toString()) as Change;
