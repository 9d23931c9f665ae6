import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import { ANALYSER } from './analysis.ts';
import { engineOver } from './compact-engine.ts';
import { ARTICLES, HIDDEN, QUOTATIONS } from './documents.ts';
import { encodeSnapshot, joinSnapshot } from './index/snapshot.ts';
import type { OpenSnapshot } from './open-snapshot.ts';
import { ReplicaIndex } from './replica-index.ts';

const STATE = 'replica';
const State = z.object({
  analyser: z.literal(ANALYSER),
  commit: z.number(),
  released: z.number(),
  nextQuotation: z.number(),
});

/**
 * An index as a file: three collections, and of which analyser and commit they are. What has changed since the index's own
 * snapshot is merged with it, posting by posting, and the index stands on the result from then: in memory of a few times
 * the file.
 * @throws ArchiveError `unavailable` where the index has been read by ranges and not all of it is there
 */
export const encodeIndex = (index: ReplicaIndex): Uint8Array => {
  const { commit, released, nextQuotation, articles, quotations, hidden } = index.parts;
  const state: z.infer<typeof State> = { analyser: ANALYSER, commit, released, nextQuotation };
  const pieces = encodeSnapshot({
    collections: { articles: articles.fold(), quotations: quotations.fold(), hidden: hidden.fold() },
    attachments: { [STATE]: Buffer.from(JSON.stringify(state), 'utf8') },
  });
  return joinSnapshot(pieces);
};

/**
 * The index that a snapshot holds, read where it lies.
 * @throws ArchiveError `corrupt` where it is not one of this analyser, with these collections
 */
export const indexOver = (snapshot: OpenSnapshot): ReplicaIndex => {
  const { commit, released, nextQuotation } = readState(snapshot.attachment(STATE));
  const parts = {
    commit,
    released,
    nextQuotation,
    articles: engineOver(ARTICLES, snapshot.segment('articles')),
    quotations: engineOver<number>(QUOTATIONS, snapshot.segment('quotations')),
    hidden: engineOver(HIDDEN, snapshot.segment('hidden')),
  };
  return new ReplicaIndex(parts, snapshot);
};

const readState = (bytes: Uint8Array | undefined): z.infer<typeof State> => {
  try {
    return z.parse(State, JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
  } catch (cause) {
    throw new ArchiveError('corrupt', `Not a snapshot of ${ANALYSER}`, { cause });
  }
};
