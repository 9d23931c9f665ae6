import { describe, expect, it } from 'vitest';
import type { StoredWords, WordsStore } from '../../../../functions/archive/ports.ts';
import { OwnWords } from '../../../../functions/search/words/own-words.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { memoryWords } from '../../../support/memory-words.ts';

const FERRY = 'synonyms:\n  - [ferry, паром]\n';
const BROKEN = 'synonyms:\n  - ferry\n';

const settled = () => new Promise((done) => setTimeout(done, 5));

const following = (store?: WordsStore) => {
  const clock = manualClock();
  const file = memoryWords();
  const logged: string[] = [];
  const report = (message: string) => logged.push(message);
  const later = async (known: string | null, within: number) => {
    await new Promise(setImmediate);
    return file.store.read(known, within);
  };
  const words = new OwnWords({ store: store ?? { read: later }, clock, freshness: 30_000, report });
  /** A request, and what goes on behind it. */
  const request = async (passes = 0): Promise<OwnWords> => {
    clock.pass(passes);
    await words.look();
    return words;
  };
  return { clock, file, words, request, logged };
};

describe('the newsroom’s words', () => {
  it('are there for the first request, and looked at again after so long, by their version', async () => {
    const { file, request } = following();
    file.put(FERRY);
    expect((await request()).used.version).toBe('v1');
    await request(29_999);
    expect(file.asked).toEqual([null]);
    await request(1);
    await settled();
    expect(file.asked).toEqual([null, '"v1"']);
    expect((await request()).state).toEqual({ synonyms: 1, people: 0, organisations: 0, faults: [] });
  });

  it('that have changed are read behind a request, which does not wait for them', async () => {
    const { file, request } = following();
    file.put(FERRY);
    await request();
    file.put(`${FERRY}people: []\n`);
    expect((await request(30_000)).used.version).toBe('v1');
    await settled();
    expect((await request()).used.version).toBe('v2');
  });

  it('keep no request waiting after the first, whoever does not answer', async () => {
    let answer: (stored: StoredWords | null) => void = () => {};
    const asked: number[] = [];
    const store: WordsStore = {
      read: (_, within) => {
        asked.push(within);
        return asked.length === 1
          ? Promise.resolve(null)
          : new Promise((resolve) => {
              answer = resolve;
            });
      },
    };
    const { request } = following(store);
    await request();
    expect((await request(30_000)).used.version).toBe('');
    await request(30_000); // no second question while one is under way, however long a function slept meanwhile
    expect(asked).toEqual([250, 5_000]);
    answer({ version: '"late"', size: FERRY.length, bytes: new TextEncoder().encode(FERRY) });
    await settled();
    expect((await request()).used.version).toBe('late');
  });

  it('that are not there are none, and taken away they are none again', async () => {
    const { file, request } = following();
    expect(await request()).toMatchObject({ state: null, used: { version: '' } });
    file.put(FERRY);
    await request(30_000);
    await settled();
    file.put(null);
    await request(30_000);
    await settled();
    expect(await request()).toMatchObject({ state: null, used: { version: '' } });
  });

  it('that are broken change nothing but what is told of them, once for each version', async () => {
    const { file, request, logged } = following();
    file.put(FERRY);
    await request();
    file.put(BROKEN);
    for (let times = 0; times < 3; times++) {
      await request(30_000);
      await settled();
    }
    const { used, state } = await request();
    expect(used.version).toBe('v1');
    expect(state).toEqual({
      synonyms: 1,
      people: 0,
      organisations: 0,
      faults: [
        expect.stringContaining('npx cuttings words check'),
        expect.stringMatching(/^Line 2: "ferry" must be a list/),
      ],
    });
    expect(logged.filter((message) => message.includes('broken'))).toHaveLength(1);
    file.put(FERRY);
    await request(30_000);
    await settled();
    expect((await request()).state?.faults).toEqual([]);
  });

  it('that are too long are not read', async () => {
    const { file, request } = following();
    file.put('#'.repeat(300_000));
    expect((await request()).state?.faults[1]).toContain('300000 bytes');
  });

  it('that cannot be had are asked for again soon; those before them stay', async () => {
    const { file, request, logged } = following();
    file.put(FERRY);
    await request();
    file.fails = true;
    await request(30_000);
    await settled();
    expect((await request()).used.version).toBe('v1');
    file.fails = false;
    file.put(`${FERRY}# more\n`);
    await request(1_000);
    await settled();
    expect((await request()).used.version).toBe('v2');
    expect(logged).toContain('could not read the newsroom’s words');
  });

  it('that cannot be had at first are none, and found by a later request', async () => {
    const { file, request } = following();
    file.put(FERRY);
    file.fails = true;
    expect((await request()).used.version).toBe('');
    file.fails = false;
    await request(1_000);
    await settled();
    expect((await request()).used.version).toBe('v1');
  });
});
