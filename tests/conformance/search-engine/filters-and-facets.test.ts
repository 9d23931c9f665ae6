import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { type Reader, reader } from '../../support/reader.ts';
import { story } from '../../support/replicas.ts';
import { runs } from '../../support/runs.ts';

type Facts = {
  readonly words: readonly string[];
  readonly place: string | null;
  readonly language: string;
  readonly author: string;
  readonly published: string | null;
  readonly person: string | null;
};

const WORDS = ['pier', 'quay', 'ferry'];
const facts: fc.Arbitrary<Facts> = fc.record({
  words: fc.subarray(WORDS, { minLength: 1 }),
  place: fc.constantFrom(null, 'Almaty', 'ALMATY', 'Marlow'),
  language: fc.constantFrom('en', 'ru', 'uz-Latn', 'uz-Cyrl'),
  author: fc.constantFrom('Ines Carrow', 'Tom, Weld'),
  published: fc.constantFrom(null, '2018', '2018-04', '2018-04-03', '2018-05-01T10:00:00Z', '2019-01-01'),
  person: fc.constantFrom(null, 'ada', 'bo'),
});

const draftOf = (id: string, of: Facts): ArticleDraft => {
  const plain = story(id, of.words.join(' '));
  const said = of.person === null ? [] : plain.quotations.slice(0, 1);
  return story(id, of.words.join(' '), {
    blocks: [{ type: 'paragraph', text: '"The barges wait at dawn," said somebody.' }],
    dateline: of.place === null ? null : { place: of.place, raw: of.place, agency: null, date: null },
    language: of.language,
    authors: [{ name: of.author, role: null }],
    published: of.published === null ? null : { iso: of.published, raw: '', precision: 'day', source: 'text' },
    quotations: said,
    speakers: plain.speakers
      .slice(0, said.length)
      .map((one) => ({ ...one, person: of.person ?? '', name: `The ${of.person}` })),
  });
};

const FILTERS = {
  q: (value: string, of: Facts) => of.words.includes(value),
  speaker: (value: string, of: Facts) => of.person === value,
  author: (value: string, of: Facts) => of.author === value,
  place: (value: string, of: Facts) => of.place?.toUpperCase() === value.toUpperCase(),
  language: (value: string, of: Facts) => of.language === value || of.language.startsWith(`${value}-`),
  from: (value: string, of: Facts) => of.published !== null && of.published >= value,
  to: (value: string, of: Facts) => of.published !== null && (of.published <= value || of.published.startsWith(value)),
  has: (_: string, of: Facts) => of.person !== null,
} as const;
type Filters = Partial<Record<keyof typeof FILTERS, string>>;

const filters: fc.Arbitrary<Filters> = fc.record(
  {
    q: fc.constantFrom(...WORDS),
    speaker: fc.constantFrom('ada', 'bo'),
    author: fc.constantFrom('Ines Carrow', 'Tom, Weld'),
    place: fc.constantFrom('almaty', 'MARLOW'),
    language: fc.constantFrom('en', 'uz', 'uz-Cyrl'),
    from: fc.constantFrom('2018', '2018-05', '2019-01-01'),
    to: fc.constantFrom('2018', '2018-04', '2018-05-01'),
    has: fc.constant('quotes'),
  },
  { requiredKeys: [] },
);

const passes = (of: Facts, given: Filters, but: readonly string[] = []): boolean =>
  Object.entries(given).every(
    ([name, value]) => but.includes(name) || FILTERS[name as keyof typeof FILTERS](value as string, of),
  );

const archiveOf = (all: readonly Facts[]): Reader => {
  const asked = reader();
  asked.archive.publish(all.map((of, at) => draftOf(`a${at}`, of)));
  return asked;
};
const paramsOf = (given: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();

const tally = (values: readonly (string | null)[]) => {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).sort();
};

describe('filters, facets and pages', () => {
  it('find what a look at every article would, and count it by every facet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 12 }), filters, async (all, given) => {
        const facets = 'speakers,authors,places,languages,years,months';
        const { status, body } = await archiveOf(all).ask(`/search?${paramsOf({ ...given, facets, limit: 100 })}`);
        expect(status).toBe(200);
        const right = all.flatMap((of, at) => (passes(of, given) ? [`a${at}`] : []));
        expect([body.total, body.hits.map(({ id }: { id: string }) => id).sort()]).toEqual([
          right.length,
          right.sort(),
        ]);
        const counted = (name: string) =>
          body.facets[name].map(({ value, count }: { value: string; count: number }) => `${value} ${count}`).sort();
        const but = (...names: string[]) => all.filter((of) => passes(of, given, names));
        expect(counted('speakers')).toEqual(tally(but('speaker').map(({ person }) => person)));
        expect(counted('authors')).toEqual(tally(but('author').map(({ author }) => author)));
        expect(counted('places')).toEqual(tally(but('place').map(({ place }) => place?.toUpperCase() ?? null)));
        expect(counted('languages')).toEqual(tally(but('language').map(({ language }) => language)));
        const dates = but('from', 'to').map(({ published }) => published);
        expect(counted('years')).toEqual(tally(dates.map((date) => date?.slice(0, 4) ?? null)));
        expect(counted('months')).toEqual(
          tally(dates.map((date) => (date !== null && date.length >= 7 ? date.slice(0, 7) : null))),
        );
      }),
      runs(60),
    );
  });

  it.each(['relevance', 'newest', 'oldest'])('pages by %s are a partition of what is found', async (sort) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { maxLength: 12 }),
        fc.constantFrom('pier', 'pier quay', 'pier quay ferry harbour'),
        fc.integer({ min: 1, max: 5 }),
        async (all, q, limit) => {
          const { ask } = archiveOf(all);
          const whole = (await ask(`/search?${paramsOf({ q, sort, limit: 100 })}`)).body;
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const { body } = await ask(`/search?${paramsOf({ q, sort, limit, cursor })}`);
            expect(body.total).toBe(whole.total);
            expect(body.hits.length).toBeLessThanOrEqual(limit);
            seen.push(...body.hits.map(({ id }: { id: string }) => id));
            cursor = body.cursor;
          } while (cursor !== undefined);
          expect(seen).toEqual(whole.hits.map(({ id }: { id: string }) => id));
        },
      ),
      runs(30),
    );
  });

  it.each(['relevance', 'newest', 'oldest'])(
    'pages by %s neither repeat nor leave out an article while others come',
    async (sort) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(facts, { maxLength: 6 }), { minLength: 2, maxLength: 5 }),
          async (arrivals) => {
            const asked = reader();
            let number = 0;
            const arrive = (all: readonly Facts[]): string[] => {
              const drafts = all.map((of) => draftOf(`a${number++}`, of));
              if (drafts.length > 0) asked.archive.publish(drafts);
              asked.clock.pass(2_000);
              return drafts.filter(({ headline }) => headline.includes('pier')).map(({ id }) => id);
            };
            const there = arrive(arrivals[0] ?? []);
            const seen: string[] = [];
            let cursor: string | undefined;
            for (let page = 1; page === 1 || cursor !== undefined; page++) {
              const { body } = await asked.ask(`/search?${paramsOf({ q: 'pier', sort, limit: 2, cursor })}`);
              seen.push(...body.hits.map(({ id }: { id: string }) => id));
              cursor = body.cursor;
              arrive(arrivals[page] ?? []);
            }
            expect(new Set(seen).size).toBe(seen.length);
            expect(seen).toEqual(expect.arrayContaining(there));
          },
        ),
        runs(30),
      );
    },
  );

  it('go on by date after 400 by relevance, and still show each article once', async () => {
    const asked = reader();
    const one: Facts = { words: ['pier'], place: null, language: 'en', author: 'x', published: null, person: null };
    const all = Array.from({ length: 450 }, (_, at) =>
      draftOf(`b${at}`, {
        ...one,
        published: `20${10 + (at % 80)}-01-01`,
        words: at % 3 === 0 ? ['pier', 'quay'] : ['pier'],
      }),
    );
    for (let at = 0; at < all.length; at += 50) asked.archive.publish(all.slice(at, at + 50));
    const seen: string[] = [];
    const dates: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await asked.ask(`/search?${paramsOf({ q: 'pier', limit: 60, cursor })}`);
      seen.push(...body.hits.map(({ id }: { id: string }) => id));
      if (seen.length > 400) dates.push(...body.hits.map(({ published }: ArticleDraft) => published?.iso));
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([450, 450]);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('tell the names of speakers', async () => {
    const asked = archiveOf([
      { words: ['pier'], place: null, language: 'en', author: 'x', published: null, person: 'ada' },
    ]);
    expect((await asked.ask('/search?q=pier&facets=speakers')).body.facets).toEqual({
      speakers: [{ value: 'ada', label: 'The ada', count: 1 }],
    });
  });

  it('give the fields that were asked for', async () => {
    const asked = archiveOf([
      { words: ['pier'], place: null, language: 'en', author: 'x', published: null, person: null },
    ]);
    expect((await asked.ask('/search?q=pier&fields=headline,language')).body.hits).toEqual([
      { id: 'a0', headline: 'pier', language: 'en' },
    ]);
  });

  it.each([
    ['q=', /"q" is empty/],
    ['facets=colours', /"facets" is one or several of speakers, authors/],
    ['fields=id,headline', /"fields" is one or several of/],
    ['language=English', /"language" is a language as BCP 47/],
    ['has=pictures', /"has" is "quotes"/],
    ['sort=best', /"sort" is "relevance", "newest" or "oldest"/],
    ['from=2018-13', /"from" is a day/],
  ])('refuse %s, and say what is right', async (params, message) => {
    const { status, body } = await reader().ask(`/search?${params}`);
    expect([status, body.detail]).toEqual([400, expect.stringMatching(message)]);
  });

  it('refuse a cursor of other filters', async () => {
    const asked = archiveOf(
      Array.from({ length: 3 }, () => ({
        words: ['pier'],
        place: null,
        language: 'en',
        author: 'x',
        published: null,
        person: null,
      })),
    );
    const { cursor } = (await asked.ask('/search?q=pier&limit=1&language=en')).body;
    expect((await asked.ask(`/search?q=pier&limit=1&cursor=${cursor}`)).status).toBe(400);
  });
});
