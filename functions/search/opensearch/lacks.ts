import { ArchiveError } from '../../archive/errors.ts';

/**
 * `words` is what a question is made of, `answers` what it is answered with. Both are not read for one asking: a question
 * of words that are not known yet is none that anybody asked.
 */
export type Stage = 'words' | 'answers';

/** Takes in what came along with something else, by the key under which somebody may ask for it. */
export type Tell = (key: string, value: unknown) => void;

/** Something that an answer lacks: what tells it from others, what stands for it until it is there, how it is had. */
export type Lack<T> = {
  readonly stage: Stage;
  readonly key: string;
  readonly otherwise: T;
  readonly load: (tell: Tell) => Promise<T>;
};

/** What one answer has been told, and lacks. */
type Asking = {
  readonly told: Map<string, unknown>;
  lacking: Map<string, Lack<unknown>>;
};

const MOST_ASKINGS = 24; // of one answer: a name is followed down the dictionary letter by letter, twice at most
const MOST_KEPT = 20_000;

/**
 * Answers questions that are put without waiting from something that is far away: whatever is not at hand is noted, and
 * stands empty; then all that was noted is read at once, and the question put again, until it lacks nothing. What is asked
 * about words is kept for the next question; answers are of one question alone.
 */
export class Lacks {
  readonly #kept = new Map<string, unknown>();
  #asking: Asking | null = null;

  /** What is known, or what stands for it while it is not. */
  of<T>({ stage, key, otherwise, load }: Lack<T>): T {
    const asking = this.#asking;
    if (asking === null) throw new Error('An index of OpenSearch is asked through answer() alone');
    const told = stage === 'words' ? this.#kept : asking.told;
    if (told.has(key)) return told.get(key) as T;
    const [first] = asking.lacking.values();
    if (first === undefined || first.stage === stage) asking.lacking.set(key, { stage, key, otherwise, load });
    return otherwise;
  }

  /** Whether anything was lacking since the question was put. */
  get lacking(): boolean {
    return (this.#asking?.lacking.size ?? 0) > 0;
  }

  /** @throws ArchiveError of what could not be read; what `ask` throws, when it lacks nothing */
  async answer<A>(ask: () => A): Promise<A> {
    if (this.#kept.size > MOST_KEPT) this.#kept.clear();
    const told = new Map<string, unknown>();
    const tell: Tell = (key, value) => told.set(key, value);
    for (let asked = 0; asked < MOST_ASKINGS; asked++) {
      const asking: Asking = { told, lacking: new Map() };
      const answer = this.#askOnce(ask, asking);
      if (asking.lacking.size === 0) return answer();
      await Promise.all(
        Array.from(asking.lacking.values(), async ({ stage, key, load }) => {
          const value = await load(tell);
          (stage === 'words' ? this.#kept : told).set(key, value);
        }),
      );
    }
    throw new ArchiveError('unavailable', `A question still lacked something after ${MOST_ASKINGS} rounds`);
  }

  /** What it threw while something was missing is of no interest: hence not a value, but a way to have it. */
  #askOnce<A>(ask: () => A, asking: Asking): () => A {
    this.#asking = asking;
    try {
      const answer = ask();
      return () => answer;
    } catch (error) {
      return () => {
        throw error;
      };
    } finally {
      this.#asking = null;
    }
  }
}
