import { type Clock, type StoredWords, WORDS_KEY, type WordsStore } from '../../archive/ports.ts';
import type { Report } from '../report.ts';
import type { Words } from './format.ts';
import { type Fault, NO_WORDS, readWords, tell, tooLong } from './read-words.ts';
import { NO_THESAURUS, type Thesaurus, thesaurusOf } from './thesaurus.ts';

const FIRST_WITHIN = 250; // ms that the first request waits for the words at most
const WITHIN = 5_000; // ms, in which nobody waits
const MOST_FAULTS = 10; // that are told at once
const AGAIN = 1_000; // ms after which what could not be read is read again

export type OwnWordsDependencies = {
  readonly store: WordsStore;
  readonly clock: Clock;
  /** For how many ms the words may lag behind the file. */
  readonly freshness: number;
  readonly report: Report;
};

/** The words that queries are widened by; the version is empty where there are none. */
export type UsedWords = { readonly version: string; readonly thesaurus: Thesaurus };

/** How many entries are used, and what is to be told of the file; null where there is none, or it was not to be had yet. */
export type WordsState = {
  readonly synonyms: number;
  readonly people: number;
  readonly organisations: number;
  /** What is wrong with the file, which is then not used: the one before it still is. */
  readonly faults: readonly string[];
} | null;

/**
 * One warm function's copy of the newsroom's words, kept in step with the file: looked at when a request comes, and never
 * between requests. The first request waits for it, for a moment; the later ones take what is there, and have it looked at
 * behind them. A broken file changes nothing but what is told of it.
 */
export class OwnWords {
  readonly #with: OwnWordsDependencies;
  #used: UsedWords = NONE;
  #state: WordsState = null;
  #seen: string | null = null; // the version that was read last, used or broken
  #dueAt = Number.NEGATIVE_INFINITY;
  #first = true;
  #running: Promise<void> | null = null;

  constructor(dependencies: OwnWordsDependencies) {
    this.#with = dependencies;
  }

  get used(): UsedWords {
    return this.#used;
  }

  get state(): WordsState {
    return this.#state;
  }

  /** Looks at the file if it is time to. Never throws. */
  async look(): Promise<void> {
    if (this.#with.clock.now() >= this.#dueAt)
      this.#running ??= this.#read().finally(() => {
        this.#running = null;
      });
    if (this.#first) await this.#running;
  }

  async #read(): Promise<void> {
    const { store, clock, freshness, report } = this.#with;
    const started = clock.now();
    try {
      const stored = await store.read(this.#seen, this.#first ? FIRST_WITHIN : WITHIN);
      this.#dueAt = started + freshness;
      if (stored !== 'unchanged') this.#take(stored);
    } catch (error) {
      this.#dueAt = started + Math.min(AGAIN, freshness);
      report('could not read the newsroom’s words', { reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#first = false;
    }
  }

  #take(stored: StoredWords | null): void {
    const { report } = this.#with;
    if (stored === null) {
      if (this.#seen !== null) report('the newsroom’s words are gone', { version: this.#seen });
      this.#seen = null;
      this.#used = NONE;
      this.#state = null;
      return;
    }
    const { version, size, bytes } = stored;
    const { words, faults } =
      bytes === null ? { words: null, faults: [{ line: null, message: tooLong(size) }] } : readWords(bytes);
    this.#seen = version;
    if (words === null) {
      const told = advice(faults);
      report('the newsroom’s words are broken', { version, faults: told });
      this.#state = { ...countsOf(NO_WORDS), ...this.#state, faults: told };
    } else {
      report('took the newsroom’s words', { version, ...countsOf(words) });
      this.#used = { version: version.replace(/[^\w-]/g, ''), thesaurus: thesaurusOf(words) };
      this.#state = { ...countsOf(words), faults: [] };
    }
  }
}

const NONE: UsedWords = { version: '', thesaurus: NO_THESAURUS };

/** Where a newsroom has no words of its own, and never will. */
export const WITHOUT_WORDS: Pick<OwnWords, 'look' | 'used' | 'state'> = {
  look: async () => {},
  used: NONE,
  state: null,
};

const countsOf = ({ synonyms, people, organisations }: Words) => ({
  synonyms: synonyms.length,
  people: people.length,
  organisations: organisations.length,
});

/** For somebody in a newsroom: what it means, what is wrong and what to do. */
const advice = (faults: readonly Fault[]): readonly string[] => [
  `${WORDS_KEY} cannot be used as it is; searches go on with the words that stood there before, if any did. Mend it, try ` +
    'it with "npx cuttings words check", and put it there again.',
  ...faults.slice(0, MOST_FAULTS).map(tell),
  ...(faults.length > MOST_FAULTS ? [`And ${faults.length - MOST_FAULTS} more.`] : []),
];
