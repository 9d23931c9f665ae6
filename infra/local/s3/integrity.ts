import type { Digest } from './checksum.ts';
import type { Checksum } from './record.ts';

/** What the sender claims of a body, checked when its last byte is in. */
export type Integrity = {
  readonly digests: readonly Digest[];
  /**
   * The checksum to keep, if the sender gave one.
   * @throws S3Error where size or a checksum is not what was claimed
   */
  readonly verify: (size: number, md5: Buffer) => Checksum | null;
};

/** For bodies that come from this process and not over the wire. */
export const trusted: Integrity = { digests: [], verify: () => null };
