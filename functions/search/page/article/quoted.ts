import type { Article, Quotation } from '../../../archive/article.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { coloursOf } from '../parts/speaker.ts';

/** A stretch of a block that a quotation holds; `first` is where it begins, and not where it goes on in another line. */
type Held = { readonly start: number; readonly end: number; readonly quotation: Quotation; readonly colour: number };

/** The quotations of an article by block, in order and apart: of two that cross, the earlier one is marked. */
export const quotationsByBlock = ({ quotations, speakers }: Article): ReadonlyMap<number, readonly Held[]> => {
  const given = coloursOf(speakers);
  const colours = new Map(speakers.map(({ id }, place) => [id, given[place]]));
  const held = new Map<number, Held[]>();
  for (const quotation of [...quotations].sort((one, other) => one.start - other.start)) {
    const { block, start, end, speaker } = quotation;
    const before = held.get(block) ?? [];
    if (start < (before.at(-1)?.end ?? 0) || end <= start) continue;
    held.set(block, [...before, { start, end, quotation, colour: colours.get(speaker ?? '') ?? 0 }]);
  }
  return held;
};

/** The text of a block from one place to another, each quotation in it marked as its speaker's. */
export const quotedText = (text: string, held: readonly Held[], from = 0, to = text.length): Html => {
  const pieces: Html[] = [];
  let at = from;
  for (const { start, end, quotation, colour } of held) {
    if (end <= from || start >= to) continue;
    const [begin, stop] = [Math.max(start, from), Math.min(end, to)];
    const id = begin === start ? quotation.id : null;
    pieces.push(
      html`${text.slice(at, begin)}<q${attributes({ id, class: `said ${quotation.kind}`, 'data-speaker': colour })}>${text.slice(begin, stop)}</q>`,
    );
    at = stop;
  }
  return html`${pieces}${text.slice(at, to)}`;
};
