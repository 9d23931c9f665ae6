import { ANALYSER } from '../../../functions/search/analysis.ts';
import type { Run } from '../run.ts';

/** Of this analyser a takedown asks for snapshots that stand alone, also at a commit that has one; else this one has two. */
const ASKED = `SNAPSHOT#${ANALYSER}`;

/** The log has no gap and no repeat, each row says what the same write made of the articles, and pointers only rise. */
export const checkLog = ({ world: { history }, breach }: Run): void => {
  const law = 'the log has no gap and no repeat';
  let last = 0;
  const revisions = new Map<string, number>();
  const pointers = new Map<string, number>();
  for (const { log, heads, trimmed, pointers: moved } of history.writes) {
    for (const { number, changes } of log) {
      if (number !== last + 1) breach(law, `commit ${number} after ${last}`);
      last = number;
      const said = changes.map(({ id, revision, change }) => `${id} ${revision} ${change}`).sort();
      const done = heads
        .map(({ id, revision, state }) => `${id} ${revision} ${state === 'withdrawn' ? 'withdraw' : 'put'}`)
        .sort();
      if (said.join() !== done.join()) breach(law, `commit ${number} says ${said}, and does ${done}`);
    }
    if (heads.length > 0 && log.length !== 1) breach(law, `a head was written without a commit`);
    for (const { id, revision } of heads) {
      const before = revisions.get(id) ?? 0;
      if (revision !== before + 1) breach(law, `revision ${revision} of ${id} after ${before}`);
      revisions.set(id, revision);
    }
    if (trimmed.some((number) => number >= last)) breach(law, `the newest row, ${last}, was trimmed`);
    for (const { analyser, commit, isAlone } of moved) {
      const before = pointers.get(analyser) ?? 0;
      const isBack = commit < before || (commit === before && !(isAlone && analyser === ASKED));
      if (isBack) breach('the pointer never moves back', `${analyser} to ${commit}`);
      pointers.set(analyser, commit);
    }
  }
};
