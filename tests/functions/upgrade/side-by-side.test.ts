import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SearchOptions, type Software, softwareOn } from '../../support/software.ts';
import { type StoredDesk, storedDesk } from '../../support/stored-desk.ts';

const story = (place: string, word: string): string => `Keepers of the ${word} ask for a longer day

By Ines Carrow

${place.toUpperCase()} -- Keepers of the ${word} want to open the gates an hour earlier, and say so at every lock.

"The barges wait at the ${word} at dawn," said Tomas Weld, a lock keeper of ${place}.
`;

const PLACES = ['Marlow Cross', 'Wick Sands', 'Hollow Ford', 'Upper Reach', 'Tern Island', 'Old Staithe'];

const QUESTIONS = [
  '/search?q=barges&facets=speakers,places',
  '/search?q=barge%20dawn&limit=2',
  '/search?q=%22gates%20an%20hour%22',
  '/search?q=Marlow',
  '/search?sort=newest',
  '/quotes?q=dawn',
  '/speakers?q=weld',
  '/suggest?q=keep',
];

/**
 * The software as its next version might be, loaded beside this one: it indexes words without the s of their plurals, and
 * has something more to say of everything that it stores.
 */
const nextSoftwareOn = async (desk: StoredDesk): Promise<Software> => {
  const singular = (term: string): string => (term.length > 3 ? term.replace(/s$/, '') : term);
  vi.resetModules();
  vi.doMock('../../../functions/search/analysis.ts', async (original) => {
    const analysis = await original<typeof import('../../../functions/search/analysis.ts')>();
    return {
      ...analysis,
      ANALYSER: 'words-next',
      *wordsIn(text: string) {
        for (const word of analysis.wordsIn(text)) yield { ...word, term: singular(word.term) };
      },
      termsOf: (text: string) => analysis.termsOf(text).map(singular),
      nameTermsOf: (text: string) => analysis.nameTermsOf(text).map(singular),
    };
  });
  vi.doMock(import('../../../functions/stores/packing.ts'), async (original) => {
    const { pack, unpack } = await original();
    return { unpack, pack: (value: unknown) => pack(JSON.parse(JSON.stringify(value, saidMore))) };
  });
  const next = await import('../../support/software.ts');
  return next.softwareOn(desk.local.location, desk.local.uploads);
};

const saidMore = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, mood: 'calm' } : value;

let desk: StoredDesk;
let present: Software;
let next: Software;
beforeEach(async () => {
  desk = await storedDesk();
  present = softwareOn(desk.local.location, desk.local.uploads);
  next = await nextSoftwareOn(desk);
});
afterEach(() => desk.close());

const publish = async (by: Software, ...places: readonly string[]): Promise<void> => {
  for (const place of places) await desk.put(`incoming/${place}.txt`, story(place, `${place.split(' ')[0]} canals`));
  await desk.settle(by);
};

/** What a search function that has just started answers to everything, and what it started from. */
const answersOf = async (software: Software, options: SearchOptions = {}) => {
  const reports: string[] = [];
  const app = software.search({ ...options, report: (message) => reports.push(message) });
  const answers: string[] = [];
  for (const path of QUESTIONS) answers.push(JSON.stringify(await (await app.request(path)).json(), comparable));
  return { answers, reports };
};

const comparable = (name: string, value: unknown): unknown => (['took', 'asOf'].includes(name) ? undefined : value);

const built = async (software: Software): Promise<readonly string[]> =>
  (await answersOf(software, { fromSnapshot: false })).answers;

const OPENED = ['opened a snapshot'];

describe('two versions of the software, served side by side from one table, log and bucket', () => {
  it('each start from snapshots of their own alone, follow one log, and answer as if they had read the whole table', async () => {
    await publish(present, ...PLACES.slice(0, 2));
    await present.takeSnapshot();
    await next.takeSnapshot();
    await publish(next, ...PLACES.slice(2, 4));
    await publish(present, ...PLACES.slice(4));
    for (const software of [present, next]) {
      const { answers, reports } = await answersOf(software);
      expect(reports).toEqual(OPENED);
      expect(answers).toEqual(await built(software));
      const { total, hits } = JSON.parse(answers[0] ?? '');
      expect(total).toBe(PLACES.length);
      expect(hits[0].matched.body).toEqual([software === next ? 'barge' : 'barges']);
    }
  });

  it('do not take each other’s tags for their own', async () => {
    await publish(present, ...PLACES);
    const tagged = async (software: Software) =>
      (await software.search().request(QUESTIONS[0] ?? '')).headers.get('etag') ?? '';
    const asked = async (software: Software, tag: string) =>
      (await software.search().request(QUESTIONS[0] ?? '', { headers: { 'if-none-match': tag } })).status;
    const [presents, nexts] = [await tagged(present), await tagged(next)];
    expect([await asked(present, presents), await asked(next, nexts)]).toEqual([304, 304]);
    expect([await asked(present, nexts), await asked(next, presents)]).toEqual([200, 200]);
  });

  it.each(['relevance', 'newest'])(
    'go on by %s where the other left a reader, with nothing twice and nothing left out',
    async (sort) => {
      await publish(present, ...PLACES);
      const apps = [present.search(), next.search()];
      const shown: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page === 0 || cursor !== undefined; page++) {
        const after = cursor === undefined ? '' : `&cursor=${cursor}`;
        const answer = await apps[page % 2]?.request(`/search?q=barges&limit=1&sort=${sort}${after}`);
        const body = JSON.parse((await answer?.text()) ?? '');
        shown.push(...body.hits.map(({ id }: { id: string }) => id));
        cursor = body.cursor;
      }
      expect(shown).toHaveLength(PLACES.length);
      expect(new Set(shown).size).toBe(PLACES.length);
    },
  );

  it('keep the log for each other: the one that is replaced starts from its snapshot as before', async () => {
    await publish(present, ...PLACES.slice(0, 2));
    await present.takeSnapshot();
    for (const place of PLACES.slice(2)) {
      await publish(next, place);
      await next.takeSnapshot();
    }
    const { answers, reports } = await answersOf(present);
    expect(reports).toEqual(OPENED);
    expect(answers).toEqual(await built(present));
  });
});

describe('the version before', () => {
  it('that is gone back to finds what the newer one stored, which says more of it, and makes revisions of it', async () => {
    await publish(present, ...PLACES.slice(0, 3));
    await present.takeSnapshot();
    await publish(next, ...PLACES.slice(3));
    await desk.put(`incoming/${PLACES[0]}.txt`, story('Marlow Cross', 'aqueduct'));
    await desk.remove(`incoming/${PLACES[1]}.txt`);
    await desk.settle(next);
    await next.takeSnapshot();

    await desk.put(`incoming/${PLACES[3]}.txt`, story('Upper Reach', 'weir'));
    await desk.settle(present);
    const { answers, reports } = await answersOf(present);
    expect(reports).toEqual(OPENED);
    expect(answers).toEqual(await built(present));
    const app = present.search();
    for (const [word, total] of [
      ['aqueduct', 1],
      ['wick', 0],
      ['weir', 1],
      ['barges', PLACES.length - 1],
    ] as const)
      expect(await (await app.request(`/search?q=${word}`)).json()).toMatchObject({ total });
    const id = (await desk.receipt(`incoming/${PLACES[3]}.txt`))?.article?.id;
    expect(await (await app.request(`/articles/${id}/diff?from=1&to=2`)).json()).toMatchObject({ from: 1, to: 2 });
  });

  it('and the newer one again, of what the one before has stored meanwhile', async () => {
    await publish(next, ...PLACES.slice(0, 3));
    await next.takeSnapshot();
    await publish(present, ...PLACES.slice(3));
    await present.takeSnapshot();
    const { answers, reports } = await answersOf(next);
    expect(reports).toEqual(OPENED);
    expect(answers).toEqual(await built(next));
  });
});
