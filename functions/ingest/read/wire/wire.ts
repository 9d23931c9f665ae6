import { rejectUpload } from '../../../archive/errors.ts';
import type { Document } from '../document.ts';
import type { WireItem } from './facts.ts';
import { readFeed } from './feed.ts';
import { listOf } from './json.ts';
import { readNewsMl1 } from './newsml-1.ts';
import { readNewsMlG2 } from './newsml-g2.ts';
import { readNinjs } from './ninjs.ts';
import { isNinjs } from './ninjs-item.ts';
import { readNitf } from './nitf.ts';
import { readSchemaOrg } from './schema-org.ts';
import type { WireFormat } from './sniff.ts';
import { parseXml } from './xml.ts';

/** The items of one file, read when their turn comes. `name` is unique in it and the same each time the file is read. */
export type WireItems = readonly { readonly name: string; readonly read: () => Document }[];

/**
 * The items of a file from a wire service or a feed. A document whose `wire.status` is `canceled` is a kill of the article
 * of its identity, and may be empty.
 * @throws ArchiveError `unreadable`, `too-large`, or `no-article` where there is no item in it
 */
export const readWire = async (format: WireFormat, text: string): Promise<WireItems> => named(READERS[format](text));

const READERS: Readonly<Record<WireFormat, (text: string) => readonly WireItem[]>> = {
  ninjs: (text) => listOf(parseJson(text)).filter(isNinjs).map(readNinjs),
  'newsml-g2': (text) => readNewsMlG2(parseXml(text)),
  'newsml-1': (text) => readNewsMl1(parseXml(text)),
  nitf: (text) => readNitf(parseXml(text)),
  'schema-org': (text) => readSchemaOrg(parseJson(text)),
  feed: (text) => readFeed(parseXml(text)),
};

const MOST_ITEMS = 10_000;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw rejectUpload('unreadable', 'This JSON file is damaged or cut short.');
  }
};

/** By identity, else by headline; a second item of one name is counted. */
const named = (items: readonly WireItem[]): WireItems => {
  if (items.length > MOST_ITEMS)
    throw rejectUpload('too-large', `This file has ${items.length} items in it; at most ${MOST_ITEMS} are read.`);
  const seen = new Map<string, number>();
  return items.map(({ name, read }) => {
    const count = (seen.get(name ?? '') ?? 0) + 1;
    seen.set(name ?? '', count);
    return { name: `${name ?? 'item'}${count === 1 ? '' : ` (${count})`}`, read };
  });
};
