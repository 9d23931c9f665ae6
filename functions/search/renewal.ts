import { bringInCommits } from './bring-in.ts';
import { type LoadDependencies, type Loaded, loadSnapshot } from './load.ts';
import { ROWS, readLog } from './read-log.ts';

const LOOK_EVERY = 10_000; // ms
const AT_ONCE = 20; // articles: so long does who asks meanwhile wait for it at a time

/**
 * Puts an index that stands on a newer snapshot in the place of one to which much has come since its own: what has come
 * takes ten times the memory that it takes in a snapshot, and makes questions slower. The new one is made behind the
 * answers, and like all that is done there stops where Lambda freezes it.
 */
export class Renewal {
  readonly #with: LoadDependencies;
  readonly #after: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isMaking = false;
  #made: Loaded | null = null;

  /** @param after so many articles that have come a newer snapshot is looked for */
  constructor(dependencies: LoadDependencies, after: number) {
    this.#with = dependencies;
    this.#after = after;
  }

  /** The new index, once it has been made. It has followed the log nearly to its end. */
  take(): Loaded | null {
    const made = this.#made;
    this.#made = null;
    return made;
  }

  /**
   * Begins a new index if so much has come, and there is a snapshot that has at least half of it.
   * @param came articles since `since`, the commit that the present index was loaded at
   */
  consider({ index }: Loaded, came: number, since: number, refused: ReadonlySet<string>): void {
    const { clock } = this.#with;
    if (this.#isMaking || this.#made !== null || came < this.#after || clock.now() - this.#lookedAt < LOOK_EVERY)
      return;
    this.#lookedAt = clock.now();
    this.#isMaking = true;
    void this.#make((since + index.commit) / 2, refused).finally(() => {
      this.#isMaking = false;
    });
  }

  async #make(beyond: number, refused: ReadonlySet<string>): Promise<void> {
    const { archive, report, rows: atOnce = ROWS } = this.#with;
    try {
      const made = await loadSnapshot(beyond, refused, this.#with);
      if (made === null) return;
      for (;;) {
        const rows = await readLog(archive, made.index.commit, atOnce, report);
        if (rows === 'damaged' || rows === 'trimmed') return;
        await bringInCommits(made.index, rows, this.#with, AT_ONCE);
        if (rows.length < atOnce) break;
      }
      this.#made = made;
    } catch (error) {
      // The one that is there does as well. Nobody waits for this: thrown, it would end the process.
      report('no newer snapshot has been taken', { reason: String(error) });
    }
  }
}
