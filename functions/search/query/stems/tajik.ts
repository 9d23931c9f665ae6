import { type Layer, peel } from './peel.ts';

const LAYERS: readonly Layer[] = [
  { ending: /ро$/, least: 5 }, // the definite object
  { ending: /(?<=ҳо|истон)[ие]$/, least: 4 }, // the link to what follows (изофат)
  { ending: /ҳо$/, least: 3 },
  { ending: /(?<=нда)гон$/, least: 4 }, // намоянда, намояндагон
  { ending: /(?<=...гар)он$/, least: 4 }, // коргар, коргарон
];

/**
 * The stem of a Tajik word: without the plural in -ҳо, those in -он and -гон where nothing else ends so, the link to what
 * follows after these, and the object's -ро. Of no other word -и is taken off: as a term it is the -ӣ as well by which дӯст,
 * a friend, becomes friendship.
 */
export const tajik = (term: string): string => peel(term, LAYERS);
