/** Words that nobody wrote: each is the only one of its number, short for small numbers, and can be spoken. */
export type WordMaker = (number: number) => string;

type Syllables = {
  readonly onsets: readonly string[];
  readonly vowels: readonly string[];
  /** What a word may end in; the empty ending is one of them. */
  readonly codas: readonly string[];
};

const split = (list: string): readonly string[] => list.split(' ');

const PLAIN: Syllables = {
  onsets: split('b c d f g h l m n p r s t v br cr dr fl gr pl pr sh st tr'),
  vowels: split('a e i o u ea ou ai'),
  codas: ['', ...split('n r s t l m d ck nd st ng')],
};

const NAMES: Syllables = {
  onsets: split('b d g h j k l m n r s t v y z kh zh dv sv'),
  vowels: split('a e i o u ya'),
  codas: ['', ...split('lev rov kin sko sen ric luk man lard nez doff stad')],
};

const REMEMBERED = 200_000; // words, some 10 MB

const remembered = (make: WordMaker): WordMaker => {
  const known = new Array<string | undefined>(REMEMBERED);
  return (number) => {
    if (number >= REMEMBERED) return make(number);
    const word = known[number] ?? make(number);
    known[number] = word;
    return word;
  };
};

const STEP = 1_000_003n * 7_919n; // primes, neither a factor of any number of combinations

/**
 * A consonant group, a vowel, and so on, and an ending: read from the left there is one way to take a word apart, so
 * no two numbers share a word.
 */
const wordMaker = ({ onsets, vowels, codas }: Syllables, bands: readonly number[]): WordMaker => {
  const opens = onsets.flatMap((onset) => vowels.map((vowel) => onset + vowel));
  return (number) => {
    let band = 0;
    let inBand = number;
    for (const size of bands) {
      if (inBand < size) break;
      inBand -= size;
      band += 1;
    }
    const combinations = opens.length ** (band + 1) * codas.length;
    // Neighbours in frequency should not be neighbours in the dictionary: a step that shares no factor with the
    // number of combinations visits each once.
    let rest = Number((BigInt(inBand) * STEP) % BigInt(combinations));
    const coda = codas[rest % codas.length];
    rest = Math.floor(rest / codas.length);
    let word = '';
    for (let syllable = 0; syllable <= band; syllable++) {
      word += opens[rest % opens.length];
      rest = Math.floor(rest / opens.length);
    }
    return word + coda;
  };
};

/** Words of one syllable for the 150 most frequent, of two for the next 12,000, and of three and four. */
export const plainWords = remembered(wordMaker(PLAIN, [150, 12_000, 4_000_000]));

/** Names, which end otherwise than words do. Two syllables for the first 5,000, then three and four. */
export const nameWords = remembered(wordMaker(NAMES, [0, 5_000, 1_000_000]));
