import { articleId } from '../../../functions/archive/article-id.ts';
import { memberKey } from '../../../functions/ingest/collection.ts';
import { FRONT } from '../actors/takedowns.ts';
import type { Run } from '../run.ts';
import type { History } from '../world/history.ts';
import { DESKS, PAGES, type Story } from '../world/stories.ts';
import type { Bucket, Happened } from '../world/uploads.ts';
import { wordsOf } from './visibility.ts';

const LAW = 'the table holds the newest version of every object';

/** Compares the table with what the events of each key, in the order of their sequencers, make of it. */
export const checkTable = ({ world: { history, bucket }, breach, orders }: Run): void => {
  const isOrdered = (id: string): boolean => orders.some((order) => order.id === id); // of which another law tells
  const tell = (key: string, what: string) => breach(LAW, `${key}: ${what}`);
  for (const key of DESKS.filter((one) => !isOrdered(articleId(one)))) {
    const events = bucket.happened.get(key) ?? [];
    const wanted = outcomeOf(events, bucket);
    const found = standing(history, articleId(key));
    if (!wanted.includes(found)) tell(key, `holds ${found}, not ${wanted.join(' or ')}`);
  }
  const pages = bucket.happened.get(PAGES) ?? [];
  if (!isOrdered(articleId(FRONT))) checkPages(pages, history, bucket, tell);
  for (const [uri, stories] of wires(bucket)) {
    if (isOrdered(articleId(uri))) continue;
    const newest = stories.reduce((one, other) =>
      (other.wire?.version ?? 0) > (one.wire?.version ?? 0) ? other : one,
    );
    const found = standing(history, articleId(uri));
    const wanted = newest.kind === 'kill' ? NOTHING : (newest.words[0] ?? '');
    if (found !== wanted) tell(uri, `holds ${found}, not ${wanted} of version ${newest.wire?.version}`);
  }
};

const NOTHING = 'nothing';

/** The word of the article that stands, embargoed or not. */
const standing = ({ heads }: History, id: string): string => {
  const head = heads.get(id);
  return head === undefined || head.state === 'withdrawn' ? NOTHING : ([...wordsOf(head)][0] ?? '');
};

/** What the key's article may be. A broken file leaves what stands, or nothing where it overtook what it should correct. */
const outcomeOf = (events: readonly Happened[], bucket: Bucket): readonly string[] => {
  let may = [NOTHING];
  for (const event of events) {
    const story = storyAfter(event, bucket);
    if (story === null || (story.kind === 'broken' && event.upload.change !== 'put')) may = [NOTHING];
    else if (story.kind === 'story') may = [story.words[0] ?? ''];
    else may = [...may, NOTHING, ...earlier(events, event, bucket)];
  }
  return may;
};

/** Words of the stories since the last removal before this event: of those that a broken file overtook, any may stand. */
const earlier = (events: readonly Happened[], until: Happened, bucket: Bucket): readonly string[] => {
  const before = events.slice(0, events.indexOf(until)).map((event) => storyAfter(event, bucket));
  return before.slice(before.lastIndexOf(null) + 1).flatMap((story) => story?.words ?? []);
};

/** The file that an event puts there: of a removed version that which it uncovers. Null where nothing is left. */
const storyAfter = ({ upload, current }: Happened, bucket: Bucket): Story | null =>
  bucket.storyOf(upload.change === 'put' ? upload.versionId : current);

const wires = (bucket: Bucket): ReadonlyMap<string, readonly Story[]> => {
  const byUri = new Map<string, Story[]>();
  for (const { upload } of [...bucket.happened.values()].flat()) {
    const story = bucket.storyOf(upload.versionId);
    if (story?.wire !== undefined) byUri.set(story.wire.uri, [...(byUri.get(story.wire.uri) ?? []), story]);
  }
  return byUri;
};

/** The members of the newest version stand as it has them; of a removed file none does. */
const checkPages = (
  events: readonly Happened[],
  history: History,
  bucket: Bucket,
  tell: (key: string, what: string) => void,
): void => {
  const last = events.at(-1);
  if (last === undefined) return;
  const story = storyAfter(last, bucket);
  const names = new Set(events.flatMap((event) => storyAfter(event, bucket)?.members ?? []).map(({ name }) => name));
  for (const name of names) {
    const key = memberKey(PAGES, name);
    const member = story?.members?.find((one) => one.name === name);
    const found = standing(history, articleId(key));
    if (story === null && found !== NOTHING) tell(key, `holds ${found}, although the file was removed`);
    if (member === undefined || member.word === null) continue;
    if (found !== member.word) tell(key, `holds ${found}, not ${member.word}`);
    if (history.receipts.get(key)?.sequencer !== last.upload.sequencer)
      tell(key, 'has no receipt of the newest version');
  }
};
