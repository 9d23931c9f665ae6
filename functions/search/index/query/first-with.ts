import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode, type TextColumn } from '../documents/columns.ts';
import { liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';
import { type Candidate, type Ranking, rankingBy, type SortKey } from './ranking.ts';

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
  const ranking = rankingBy(order, index);
  const best = new Map<string, Candidate>();
  const offer = (text: string, candidate: Candidate): void => {
    const known = best.get(text);
    if (known === undefined || ranking.compare(candidate, known) < 0) best.set(text, candidate);
  };
  const firsts = firstByCode(segment, first, JSON.stringify(order), ranking);
  const byCode = new Map(texts.map((text) => [segment.words.find(text), text]));
  const orphaned = new Set<number>(); // those whose first document is dead
  for (const [code, text] of byCode) {
    const document = firsts[code] ?? NONE;
    if (document === NONE) continue;
    if (index.dead.has(document)) orphaned.add(code);
    else offer(text, candidateOf(document));
  }
  for (let document = 0; orphaned.size > 0 && document < first; document++) {
    if (index.dead.has(document)) continue;
    eachCode(segment, document, (code) => {
      if (orphaned.has(code)) offer(byCode.get(code) as string, candidateOf(document));
    });
  }
  for (let document = first; document < index.numbers; document++) {
    if (index.dead.has(document)) continue;
    for (const text of textsOf(document)) if (texts.includes(text)) offer(text, candidateOf(document));
  }
  return new Map([...best].map(([text, { document }]) => [text, index.idOf(document)]));
};

const NONE = -1;
const known = new WeakMap<TextColumn, Map<string, Int32Array>>(); // a segment never changes: one pass for all questions

/** Of a segment's documents, dead ones among them, the first that has each of its texts. */
const firstByCode = (column: TextColumn, documents: number, order: string, { compare }: Ranking): Int32Array => {
  const orders = known.get(column) ?? new Map<string, Int32Array>();
  known.set(column, orders);
  const found = orders.get(order);
  if (found !== undefined) return found;
  const best: (Candidate | undefined)[] = new Array(column.words.count);
  for (let document = 0; document < documents; document++) {
    const candidate = candidateOf(document);
    eachCode(column, document, (code) => {
      const other = best[code];
      if (other === undefined || compare(candidate, other) < 0) best[code] = candidate;
    });
  }
  const firsts = Int32Array.from(best, (candidate) => candidate?.document ?? NONE);
  orders.set(order, firsts);
  return firsts;
};

const candidateOf = (document: number): Candidate => ({ document, score: 0, place: document, keys: [] });
