import { crc32 } from 'node:zlib';

/** Where an item stands: its partition, and its position in it. Both are `sortable` texts. */
export type Place = { readonly hash: string; readonly range: string };

type Partition<Entry> = { readonly hash: string; entries: Entry[] };

/** Partitions of one hash bucket; they are brought in order when a scan comes by. */
type Bucket<Entry> = { partitions: Partition<Entry>[]; sorted: boolean };

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
const numberOf = (hash: string): number => crc32(hash) % BUCKETS;

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
  const buckets: Bucket<Entry>[] = Array.from({ length: BUCKETS }, () => ({ partitions: [], sorted: true }));
  const partitions = new Map<string, Partition<Entry>>();
  let size = 0;

  const bucketOf = (hash: string): Bucket<Entry> => buckets[numberOf(hash)] as Bucket<Entry>;
  const inOrder = (bucket: Bucket<Entry> | undefined): readonly Partition<Entry>[] => {
    if (bucket === undefined) return [];
    if (!bucket.sorted) bucket.partitions.sort((a, b) => (a.hash < b.hash ? -1 : 1));
    bucket.sorted = true;
    return bucket.partitions;
  };
  const find = (partition: Partition<Entry> | undefined, place: Place) => {
    const at = firstWhere(partition?.entries ?? [], (it) => compare(place, it) <= 0);
    const entry = partition?.entries[at];
    return { at, entry: entry !== undefined && compare(place, entry) === 0 ? entry : undefined };
  };

  return {
    get: (place) => find(partitions.get(place.hash), place).entry,
    put: (entry) => {
      const partition = partitions.get(entry.hash);
      if (partition === undefined) {
        const bucket = bucketOf(entry.hash);
        const made = { hash: entry.hash, entries: [entry] };
        partitions.set(entry.hash, made);
        bucket.partitions.push(made);
        bucket.sorted = false;
        size++;
        return;
      }
      const { at, entry: old } = find(partition, entry);
      if (old !== undefined) partition.entries[at] = entry;
      else partition.entries = inserted(partition.entries, at, entry);
      if (old === undefined) size++;
    },
    remove: (entry) => {
      const partition = partitions.get(entry.hash);
      const found = find(partition, entry);
      if (partition === undefined || found.entry === undefined) return;
      partition.entries.splice(found.at, 1);
      size--;
      if (partition.entries.length > 0) return;
      partitions.delete(entry.hash);
      const bucket = bucketOf(entry.hash);
      bucket.partitions.splice(bucket.partitions.indexOf(partition), 1);
    },
    partition: (hash) => partitions.get(hash)?.entries ?? [],
    scan: function* (start, segment, segments) {
      const first = Math.ceil((segment * BUCKETS) / segments);
      const end = Math.ceil(((segment + 1) * BUCKETS) / segments);
      const resumed = start === null ? -1 : numberOf(start.hash);
      for (let number = Math.max(first, resumed); number < end; number++) {
        for (const { hash, entries } of inOrder(buckets[number])) {
          const resumes = start !== null && number === resumed;
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
