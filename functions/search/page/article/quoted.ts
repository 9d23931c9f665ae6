import type { Article, Quotation } from '../../../archive/article.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { coloursOf } from '../parts/speaker.ts';

/** A stretch of a block that a quotation holds. `crossed` are the ids of those that it crosses: links lead to it instead. */
export type Held = {
  readonly start: number;
  readonly end: number;
  readonly quotation: Quotation;
  readonly colour: number;
  readonly crossed: readonly string[];
};

/** The quotations of an article by block, in order and apart: of two that cross, the earlier one is marked. */
export const quotationsByBlock = ({ quotations, speakers }: Article): ReadonlyMap<number, readonly Held[]> => {
  const given = coloursOf(speakers);
  const colours = new Map(speakers.map(({ id }, place) => [id, given[place]]));
  const held = new Map<number, (Held & { crossed: string[] })[]>();
  for (const quotation of [...quotations].sort((one, other) => one.start - other.start)) {
    const { id, block, start, end, speaker } = quotation;
    const list = held.get(block) ?? [];
    held.set(block, list);
    const before = list.at(-1);
    if (before !== undefined && start < before.end) before.crossed.push(id);
    else if (end > start) list.push({ start, end, quotation, colour: colours.get(speaker ?? '') ?? 0, crossed: [] });
  }
  return held;
};

/** The text of a block from one place to another, each quotation in it marked as its speaker's. */
export const quotedText = (text: string, held: readonly Held[], from = 0, to = text.length): Html => {
  const pieces: Html[] = [];
  let at = from;
  for (let place = firstAfter(held, from); place < held.length; place++) {
    const one = held[place];
    if (one === undefined || one.start >= to) break;
    const { start, end, quotation, colour, crossed } = one;
    const [begin, stop] = [Math.max(start, from), Math.min(end, to)];
    const isFirst = begin === start; // else it goes on from the line before
    const marks = { id: isFirst ? quotation.id : null, class: `said ${quotation.kind}`, 'data-speaker': colour };
    const anchors = isFirst ? crossed.map((id) => html`<span${attributes({ id })}></span>`) : [];
    pieces.push(html`${text.slice(at, begin)}<q${attributes(marks)}>${anchors}${text.slice(begin, stop)}</q>`);
    at = stop;
  }
  return html`${pieces}${text.slice(at, to)}`;
};

/** The place of the first that ends after this: found by halves, since a table may have a cell for each of very many. */
const firstAfter = (held: readonly Held[], from: number): number => {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
};
