import { ANALYSER } from '../analysis.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import type { Replica } from '../replica.ts';
import type { Asked, Unchanged } from './route.ts';
import { API_VERSION } from './version.ts';

export const indexAt = (replica: Replica, commit: number | undefined): Promise<ArchiveIndex> =>
  commit === undefined ? replica.current() : replica.atLeast(commit);

/** For what is told of more articles than are looked up in the table: a withdrawal is in the log, so read that first. */
export const indexNow = async (replica: Replica, commit: number | undefined): Promise<ArchiveIndex> => {
  const index = await replica.renewed();
  return commit === undefined || index.commit >= commit ? index : replica.atLeast(commit);
};

type Found<B> = { readonly answer: B; readonly version: string };

/** Answers from the index, unless the reader has the answer of this very state of it already. */
export const fromIndex = async <B extends { readonly commit: number }>(
  { holds }: Pick<Asked<unknown, unknown>, 'holds'>,
  index: ArchiveIndex,
  ask: (index: ArchiveIndex) => Promise<Found<B>>,
): Promise<JsonOf<B> | Unchanged> => {
  const held = tagOf(index.version);
  if (holds(held)) return { status: 304, tag: held, commit: index.commit };
  const { answer, version } = await ask(index);
  return { status: 200, type: 'application/json', body: answer, tag: tagOf(version), commit: answer.commit };
};

type JsonOf<B> = {
  readonly status: 200;
  readonly type: 'application/json';
  readonly body: B;
  readonly tag: string;
  readonly commit: number;
};

/** The tag of what the index says in this state, as this version of the program tells it. */
export const tagOf = (version: string): string => `${API_VERSION}.${ANALYSER}.${version}`;
