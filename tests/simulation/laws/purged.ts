import { unpack } from '../../../functions/stores/packing.ts';
import type { Run } from '../run.ts';
import { wordsOf } from './visibility.ts';

/** In the end the table keeps no word that was withdrawn: neither in the notice nor in a revision before it. */
export const checkPurged = ({ world: { history }, breach }: Run): void => {
  const notices = new Map<string, number>(); // by id the newest notice's revision, whatever came after it
  for (const { id, state, revision } of history.writes.flatMap(({ heads }) => heads)) {
    if (state === 'withdrawn') notices.set(id, revision);
  }
  for (const [name, row] of history.rows) {
    const [, id = '', sort = ''] = /^ARTICLE#(\S+) (\S+)$/u.exec(name) ?? [];
    const revision = sort === 'HEAD' ? (history.heads.get(id)?.revision ?? 0) : Number(/^REV#(\d+)$/u.exec(sort)?.[1]);
    if (row.body?.B === undefined || !(revision <= (notices.get(id) ?? 0))) continue;
    const words = [...wordsOf(unpack(row.body.B))];
    if (words.length > 0) breach('a withdrawal leaves no word in the table', `${name} has ${words}`);
  }
};
