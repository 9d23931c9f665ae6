import { articleOf } from '../material/generator.ts';
import { someone } from '../material/people.ts';
import { between, pick, type Random, seededRandom } from '../material/random.ts';
import { plainWords } from '../material/words.ts';

/** What readers ask, by kind: the path of a request to the search function. */
export type Asking = (random: Random, articles: number) => string;

const q = (text: string, more = ''): string => `/search?q=${encodeURIComponent(text)}${more}`;
const common = (random: Random): string => plainWords(between(random, 20, 400));
const rare = (random: Random): string => plainWords(between(random, 2_000, 60_000));
const many = (count: number, word: () => string): string => Array.from({ length: count }, word).join(' ');
const bend = (word: string): string => `${word.slice(0, 3)}${word.slice(4)}x`;

export const ASKINGS: Readonly<Record<string, Asking>> = {
  'a speaker': (random) => q(someone(random)),
  'two words': (random) => q(`${common(random)} ${rare(random)}`),
  'two common words': (random) => q(`${common(random)} ${common(random)} `),
  'being typed': (random) => q(`${common(random)} ${rare(random).slice(0, 3)}`),
  misspelt: (random) => q(bend(`${rare(random)}${common(random)}`)),
  question: (random) =>
    q(`who said that ${many(5, () => common(random))} and ${rare(random)} is for the ${rare(random)}?`),
  phrase: (random, articles) => {
    const words = articleOf(7, between(random, 0, articles - 1)).headline.split(' ');
    return q(`"${words.slice(0, 3).join(' ')}"`);
  },
  filtered: (random) => q(`${common(random)} ${rare(random)}`, '&language=en&from=2015&to=2018&has=quotes'),
  'all facets': (random) => q(common(random), '&language=en&facets=speakers,authors,places,languages,years,months'),
  'quotations of somebody': (random) => `/quotes?q=${encodeURIComponent(`${someone(random)} ${common(random)}`)}`,
  suggestions: (random) =>
    `/suggest?q=${encodeURIComponent(pick(random, [someone(random), common(random), rare(random)]).slice(0, between(random, 2, 5)))}`,
};

/** The worst that is allowed: as much as a query holds of what costs most. */
export const WORST: Readonly<Record<string, Asking>> = {
  'the 64 most common words': () => q(Array.from({ length: 64 }, (_, at) => plainWords(at)).join(' ')),
  '64 misspelt words': (random) => q(many(64, () => bend(`${rare(random)}${common(random)}`))),
  '64 beginnings of words': (random) => q(many(64, () => rare(random).slice(0, 3))),
  'phrases of the most common words': () =>
    q(Array.from({ length: 20 }, (_, at) => `"${plainWords(at)} ${plainWords(at + 1)}"`).join(' OR ')),
  'two letters, all facets': () => q('st', '&facets=speakers,authors,places,languages,years,months'),
  'everything, all facets': () => '/search?sort=newest&facets=speakers,authors,places,languages,years,months',
  'suggestions for two letters': () => '/suggest?q=st',
};

export const seeded = (seed: number): Random => seededRandom(seed);
