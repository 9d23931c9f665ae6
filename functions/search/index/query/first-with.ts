import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode } from '../documents/columns.ts';
import { liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';
import { type Candidate, rankingBy, type SortKey } from './ranking.ts';

/** The ids of the first document, in an order, that has each of some texts in a column; nothing of a text that none has. */
export const firstWith = (
  index: LiveIndex,
  name: string,
  texts: readonly string[],
  order: readonly SortKey[],
): ReadonlyMap<string, unknown> => {
  const column = liveColumn(index, name);
  if (column.kind !== 'text') throw new ArchiveError('bad-request', `Column ${name} holds a ${column.kind}`);
  const { segment, first, textsOf } = column;
  const { compare } = rankingBy(order, index);
  const best = new Map<string, Candidate>();
  const offer = (text: string, document: number): void => {
    const candidate: Candidate = { document, score: 0, place: document, keys: [] };
    const known = best.get(text);
    if (known === undefined || compare(candidate, known) < 0) best.set(text, candidate);
  };
  const byCode = new Map(texts.map((text) => [segment.words.find(text), text]));
  const wanted = new Uint8Array(segment.words.count);
  for (const code of byCode.keys()) if (code >= 0) wanted[code] = 1;
  for (let document = 0; document < index.numbers; document++) {
    if (index.dead.has(document)) continue;
    if (document < first) {
      eachCode(segment, document, (code) => {
        if (wanted[code] === 1) offer(byCode.get(code) as string, document);
      });
    } else for (const text of textsOf(document)) if (texts.includes(text)) offer(text, document);
  }
  return new Map([...best].map(([text, { document }]) => [text, index.idOf(document)]));
};
