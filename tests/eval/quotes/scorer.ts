import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A quotation of the gold standard, as its file has it. Offsets are of the article's text. */
export type GoldQuote = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: { readonly mention: string; readonly canonical: string | null; readonly role?: string | null };
  readonly cue?: string | null;
};
export type GoldArticle = { readonly id: string; readonly text: string; readonly quotes: readonly GoldQuote[] };

/** What is put before the scorer. */
export type PredictedQuote = {
  readonly start?: number;
  readonly end?: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly mention: string | null;
};
export type Prediction = { readonly id: string; readonly quotes: readonly PredictedQuote[] };

/** What the scorer says of one quotation of the gold standard. */
export type Row = {
  readonly id: string;
  readonly kind: string;
  readonly core: boolean; // its speaker is a person whose name is known
  readonly unres: boolean; // left open in the gold, and neutral
  readonly matched: boolean;
  readonly canonical: boolean | null;
  readonly pred: string | null;
  readonly gold: string | null;
  readonly goldMention: string;
  readonly text: string;
};
export type Score = { readonly rows: readonly Row[]; readonly fps: readonly PredictedQuote[] };

type Rates = { readonly p: number; readonly r: number; readonly f1: number };
export type Summary = {
  readonly articles: number;
  readonly gold: number;
  readonly goldNamed: number;
  readonly pred: number;
  readonly span: Rates;
  readonly e2e: Rates;
  readonly canonicalAcc: number;
  readonly nonPersonOK: number;
  readonly abstained: number;
  readonly byKind: Readonly<Record<string, { readonly n: number; readonly e2eRecall: number | null }>>;
};

export type Scorer = {
  readonly scoreArticle: (gold: GoldArticle, prediction: Prediction, options?: { readonly strict?: boolean }) => Score;
  readonly summarise: (scores: readonly Score[]) => Summary;
};

const NAME = 'score-quotes.mjs';
const FARTHEST = 4; // folders upwards

/** The scorer that lies in a `tools` folder beside the data or above it. */
export const scorerBeside = async (file: string): Promise<Scorer> => {
  let folder = dirname(resolve(file));
  for (let up = 0; up < FARTHEST; up += 1) {
    const path = join(folder, 'tools', NAME);
    const found = await readFile(path).then(
      () => true,
      () => false,
    );
    if (found) return import(pathToFileURL(path).href);
    folder = dirname(folder);
  }
  throw new Error(`No tools/${NAME} in a folder above ${file}: the scorer is kept beside the data.`);
};

/** A gold standard: one article a line, in JSON. */
export const readGold = async (file: string): Promise<readonly GoldArticle[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read: give the path of a file with one article of JSON a line.`);
  });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => parse(line, `${file}:${index + 1}`));
};

const parse = (line: string, where: string): GoldArticle => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where} is no JSON: each line of the file must be one article.`);
  }
};
