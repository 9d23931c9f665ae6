import type { Searchable } from '../engine.ts';

/** The first article of an order for each text of a column: as many searches, which are sent as one. */
export const firstWith =
  (search: Searchable['search']): Searchable['firstWith'] =>
  (column, texts, order) =>
    new Map(
      texts.flatMap((text) => {
        const [first] = search(null, { limit: 1, where: { [column]: text }, order, unmatched: true }).page;
        return first === undefined ? [] : [[text, first.id] as const];
      }),
    );
