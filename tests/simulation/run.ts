import type { Settled } from '../../functions/ingest/commit.ts';
import type { Law } from './laws/law.ts';
import type { World } from './world/world.ts';
import type { Wrappers } from './wrappers.ts';

/** A law that was broken, and how. */
export type Breach = { readonly law: Law; readonly what: string };

/** One run under way: the world, the functions in it, and what was found wrong so far. */
export type Run = {
  readonly world: World;
  readonly wrappers: Wrappers;
  readonly breach: (law: Law, what: string) => void;
  readonly isOver: () => boolean;
  /** A name for the next process of a kind. */
  readonly nameOf: (kind: string) => string;
  /** Counts work whose end must be waited for. */
  readonly busy: { hands: number };
  /** What each invocation said of each version of an upload, by its receipt's key and sequencer. */
  readonly said: Map<string, Saying[]>;
  /** What an engineer was ordered to take down. */
  readonly orders: Order[];
};

/** What is to go: an article's id or a file's key, the ids of its articles, and the words that they ever had. */
export type Order = { readonly target: string; readonly id: string; readonly isOurs: (word: string) => boolean };

/** What became of an upload: as an invocation said it, after how many ms; `nothing` where it did not get there. */
export type Saying = { readonly word: Settled | 'gone' | 'nothing'; readonly took: number };
