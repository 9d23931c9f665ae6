/** So many of the one list that the other has, too; or that were removed from the one, or added in the other. */
export type Run = { readonly change: 'same' | 'removed' | 'added'; readonly count: number };

type Change = Run['change'];

/**
 * The fewest changes that make one list of another, in runs, what is removed before what is added in its place; null where
 * there are more than `most` of them. Takes time of `most` times the lists' length, and memory of `most` squared.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the greedy algorithm.
 */
export const editsOf = (was: readonly string[], is: readonly string[], most: number): readonly Run[] | null => {
  const rows: Row[] = []; // by number of changes
  for (let edits = 0; edits <= most; edits++) {
    const row = new Row(edits);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = edits === 0 ? 0 : (stepTo(rows[edits - 1], diagonal, was.length, is.length)?.x ?? NOWHERE);
      if (x === NOWHERE) continue;
      while (x < was.length && x - diagonal < is.length && was[x] === is[x - diagonal]) x++;
      row.set(diagonal, x);
      if (x === was.length && x - diagonal === is.length) return runsOf(wayBack(rows, was.length, is.length));
    }
    rows.push(row);
  }
  return null;
};

const NOWHERE = -1;

/** How far into the first list one gets on each diagonal (how much further one is in the first than in the second). */
class Row {
  readonly #edits: number;
  readonly #furthest: Int32Array;

  constructor(edits: number) {
    this.#edits = edits;
    this.#furthest = new Int32Array(2 * edits + 1).fill(NOWHERE);
  }

  get(diagonal: number): number {
    return this.#furthest[diagonal + this.#edits] ?? NOWHERE;
  }

  set(diagonal: number, x: number): void {
    this.#furthest[diagonal + this.#edits] = x;
  }
}

type Step = { readonly change: 'removed' | 'added'; readonly x: number };

/** The change by which one gets furthest on a diagonal, and how far; null where none leads there within the lists. */
const stepTo = (before: Row | undefined, diagonal: number, first: number, second: number): Step | null => {
  const removing = before?.get(diagonal - 1) ?? NOWHERE;
  const adding = before?.get(diagonal + 1) ?? NOWHERE;
  const removed = removing === NOWHERE || removing >= first ? NOWHERE : removing + 1;
  const added = adding === NOWHERE || adding - diagonal > second ? NOWHERE : adding;
  if (removed === NOWHERE && added === NOWHERE) return null;
  return removed > added ? { change: 'removed', x: removed } : { change: 'added', x: added };
};

/** Every single change, from the end to the beginning. */
function* wayBack(rows: readonly Row[], first: number, second: number): Generator<Run> {
  let [x, y] = [first, second];
  for (let edits = rows.length; edits > 0; edits--) {
    const step = stepTo(rows[edits - 1], x - y, first, second);
    if (step === null) throw new Error('A way that was gone leads back');
    yield { change: 'same', count: x - step.x };
    yield { change: step.change, count: 1 };
    [x, y] = [step.x - (step.change === 'removed' ? 1 : 0), step.x - (x - y) - (step.change === 'added' ? 1 : 0)];
  }
  yield { change: 'same', count: x };
}

const runsOf = (backwards: Iterable<Run>): readonly Run[] => {
  const runs: Run[] = [];
  let counts: Record<Change, number> = { same: 0, removed: 0, added: 0 };
  const settle = (): void => {
    for (const change of ['same', 'removed', 'added'] as const) {
      if (counts[change] > 0) runs.push({ change, count: counts[change] });
    }
    counts = { same: 0, removed: 0, added: 0 };
  };
  for (const { change, count } of [...backwards].reverse()) {
    if (change === 'same' && count > 0 && counts.removed + counts.added > 0) settle();
    counts[change] += count;
  }
  settle();
  return runs;
};
