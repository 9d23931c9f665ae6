import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import {
  brokenStory,
  DESKS,
  deskStory,
  PAGES,
  pagesStory,
  type Story,
  VERSIONS,
  WIRE_KINDS,
  WIRES,
  wireStory,
} from './stories.ts';
import type { Bucket } from './uploads.ts';

/** One act of the newsroom, at a time in ms after the start. */
type Act = { readonly after: number; readonly act: (bucket: Bucket) => Promise<void> };

const LONGEST = 60_000;

/** Sends and removes files for about a minute. Resolves when the last act is done. */
export const runNewsroom = (bucket: Bucket, scheduler: Scheduler, random: Random): Promise<unknown> =>
  Promise.all(
    [...deskActs(random), ...wireActs(random), ...pageActs(random)].map(async ({ after, act }) => {
      await scheduler.sleep(after);
      await act(bucket);
    }),
  );

/** Acts in this order, at times as close as chance wills. */
const inOrder = (acts: readonly Act['act'][], random: Random): readonly Act[] => {
  const within = random.pick([2_000, LONGEST]);
  const times = acts.map(() => random.next() * within).sort((one, other) => one - other);
  return acts.map((act, at) => ({ after: times[at] ?? 0, act }));
};

const deskActs = (random: Random): readonly Act[] =>
  DESKS.flatMap((key, desk) => {
    const acts = Array.from({ length: random.below(6) }, (_, at): Act['act'] => {
      const kind = random.next();
      if (at === 0 || kind < 0.5) return put(deskStory(desk, Math.min(at, VERSIONS - 1)));
      if (kind < 0.65) return put(brokenStory(key));
      if (kind < 0.85) return (bucket) => bucket.remove(key);
      return (bucket) => bucket.removeNewestVersion(key); // of a delete marker: undoes the removal
    });
    return inOrder(acts, random);
  });

/** The versions of a wire service's item come in no order, each in a file of its own. */
const wireActs = (random: Random): readonly Act[] =>
  WIRES.flatMap((_, wire) =>
    Array.from({ length: random.below(4) }, (__, version) => version + 1).map((version) => ({
      after: random.next() * LONGEST,
      act: put(wireStory(wire, version, random.below(WIRE_KINDS.length))),
    })),
  );

const pageActs = (random: Random): readonly Act[] => {
  if (random.chance(0.6)) return [];
  const acts = Array.from({ length: 1 + random.below(3) }, (_, at): Act['act'] =>
    at > 0 && random.chance(0.4) ? (bucket) => bucket.remove(PAGES) : put(pagesStory(at)),
  );
  return inOrder(acts, random);
};

const put =
  (story: Story): Act['act'] =>
  (bucket) =>
    bucket.put(story);
