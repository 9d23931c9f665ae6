import { crc32 } from 'node:zlib';

/** Where an item stands: its partition, and its position in it. Both are `sortable` texts. */
export type Place = { readonly hash: string; readonly range: string };

type Partition<Entry> = { readonly hash: string; entries: Entry[] };

/**
 * Entries by partition, and within a partition in order. Partitions are in no order that a caller may rely on, but in
 * one that stays the same while others come and go, so that a scan can be resumed: by bucket of the key's hash.
 */
export type OrderedIndex<Entry extends Place> = {
  /** The entry at the same place, if any. */
  readonly get: (place: Entry | Place) => Entry | undefined;
  readonly put: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  readonly partition: (hash: string) => readonly Entry[];
  /** Entries in scan order after `start`, of the share `segment` of `segments`. */
  readonly scan: (start: Place | null, segment: number, segments: number) => Generator<Entry>;
  readonly size: () => number;
  /** Below 0 where the place comes before the entry within their partition. */
  readonly order: (place: Place, entry: Entry) => number;
};

const BUCKETS = 4096;
const bucketOf = (hash: string): number => crc32(hash) % BUCKETS;

/** The first position at which `test` holds, for a list in which it holds from there on. */
export const firstWhere = <T>(list: readonly T[], test: (entry: T) => boolean): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = list[middle];
    if (entry !== undefined && test(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
};

// A short array is copied to its exact length: most partitions hold one to three entries, and arrays that grow
// reserve room for sixteen.
const inserted = <T>(list: T[], at: number, entry: T): T[] => {
  if (list.length < 16) return list.toSpliced(at, 0, entry);
  list.splice(at, 0, entry);
  return list;
};

/** @param compare the order within one partition; 0 means the same place */
export const orderedIndex = <Entry extends Place>(compare: (a: Place, b: Entry) => number): OrderedIndex<Entry> => {
  const buckets: Partition<Entry>[][] = Array.from({ length: BUCKETS }, () => []);
  let size = 0;

  const find = (hash: string) => {
    const number = bucketOf(hash);
    const bucket = buckets[number] ?? [];
    const at = firstWhere(bucket, (it) => it.hash >= hash);
    const partition = bucket[at]?.hash === hash ? bucket[at] : null;
    return { number, bucket, at, partition };
  };
  const findEntry = (partition: Partition<Entry> | null, place: Place) => {
    const at = firstWhere(partition?.entries ?? [], (it) => compare(place, it) <= 0);
    const entry = partition?.entries[at];
    return { at, entry: entry !== undefined && compare(place, entry) === 0 ? entry : undefined };
  };

  return {
    get: (place) => findEntry(find(place.hash).partition, place).entry,
    put: (entry) => {
      const { number, bucket, at, partition } = find(entry.hash);
      if (partition === null) {
        buckets[number] = inserted(bucket, at, { hash: entry.hash, entries: [entry] });
        size++;
        return;
      }
      const found = findEntry(partition, entry);
      if (found.entry !== undefined) {
        partition.entries[found.at] = entry;
        return;
      }
      partition.entries = inserted(partition.entries, found.at, entry);
      size++;
    },
    remove: (entry) => {
      const { bucket, at, partition } = find(entry.hash);
      const found = findEntry(partition, entry);
      if (partition === null || found.entry === undefined) return;
      partition.entries.splice(found.at, 1);
      if (partition.entries.length === 0) bucket.splice(at, 1);
      size--;
    },
    partition: (hash) => find(hash).partition?.entries ?? [],
    scan: function* (start, segment, segments) {
      const first = Math.ceil((segment * BUCKETS) / segments);
      const end = Math.ceil(((segment + 1) * BUCKETS) / segments);
      const from = start === null ? first : Math.max(first, bucketOf(start.hash));
      for (let number = from; number < end; number++) {
        for (const { hash, entries } of buckets[number] ?? []) {
          const resumes = start !== null && number === bucketOf(start.hash);
          if (resumes && hash < start.hash) continue;
          const at = resumes && hash === start.hash ? firstWhere(entries, (it) => compare(start, it) < 0) : 0;
          for (let next = at; next < entries.length; next++) yield entries[next] as Entry;
        }
      }
    },
    size: () => size,
    order: compare,
  };
};
