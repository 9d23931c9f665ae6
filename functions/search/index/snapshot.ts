import { decodeContainer, encodeContainer } from './format/container.ts';
import { prefixSections, type Sections, sectionsUnder } from './format/sections.ts';
import { isLarge, type Segment, segmentOver } from './segment.ts';

/** Several collections in one file, and whatever else belongs to them. */
export type Snapshot = {
  /** @throws ArchiveError `corrupt` where there is no such collection, or its sections do not belong together */
  readonly segment: (collection: string) => Segment;
  /** Bytes that were written beside the collections, or undefined. */
  readonly attachment: (name: string) => Uint8Array | undefined;
};

export type SnapshotParts = {
  readonly collections: Readonly<Record<string, Segment>>;
  readonly attachments?: Readonly<Record<string, Uint8Array>>;
};

const ATTACHMENTS = 'attached/';

/**
 * A snapshot in pieces, in order: to be written one after the other, or joined.
 * @throws PagesMissing where a segment has been read by ranges and not all of it is there
 */
export const encodeSnapshot = ({ collections, attachments = {} }: SnapshotParts): Uint8Array[] => {
  for (const segment of Object.values(collections)) needWhole(segment);
  const sections: Sections = new Map([
    ...Object.entries(attachments).map(([name, bytes]) => [`${ATTACHMENTS}${name}`, bytes] as const),
    ...Object.entries(collections).flatMap(([name, segment]) => prefixSections(segment.sections, `${name}/`)),
  ]);
  return encodeContainer(sections, isLarge);
};

const needWhole = ({ need, sections }: Segment): void => {
  for (const name of ['postings', 'stored'] as const) need?.(name, [{ from: 0, to: sections.get(name)?.length ?? 0 }]);
};

/** A snapshot as one piece. */
export const joinSnapshot = (pieces: readonly Uint8Array[]): Uint8Array => Buffer.concat(pieces);

/**
 * Opens a whole snapshot: checks every byte, copies none. The bytes must not be changed as long as it is used.
 * @throws ArchiveError `corrupt` where the bytes are not what was written, all of it, by this version
 */
export const openSnapshot = (bytes: Uint8Array): Snapshot => {
  const sections = decodeContainer(bytes);
  return {
    segment: (collection) => segmentOver(sectionsUnder(sections, `${collection}/`)),
    attachment: (name) => attachmentOf(sections, name),
  };
};

export const attachmentOf = (sections: Sections, name: string): Uint8Array | undefined =>
  sections.get(`${ATTACHMENTS}${name}`);
