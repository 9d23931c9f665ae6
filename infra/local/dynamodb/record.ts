import type { Place } from './ordered-index.ts';

/** One item's part of a record. `length` is that of the item's JSON, or null for a deletion. */
export type WriteEntry = {
  readonly table: string;
  readonly place: Place;
  readonly size: number; // as DynamoDB counts it
  readonly length: number | null;
  readonly indexed: readonly { readonly index: string; readonly place: Place }[];
};

/** A transaction that was done, so that its repetition is known: `digest` stands for its parameters. */
export type DoneToken = { readonly token: string; readonly digest: string; readonly at: number };

export type RecordHead = {
  readonly definitions?: readonly unknown[]; // the properties of tables made or changed
  readonly writes: readonly WriteEntry[];
  readonly tokens: readonly DoneToken[];
};

/**
 * One record of the journal: the length of its head (uint32 LE), its head as JSON, then the items' JSON one after the
 * other. A reopened journal reads heads only; an item is parsed when it is asked for.
 */
export const encodeRecord = (head: RecordHead, items: readonly Uint8Array[]): Buffer => {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...items]);
};

/** The head, and where in the record the first item begins. */
export const decodeHead = (record: Buffer): { readonly head: RecordHead; readonly body: number } => {
  const body = 4 + record.readUInt32LE(0);
  return { head: JSON.parse(record.toString('utf8', 4, body)), body };
};
