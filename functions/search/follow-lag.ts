/** When somebody asked a replica, and when it looked at the log; all in ms since 1970. */
export type Looks = {
  /** The last time somebody was answered from the index as it was. */
  readonly asked: number;
  /** The start of the look that found the commit, which somebody asked for. */
  readonly started: number;
  readonly now: number;
};

/**
 * For how long readers did without a commit that has just been found, in ms: from the commit to the last who was answered
 * without it, and for as long as this look took. The time in which nobody asked is nobody's loss.
 */
export const followLag = (committed: number, { asked, started, now }: Looks): number =>
  Math.max(0, asked - committed) + Math.max(0, now - Math.max(started, committed));
