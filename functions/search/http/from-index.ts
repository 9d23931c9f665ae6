import { createHash } from 'node:crypto';
import { ANALYSER } from '../analysis.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import type { UsedWords } from '../words/own-words.ts';
import type { Asked, Sources, Unchanged } from './route.ts';
import { API_VERSION } from './version.ts';

export const indexAt = (replica: Sources['replica'], commit: number | undefined): Promise<ArchiveIndex> =>
  commit === undefined ? replica.current() : replica.atLeast(commit);

/** For what is told of more articles than are looked up in the table: a withdrawal is in the log, so read that first. */
export const indexNow = async (replica: Sources['replica'], commit: number | undefined): Promise<ArchiveIndex> => {
  const index = await replica.renewed();
  return commit === undefined || index.commit >= commit ? index : replica.atLeast(commit);
};

/** The index and the newsroom's words as they are: looked at side by side, since neither waits for the other. */
export const withWords = async (
  index: Promise<ArchiveIndex>,
  { words }: Pick<Sources, 'words'>,
): Promise<{ readonly index: ArchiveIndex; readonly words: UsedWords }> => {
  const [found] = await Promise.all([index, words.look()]);
  return { index: found, words: words.used };
};

type Found<B> = { readonly answer: B; readonly version: string };

/**
 * Answers from the index, unless the reader has the answer of this very state of it already.
 * @param beside name the states of whatever else the answer depends on; an empty one is of nothing
 */
export const fromIndex = async <B extends { readonly commit: number }>(
  { holds }: Pick<Asked<unknown, unknown>, 'holds'>,
  index: ArchiveIndex,
  ask: (index: ArchiveIndex) => Promise<Found<B>>,
  beside: readonly string[] = [],
): Promise<JsonOf<B> | Unchanged> => {
  const held = tagOf(index.version, beside);
  if (holds(held)) return { status: 304, tag: held, commit: index.commit };
  const { answer, version } = await ask(index);
  return { status: 200, type: 'application/json', body: answer, tag: tagOf(version, beside), commit: answer.commit };
};

type JsonOf<B> = {
  readonly status: 200;
  readonly type: 'application/json';
  readonly body: B;
  readonly tag: string;
  readonly commit: number;
};

/** The tag of what the index says in this state, as this version of the program tells it. */
const tagOf = (version: string, beside: readonly string[]): string =>
  [API_VERSION, ANALYSER, version, ...beside].filter((part) => part !== '').join('.');

/** A few letters that stand for where links lead: when the archive moves, what has links has changed. */
export const originTag = (origin: string): string =>
  createHash('sha256').update(origin).digest('base64url').slice(0, ORIGIN_TAG);

const ORIGIN_TAG = 8;
