import { TrieWriter } from '../dictionary/trie-writer.ts';
import type { Averages } from '../documents/averages.ts';
import type { ColumnKind } from '../documents/columns.ts';
import { encodeIds } from '../documents/ids.ts';
import { encodeLengths } from '../documents/lengths.ts';
import { encodeStored } from '../documents/stored.ts';
import { bytesOf } from '../format/numbers.ts';
import type { Sections } from '../format/sections.ts';
import type { PostingBuffer } from '../postings/postings-reader.ts';
import { PostingsWriter } from '../postings/postings-writer.ts';
import type { SegmentMeta } from '../segment.ts';
import { eachLive, mergeColumn } from './merge-columns.ts';
import { mergeTerms } from './merge-terms.ts';
import type { MergeSource } from './source.ts';

export type MergeOptions = {
  readonly fields: readonly string[];
  readonly columns: readonly (readonly [string, ColumnKind])[];
  readonly storesFields: boolean;
  readonly averages: Averages;
};

const DEAD = 0xffffffff;

/**
 * The sections of one segment that holds the live documents of all sources, numbered in their order. Terms come in
 * ascending order from every source, so that no more than one term's postings are in memory beside what is written.
 */
export const mergeSources = (sources: readonly MergeSource[], options: MergeOptions): Sections => {
  const { fields, averages } = options;
  const columns = options.columns.map(([name, kind], index) => mergeColumn(sources, index, name, kind));
  const lengths = fields.map((_, field) =>
    encodeLengths(
      field,
      liveValues(sources, (source, document) => source.lengthOf(field, document)),
    ),
  );
  const meta: SegmentMeta = {
    fields: [...fields],
    averages: { documents: averages.documents, lengths: fields.map((_, field) => averages.lengths[field] ?? 0) },
    widths: lengths.map(({ width }) => width),
    columns: columns.map((column) => column.meta),
  };
  return new Map<string, Uint8Array>([
    ['meta', Buffer.from(JSON.stringify(meta), 'utf8')],
    ...mergePostings(sources, fields.length),
    ...encodeIds(liveValues(sources, (source, document) => source.idOf(document))),
    ...lengths.map(({ section }) => section),
    ...columns.flatMap(({ sections }) => sections),
    ...(options.storesFields ? encodeStored(eachStored(sources)) : []),
  ]);
};

const mergePostings = (sources: readonly MergeSource[], fields: number): [string, Uint8Array][] => {
  const numbers = renumber(sources);
  const trie = new TrieWriter();
  const writer = new PostingsWriter(fields);
  const buffer: PostingBuffer = { documents: new Uint32Array(0), frequencies: new Uint32Array(0) };
  mergeTerms(sources, (term, having) => {
    let postings = 0;
    for (let field = 0; field < fields; field++) {
      reserve(
        buffer,
        having.reduce((sum, source) => sum + source.count(field), 0),
      );
      let count = 0;
      for (const source of having) count = readLive(source, field, buffer, count, numbers.get(source) as Uint32Array);
      if (count > 0) writer.list(field, buffer.documents, buffer.frequencies, count);
      postings += count;
    }
    if (postings === 0) return;
    trie.add(term);
    writer.endTerm();
  });
  const { postings, offsets } = writer.finish();
  return [
    ['terms', trie.finish()],
    ['postings.offsets', bytesOf(offsets)],
    ['postings', postings],
  ];
};

/** Appends a source's postings at `start`, renumbered and without dead documents; answers where they end. */
const readLive = (
  source: MergeSource,
  field: number,
  { documents, frequencies }: PostingBuffer,
  start: number,
  numbers: Uint32Array,
): number => {
  if (source.count(field) === 0) return start;
  const own = { documents: documents.subarray(start), frequencies: frequencies.subarray(start) };
  const read = source.read(field, own);
  let end = start;
  for (let at = start; at < start + read; at++) {
    const document = numbers[documents[at] as number] as number;
    if (document === DEAD) continue;
    documents[end] = document;
    frequencies[end++] = frequencies[at] as number;
  }
  return end;
};

const reserve = (buffer: PostingBuffer, count: number): void => {
  if (count <= buffer.documents.length) return;
  buffer.documents = new Uint32Array(count * 2);
  buffer.frequencies = new Uint32Array(count * 2);
};

const renumber = (sources: readonly MergeSource[]): ReadonlyMap<MergeSource, Uint32Array> => {
  const numbers = new Map(sources.map((source) => [source, new Uint32Array(source.documents).fill(DEAD)]));
  let next = 0;
  eachLive(sources, (document, source) => {
    (numbers.get(sources[source] as MergeSource) as Uint32Array)[document] = next++;
  });
  return numbers;
};

const liveValues = <V>(sources: readonly MergeSource[], read: (source: MergeSource, document: number) => V): V[] => {
  const values: V[] = [];
  eachLive(sources, (document, source) => values.push(read(sources[source] as MergeSource, document)));
  return values;
};

function* eachStored(sources: readonly MergeSource[]): Generator<Uint8Array> {
  for (const source of sources) {
    for (let document = 0; document < source.documents; document++) {
      if (!source.isDead(document)) yield source.storedOf(document);
    }
  }
}
