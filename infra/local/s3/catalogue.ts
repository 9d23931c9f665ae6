import type { Change, Notice, Part, Rule, Upload, Version, Versioning } from './record.ts';
import { type SortedKeys, sortedKeys } from './sorted-keys.ts';
import { type Stamps, stampOf } from './stamp.ts';

export type Bucket = {
  readonly name: string;
  readonly created: number;
  readonly keys: SortedKeys;
  /** Of each key, its versions, the newest last; never an empty list. */
  readonly versions: Map<string, Version[]>;
  versioning: Versioning;
  rules: readonly Rule[];
};

export type OpenUpload = Upload & { readonly parts: Map<number, Part> };

/** What the journal's records amount to: buckets, versions, unfinished uploads and undelivered notifications. */
export type Catalogue = {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly uploads: ReadonlyMap<string, OpenUpload>;
  readonly pending: ReadonlyMap<string, Notice>;
  /** Takes in one change, the same at replay as in service; answers the files that nothing refers to any more. */
  readonly apply: (change: Change) => readonly string[];
  /** The changes that make this state out of nothing. */
  readonly changes: () => Iterable<Change>;
  readonly refersTo: (body: string) => boolean;
};

export const emptyCatalogue = (stamps: Stamps): Catalogue => {
  const buckets = new Map<string, Bucket>();
  const uploads = new Map<string, OpenUpload>();
  const pending = new Map<string, Notice>();
  const bodies = new Set<string>();

  const apply = (change: Change): readonly string[] => {
    switch (change.kind) {
      case 'bucket':
        for (const notice of change.notices) pending.set(notice.id, notice);
        return define(change);
      case 'put':
        if (change.notice !== null) pending.set(change.notice.id, change.notice);
        return put(change);
      case 'remove':
        if (change.notice !== null) pending.set(change.notice.id, change.notice);
        return remove(change);
      case 'notice':
        pending.set(change.notice.id, change.notice);
        return [];
      case 'told':
        pending.delete(change.notice);
        return [];
      case 'begin':
        uploads.set(change.upload.id, { ...change.upload, parts: new Map() });
        return [];
      case 'part':
        return addPart(change);
      case 'abort':
        return closeUpload(change.upload);
      case 'stamp':
        stamps.observe(change.last);
        return [];
    }
  };

  const define = ({ bucket: name, created, versioning, rules }: Change & { kind: 'bucket' }): readonly string[] => {
    const known = buckets.get(name);
    if (known !== undefined) Object.assign(known, { versioning, rules });
    else buckets.set(name, { name, created, versioning, rules, keys: sortedKeys(), versions: new Map() });
    return [];
  };

  const put = ({ bucket, key, version, upload }: Change & { kind: 'put' }): readonly string[] => {
    const { keys, versions } = bucketOf(bucket);
    stamps.observe(stampOf(version.sequencer));
    const ofKey = versions.get(key);
    if (version.body !== null) bodies.add(version.body);
    if (ofKey === undefined) {
      keys.add(key);
      versions.set(key, [version]);
      return closeUpload(upload);
    }
    // There is at most one version called `null`: without versioning each put replaces it.
    const replaced = version.id === 'null' ? take(ofKey, 'null') : [];
    ofKey.push(version);
    return [...release(replaced), ...closeUpload(upload)];
  };

  const remove = ({ bucket, key, id, sequencer }: Change & { kind: 'remove' }): readonly string[] => {
    const { keys, versions } = bucketOf(bucket);
    stamps.observe(stampOf(sequencer));
    const ofKey = versions.get(key) ?? [];
    const removed = take(ofKey, id);
    if (ofKey.length === 0 && versions.delete(key)) keys.remove(key);
    return release(removed);
  };

  const addPart = ({ upload, part }: Change & { kind: 'part' }): readonly string[] => {
    const parts = uploads.get(upload)?.parts;
    const replaced = parts?.get(part.number);
    parts?.set(part.number, part);
    bodies.add(part.body);
    return release(replaced === undefined ? [] : [replaced]);
  };

  const closeUpload = (id: string | null): readonly string[] => {
    const upload = id === null ? undefined : uploads.get(id);
    if (upload === undefined) return [];
    uploads.delete(upload.id);
    return release([...upload.parts.values()]);
  };

  const release = (owners: readonly { readonly body: string | null }[]): readonly string[] =>
    owners.map(({ body }) => body).filter((body): body is string => body !== null && bodies.delete(body));

  const bucketOf = (name: string): Bucket => {
    const bucket = buckets.get(name);
    if (bucket === undefined) throw new Error(`the journal speaks of a bucket that it never made: ${name}`);
    return bucket;
  };

  function* changes(): Iterable<Change> {
    yield { kind: 'stamp', last: stamps.last() };
    for (const { name, created, versioning, rules, versions } of buckets.values()) {
      yield { kind: 'bucket', bucket: name, created, versioning, rules, notices: [] };
      for (const [key, ofKey] of versions)
        for (const version of ofKey) yield { kind: 'put', bucket: name, key, version, upload: null, notice: null };
    }
    for (const { parts, ...upload } of uploads.values()) {
      yield { kind: 'begin', upload };
      for (const part of parts.values()) yield { kind: 'part', upload: upload.id, part };
    }
    for (const notice of pending.values()) yield { kind: 'notice', notice };
  }

  return { buckets, uploads, pending, apply, changes, refersTo: (body) => bodies.has(body) };
};

/** Takes the versions of this id out of the list. */
const take = (versions: Version[], id: string): readonly Version[] => {
  const at = versions.findIndex((version) => version.id === id);
  return at < 0 ? [] : versions.splice(at, 1);
};
