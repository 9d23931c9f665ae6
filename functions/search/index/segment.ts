import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import { type Dictionary, dictionaryOver } from './dictionary/dictionary.ts';
import type { Averages } from './documents/averages.ts';
import { type Column, decodeColumn } from './documents/columns.ts';
import { decodeIds, type Ids } from './documents/ids.ts';
import { decodeLengths, type Lengths } from './documents/lengths.ts';
import { decodeStored, type StoredReader } from './documents/stored.ts';
import { viewUint32 } from './format/numbers.ts';
import { type Sections, sectionOf } from './format/sections.ts';
import { PostingsReader } from './postings/postings-reader.ts';
import type { Need } from './ranged/source.ts';

const width = () => z.union([z.literal(1), z.literal(2), z.literal(4)]);

/** What a segment says of itself, as JSON: numbers come back from it to the last bit. */
export const SegmentMeta = z.readonly(
  z.object({
    fields: z.array(z.string()),
    averages: z.object({ documents: z.number(), lengths: z.array(z.number()) }),
    widths: z.array(width()), // of the lengths, by field
    columns: z.array(
      z.object({ name: z.string(), kind: z.enum(['number', 'text']), width: width(), several: z.boolean() }),
    ),
  }),
);
export type SegmentMeta = z.infer<typeof SegmentMeta>;

/** The two sections of a segment that grow with its text. All others are read before the first question is answered. */
export const isLarge = (name: string): boolean => name.endsWith('postings') || name.endsWith('stored');

/** An immutable index: what a snapshot holds of one collection, as views on its sections. Documents are 0, 1, 2…. */
export type Segment = {
  readonly sections: Sections;
  /** Null where all of it is in memory. */
  readonly need: Need | null;
  readonly fields: readonly string[];
  readonly averages: Averages;
  readonly dictionary: Dictionary;
  readonly postings: () => PostingsReader;
  readonly ids: Ids;
  readonly lengths: readonly Lengths[];
  readonly stored: StoredReader | null;
  readonly columns: ReadonlyMap<string, Column>;
};

/** @throws ArchiveError `corrupt` where a section is missing or of another shape */
export const segmentOver = (sections: Sections, need: Need | null = null): Segment => {
  const meta = readMeta(sectionOf(sections, 'meta'));
  const postings = sectionOf(sections, 'postings');
  const offsets = viewUint32(sectionOf(sections, 'postings.offsets'));
  const ids = decodeIds(sections);
  const lengths = meta.widths.map((size, field) => decodeLengths(field, size, sections));
  const dictionary = dictionaryOver(sectionOf(sections, 'terms'));
  if (lengths.some(({ length }) => length !== ids.count) || offsets.length !== dictionary.size + 1) {
    throw new ArchiveError('corrupt', 'The sections of the snapshot do not belong together');
  }
  return {
    sections,
    need,
    fields: meta.fields,
    averages: meta.averages,
    dictionary,
    postings: () => new PostingsReader(postings, offsets, meta.fields.length, need),
    ids,
    lengths,
    stored: decodeStored(sections, need),
    columns: new Map(meta.columns.map((column, index) => [column.name, decodeColumn(index, column, sections)])),
  };
};

/** Whether a segment was made with these fields, columns and stored fields. */
export const isOf = (segment: Segment, { fields, columns, storeFields }: Shape): boolean => {
  const kinds = [...segment.columns].map(([name, { kind }]) => [name, kind]);
  return (
    JSON.stringify([segment.fields, kinds]) === JSON.stringify([fields, columns]) &&
    (segment.stored !== null) === storeFields.length > 0
  );
};

type Shape = {
  readonly fields: readonly string[];
  readonly columns: readonly (readonly [string, string])[];
  readonly storeFields: readonly string[];
};

const readMeta = (bytes: Uint8Array): SegmentMeta => {
  try {
    return z.parse(SegmentMeta, JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    throw new ArchiveError('corrupt', 'The snapshot does not say what it holds', { cause });
  }
};
