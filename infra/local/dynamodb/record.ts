import type { Place } from './ordered-index.ts';
import type { Item } from './values.ts';

/** One item's part of a write. `size` is as DynamoDB counts it; null for a deletion. */
export type WriteEntry = {
  readonly table: string;
  readonly place: Place;
  readonly size: number | null;
  readonly indexed: readonly { readonly index: string; readonly place: Place }[];
};

/** A transaction that was done, so that its repetition is known: `digest` stands for its parameters. */
export type DoneToken = { readonly token: string; readonly digest: string; readonly at: number };

/**
 * What makes a write happen. The items it puts are the last records before it, one each in the order of `writes`: so
 * a write is there once its head is, and items without a head, left by a crash, are nothing.
 */
export type RecordHead = {
  readonly definitions?: readonly unknown[]; // the properties of tables made or changed
  readonly writes: readonly WriteEntry[];
  readonly tokens: readonly DoneToken[];
};

const HEAD = 'H'.charCodeAt(0);
const ITEM = 'I'.charCodeAt(0);

export const encodeHead = (head: RecordHead): Buffer => Buffer.from(`H${JSON.stringify(head)}`);
export const encodeItem = (item: Item): Buffer => Buffer.from(`I${JSON.stringify(item)}`);

/** The head, or null for the record of an item. @throws where it is neither: another version wrote the journal */
export const decodeHead = (record: Buffer): RecordHead | null => {
  if (record[0] === ITEM) return null;
  if (record[0] !== HEAD)
    throw new Error('Another version of Cuttings wrote this data folder: delete it to begin anew');
  return JSON.parse(record.toString('utf8', 1));
};

export const decodeItem = (record: Buffer): Item => JSON.parse(record.toString('utf8', 1));
