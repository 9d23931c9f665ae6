import type { BenchArticle, BenchQuotation } from './article.ts';
import { capital, someone, someReporter, someRole, somewhere } from './people.ts';
import { between, pick, type Random, seededRandom } from './random.ts';
import { plainWords } from './words.ts';
import { zipfRanks } from './zipf.ts';

const FIRST_DAY = 15_340; // 2012-01-01
const DAYS = 5_000;
const LANGUAGES = ['en', 'en', 'en', 'en', 'en', 'en', 'ru', 'ru', 'kk', 'de'];
const CUES = ['said', 'told reporters', 'added', 'warned', 'wrote'];
const REPEATED = 0.25; // of the words of an article are ones that it has used: stories have a subject

const ranks = zipfRanks({ bend: 8_000, tail: 2.1 });

/**
 * Articles like those of a newspaper, in words of nobody's: 450 words on average with some three quotations, Zipf
 * frequencies, a vocabulary that grows with the archive, recurring people and places. The same seed and number give
 * the same article, so an archive of 100,000 begins with that of 10,000, and nothing need be kept.
 */
export function* generateArticles(seed: number, count: number, from = 0): Generator<BenchArticle> {
  for (let number = from; number < from + count; number++) yield articleOf(seed, number);
}

/** Article `number` of the archive of a seed. */
export const articleOf = (seed: number, number: number): BenchArticle => {
  const random = seededRandom(Math.imul(seed + 1, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35));
  const words = storyWords(random);
  const id = `a${number.toString(36)}`;
  const day = FIRST_DAY + between(random, 0, DAYS - 1);
  const language = pick(random, LANGUAGES);
  const place = somewhere(random);
  const cast = Array.from({ length: between(random, 1, 3) }, () => ({
    name: someone(random),
    role: someRole(random, plainWords),
  }));
  const quotations: BenchQuotation[] = [];
  const paragraphs: string[] = [];
  let left = between(random, 220, 580);
  while (left > 0) {
    const length = Math.min(left, between(random, 12, 40));
    left -= length;
    if (random() > 0.2) {
      paragraphs.push(sentence(words, length, random() < 0.2 ? ` of ${somewhere(random)}` : ''));
      continue;
    }
    const { name, role } = pick(random, cast);
    const text = sentence(words, length, '');
    quotations.push({ id: `${id}/q${quotations.length + 1}`, text, speaker: name, role, day, language });
    paragraphs.push(`“${text}” ${pick(random, CUES)} ${name}, ${role}.`);
  }
  const quoted = cast.filter(({ name }) => quotations.some(({ speaker }) => speaker === name));
  return {
    id,
    headline: sentence(words, between(random, 5, 10), ` ${pick(random, cast).name.split(' ')[1]}`),
    body: `${place.toUpperCase()} — ${paragraphs.join('\n')}`,
    speakers: quoted.map(({ name, role }) => `${name}, ${role}`).join('; '),
    byline: someReporter(random),
    place,
    day,
    language,
    quotations,
  };
};

type Words = (count: number) => string;

const storyWords = (random: Random): Words => {
  const used: string[] = [];
  return (count) => {
    const written: string[] = [];
    for (let word = 0; word < count; word++) {
      const again = used.length > 0 && random() < REPEATED;
      const next = again ? pick(random, used) : plainWords(ranks(random));
      if (!again) used.push(next);
      written.push(next);
    }
    return written.join(' ');
  };
};

const sentence = (words: Words, length: number, tail: string): string => `${capital(words(length))}${tail}.`;
