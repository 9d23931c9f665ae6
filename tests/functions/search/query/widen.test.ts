import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../../functions/archive/article.ts';
import { questionsFor } from '../../../../functions/search/query/questions.ts';
import { readQuery } from '../../../../functions/search/query/read-query.ts';
import type { ReplicaIndex } from '../../../../functions/search/replica-index.ts';
import { readWords } from '../../../../functions/search/words/read-words.ts';
import { type Thesaurus, thesaurusOf } from '../../../../functions/search/words/thesaurus.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { memoryArchive } from '../../../support/memory-archive.ts';
import { replicaOf, story } from '../../../support/replicas.ts';

const thesaurus = (text: string): Thesaurus => {
  const { words, faults } = readWords(new TextEncoder().encode(text));
  if (words === null) throw new Error(JSON.stringify(faults));
  return thesaurusOf(words);
};

const WORDS = thesaurus(`
synonyms:
  - [ferry, ferryboat, паром]
  - [EU, European Union]
  - [US, United States]
  - [election, выборы]
  - from: vessel
    to: [ship, boat]
people:
  - name: Vladimir Zelensky
    also: [Volodymyr Zelenskyy, Зеленский]
organisations:
  - name: Statistics Bureau
    also: NSB
`);

/** An archive of headlines, each of which is the id of its article as well. */
const indexOf = async (headlines: readonly string[], changes: Partial<ArticleDraft> = {}): Promise<ReplicaIndex> => {
  const archive = memoryArchive();
  const bare = { blocks: [], quotations: [], speakers: [], authors: [], dateline: null } as const;
  archive.publish(headlines.map((headline) => story(headline, headline, { ...bare, language: 'und', ...changes })));
  return replicaOf(archive, manualClock()).current();
};

const ask = (index: ReplicaIndex, query: string, words: Thesaurus | null = WORDS) =>
  index.searchArticles(questionsFor(readQuery(query, words), index.articlesAsked).strict, { limit: 1_000 });
const found = (index: ReplicaIndex, query: string, words: Thesaurus | null = WORDS): readonly string[] =>
  ask(index, query, words)
    .page.map(({ id }) => id)
    .sort();

describe('a query', () => {
  it.each([
    ['ferry', ['ferry', 'ferryboat', 'паром']],
    ['паром', ['ferry', 'ferryboat', 'паром']],
    ['EU tariffs', ['eu tariffs', 'european union tariffs']],
    ['tariffs of the European Union', ['eu tariffs', 'european union tariffs']],
    ['vessel', ['boat', 'ship', 'vessel']],
    ['boat', ['boat']],
    ['headline:ferry', ['ferry', 'ferryboat', 'паром']],
    ['ferry OR vessel', ['boat', 'ferry', 'ferryboat', 'ship', 'vessel', 'паром']],
    ['nsb', ['nsb', 'statistics bureau']],
    ['zelenskyy', ['vladimir zelensky', 'volodymyr zelenskyy', 'зеленский']],
    ['zelensky', ['vladimir zelensky', 'volodymyr zelenskyy', 'зеленский']],
    ['Зеленский', ['vladimir zelensky', 'volodymyr zelenskyy', 'зеленский']],
    ['vladimir zelensky', ['vladimir zelensky', 'volodymyr zelenskyy', 'зеленский']],
  ])('of %s finds what stands for its words', async (query, expected) => {
    const all = ['ferry', 'ferryboat', 'паром', 'eu tariffs', 'european union tariffs', 'union tariffs', 'vessel'];
    const more = ['ship', 'boat', 'nsb', 'statistics bureau', 'bureau', 'vladimir zelensky', 'volodymyr zelenskyy'];
    expect(found(await indexOf([...all, ...more, 'зеленский', 'vladimir']), query)).toEqual(expected);
  });

  it.each(['"ferry"', '"European Union"', 'quay -ferry', 'quay -"old ferry"', '"ferry" ferry', 'speaker:"Зеленский"'])(
    'of %s is the same as without: quotation marks and what is left out are not widened',
    async (query) => {
      const index = await indexOf(['ferry', 'паром', 'quay', 'quay паром', 'eu', 'european union', 'quay old паром']);
      const question = (words: Thesaurus | null) => questionsFor(readQuery(query, words), index.articlesAsked);
      const only = (id: string): boolean => id.includes('ferry') || !id.includes('паром');
      if (query === '"ferry" ferry') expect(found(index, query).every(only)).toBe(true);
      else expect(question(WORDS)).toEqual(question(null));
    },
  );

  it('finds an expression by other forms of its words, and other forms of what stands for it', async () => {
    const index = await indexOf(['elections', 'выборов', 'выборах'], { language: 'en' });
    expect(found(index, 'elections', null)).toEqual(['elections']);
    const both = await indexOf(['elections', 'выборов', 'выборах', 'quay', 'пирс']);
    const languages = { ...both.articlesAsked, languages: ['en', 'ru'] };
    const { strict } = questionsFor(readQuery('elections', WORDS), languages);
    expect(
      both
        .searchArticles(strict, { limit: 9 })
        .page.map(({ id }) => id)
        .sort(),
    ).toEqual(['elections', 'выборах', 'выборов']);
  });

  it('takes what is grammar for a name only in capitals, and never looks for grammar instead of a name', async () => {
    const index = await indexOf(['they told us', 'united states', 'us']);
    const asked = { ...index.articlesAsked, languages: ['en'] };
    const ids = (query: string) =>
      index
        .searchArticles(questionsFor(readQuery(query, WORDS), asked).strict, { limit: 9 })
        .page.map(({ id }) => id)
        .sort();
    expect([ids('us '), ids('US ')]).toEqual([
      ['they told us', 'us'],
      ['they told us', 'united states', 'us'],
    ]);
    expect(ids('United States ')).toEqual(['united states']);
  });

  it('tells the words that really stand in what it has found', async () => {
    const index = await indexOf(['ferry', 'паром']);
    expect(ask(index, 'ferry ').page.map(({ matched }) => matched)).toEqual([
      { ferry: ['headline'] },
      { паром: ['headline'] },
    ]);
  });

  it('ranks what has the word itself first, however rare what stands for it, and what stands for it twice no higher', async () => {
    const index = await indexOf([
      ...Array.from({ length: 20 }, (_, at) => `ferry ${at}`),
      'паром 20',
      'ferryboat паром',
    ]);
    const { page } = ask(index, 'ferry ');
    const [best] = page;
    const scoreOf = (id: string) => page.find((one) => one.id === id)?.score ?? Number.NaN;
    expect(scoreOf('паром 20')).toBeLessThanOrEqual(best?.score ?? 0);
    expect(scoreOf('ferryboat паром')).toBeLessThanOrEqual(best?.score ?? 0);
    expect(scoreOf('паром 20')).toBeGreaterThan(0);
  });

  it('where any word will do, is widened as well', async () => {
    const index = await indexOf(['паром', 'european union', 'quay']);
    const { wide } = questionsFor(readQuery('ferry eu nowhere', WORDS), index.articlesAsked);
    expect(
      index
        .searchArticles(wide, { limit: 9 })
        .page.map(({ id }) => id)
        .sort(),
    ).toEqual(['european union', 'паром']);
  });

  it('has no more than so many words added to it', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `w${at}x`);
    const text = names.map(
      (name) => `  - [${name}, ${Array.from({ length: 19 }, (_, at) => `${name}y${at} z${at}`).join(', ')}]`,
    );
    const large = thesaurus(`synonyms:\n${text.join('\n')}`);
    const index = await indexOf(['quay']);
    const words = (words: Thesaurus | null): number =>
      JSON.stringify(questionsFor(readQuery(names.join(' '), words), index.articlesAsked)).match(/"anyOf"/g)?.length ??
      0;
    expect(words(large)).toBeGreaterThan(words(null));
    expect(words(large)).toBeLessThanOrEqual(words(null) + 2 * 128);
  });
});

describe('the laws of widening', () => {
  const atoms = ['ferry', 'паром', 'eu', 'european', 'union', 'vessel', 'ship', 'quay', 'us', 'zelensky', 'volodymyr'];
  const atom = fc.constantFrom(...atoms);
  const headlines = fc.uniqueArray(
    fc.array(atom, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const parts = fc.oneof(
    atom,
    fc.tuple(fc.constantFrom('headline:', 'speaker:', '-', ''), atom).map((pair) => pair.join('')),
    fc.array(atom, { minLength: 1, maxLength: 2 }).map((words) => `"${words.join(' ')}"`),
    fc.tuple(atom, atom).map((pair) => pair.join(' OR ')),
  );
  const query = fc.array(parts, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));

  it('what is found without a newsroom’s words is found with them, where every word has to be there', async () => {
    await fc.assert(
      fc.asyncProperty(headlines, query, async (all, text) => {
        const index = await indexOf(all);
        expect(found(index, text)).toEqual(expect.arrayContaining([...found(index, text, null)]));
      }),
    );
  });

  it('nothing that is in quotation marks or after a minus is asked for in other words', async () => {
    const quoted = fc.array(atom, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`);
    const inField = fc
      .tuple(fc.constantFrom('', 'headline:', 'speaker:', '-', '-by:'), quoted)
      .map((pair) => pair.join(''));
    const left = atom.map((word) => `-${word}`);
    const text = fc.array(fc.oneof(inField, left), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
    const index = await indexOf(atoms);
    fc.assert(
      fc.property(text, (one) => {
        const [own, none] = [WORDS, null].map((words) => questionsFor(readQuery(one, words), index.articlesAsked));
        expect(own).toEqual(none);
      }),
    );
  });

  it('no word outscores the same text with the word that was asked for in its place', async () => {
    const others = fc.constantFrom(['ferry', 'паром'], ['паром', 'ferryboat'], ['паром', 'ferry'], ['vessel', 'ship']);
    await fc.assert(
      fc.asyncProperty(headlines, others, async (all, [own = '', other = '']) => {
        const index = await indexOf([...all, `quay ${own} pier`, `quay ${other} pier`]);
        const scores = new Map(ask(index, `${own} `).page.map(({ id, score }) => [id, score]));
        expect(scores.get(`quay ${other} pier`)).toBeLessThanOrEqual(scores.get(`quay ${own} pier`) ?? 0);
      }),
    );
  });
});
