/** The laws of the archive. Each has a mutation in mutations.ts that breaks it. */
export const LAWS = [
  'each upload has one final receipt',
  'what an invocation says is true',
  'what is committed is said once',
  'nothing acknowledged is lost',
  'a message fails only for what may pass',
  'everything settles',
  'the table holds the newest version of every object',
  'a withdrawal leaves no word in the table',
  'a takedown leaves no word anywhere',
  'a takedown takes nothing else',
  'a takedown fails only for what may pass',
  'the log has no gap and no repeat',
  'the pointer never moves back',
  'the snapshot function fails only for what may pass',
  'a replica at a commit is what one is that was built there',
  'readers get an answer',
  'no withdrawn or embargoed word is answered',
  'atLeast holds',
  'an answer is as new as it says',
  'what is committed is found',
] as const;

/** A law, or what is no law of the archive but of the simulation. */
export type Law = (typeof LAWS)[number] | 'nothing unexpected happens';
