import { between, type Random } from './random.ts';
import { nameWords } from './words.ts';
import { zipfRanks } from './zipf.ts';

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const GIVEN_NAMES = 600;
const PLACES_FROM = 2_000_000; // numbers of names that no person has
const ROLES = 400;

const people = zipfRanks({ bend: 3_000, tail: 2 });
const places = zipfRanks({ bend: 300, tail: 3 });
const reporters = zipfRanks({ bend: 80, tail: 4 });

/** The same given name for the same person; surnames are shared by a few. */
const personNamed = (rank: number): string => {
  const given = Math.imul(rank + 1, 0x9e3779b1) >>> 0;
  return `${capital(nameWords(given % GIVEN_NAMES))} ${capital(nameWords(GIVEN_NAMES + Math.floor(rank * 0.8)))}`;
};

export const someone = (random: Random): string => personNamed(people(random));
export const someReporter = (random: Random): string => personNamed(500_000 + reporters(random));
export const somewhere = (random: Random): string => capital(nameWords(PLACES_FROM + places(random)));
export const someRole = (random: Random, word: (rank: number) => string): string =>
  `${word(1_000 + between(random, 0, ROLES))} ${word(150 + between(random, 0, 60))}`;
