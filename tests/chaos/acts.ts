import { type Random, randomOf } from '../simulation/world/random.ts';

/** One act of the newsroom: a file that it puts under a key, or the removal of that key. */
export type Act = { readonly key: string; readonly body: string | null };

const SHARES = { correction: 0.05, duplicate: 0.03, removal: 0.02 }; // of all acts; the rest are new stories

/** A word of every story; and the word of one story in one version, which no other has. */
export const COMMON = 'lamplighters';
export const wordOf = (story: number, version: number): string => `lamp${story}v${version}`;
export const WORD = /lamp\d+v\d+/u;

const textOf = (word: string): string => `Lamp ${word} of the harbour is lit again

By Nella Farthing

WICK SANDS -- The lamplighters of Wick Sands have repaired ${word} on the long quay.

"We are not done yet," said Tobias Crake, the foreman.
`;

/** What a newsroom does in a day, the same for the same seed. Acts upon one key come at any distance. */
export const actsOf = (seed: number, count: number): readonly Act[] => {
  const random = randomOf(seed);
  const versions: number[] = []; // of each story, the newest; 0 once it was removed
  const acts: Act[] = [];
  while (acts.length < count) {
    const kind = random.next();
    const story = standing(versions, random);
    if (story === null || kind > SHARES.correction + SHARES.duplicate + SHARES.removal) {
      acts.push(putOf(versions.push(1) - 1, 1));
    } else if (kind < SHARES.removal) {
      versions[story] = 0;
      acts.push({ key: keyOf(story), body: null });
    } else {
      const version = (versions[story] ?? 0) + (kind < SHARES.removal + SHARES.correction ? 1 : 0);
      versions[story] = version;
      acts.push(putOf(story, version));
    }
  }
  return acts;
};

const keyOf = (story: number): string => `incoming/chaos/${story}.txt`;
const putOf = (story: number, version: number): Act => ({ key: keyOf(story), body: textOf(wordOf(story, version)) });

const standing = (versions: readonly number[], random: Random): number | null => {
  const story = random.below(versions.length);
  return (versions[story] ?? 0) === 0 ? null : story;
};
