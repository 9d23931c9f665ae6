import { unpack } from '../../../functions/stores/packing.ts';
import type { Run } from '../run.ts';
import { wordsOf } from './visibility.ts';

/** In the end the table keeps no word of a withdrawn article: neither in its head nor in a superseded revision. */
export const checkPurged = ({ world: { history }, breach }: Run): void => {
  for (const { id, state } of history.heads.values()) {
    if (state !== 'withdrawn') continue;
    for (const [name, row] of history.rows) {
      if (!name.startsWith(`ARTICLE#${id} `) || row.body?.B === undefined) continue;
      const words = [...wordsOf(unpack(row.body.B))];
      if (words.length > 0) breach('a withdrawal leaves no word in the table', `${name} has ${words}`);
    }
  }
};
