import type { Cost } from '../cost.ts';
import type { Answer, EngineName, RangedCosts } from '../engines/engine.ts';
import type { BenchQuery } from '../material/queries.ts';
import type { BuildCosts, ChangeCosts, ColdCosts, FuzzCosts } from './tasks.ts';

/** What was measured of one engine on an archive of one size. */
export type Measured = {
  readonly name: EngineName;
  readonly articles: number;
  /** Why something is missing: what was being done, and what came of it. */
  readonly failures: readonly string[];
  readonly build: BuildCosts | null;
  /** One of each round. */
  readonly cold: readonly ColdCosts[];
  readonly changes: ChangeCosts | null;
  readonly ranged: RangedCosts | null;
  readonly rangedByClock: RangedCosts | null;
  readonly fuzz: FuzzCosts | null;
  readonly asked: readonly Asked[];
};

/** One query, warm. */
export type Asked = { readonly query: BenchQuery; readonly cost: Cost; readonly answer: Answer };

export const nothingMeasured = (name: EngineName, articles: number): Measured => ({
  name,
  articles,
  failures: [],
  build: null,
  cold: [],
  changes: null,
  ranged: null,
  rangedByClock: null,
  fuzz: null,
  asked: [],
});

/** Of one size, by engine, as they come. */
export class Ledger {
  readonly #measured: Map<EngineName, Measured>;

  constructor(engines: readonly EngineName[], articles: number) {
    this.#measured = new Map(engines.map((name) => [name, nothingMeasured(name, articles)]));
  }

  all(): readonly Measured[] {
    return [...this.#measured.values()];
  }

  of(name: EngineName): Measured {
    const measured = this.#measured.get(name);
    if (measured === undefined) throw new Error(`${name} is not being measured`);
    return measured;
  }

  note(name: EngineName, news: Partial<Measured>): void {
    this.#measured.set(name, { ...this.of(name), ...news });
  }

  noteFailure(name: EngineName, failure: string): void {
    this.note(name, { failures: [...this.of(name).failures, failure] });
  }
}
