import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { Head } from '../../../functions/archive/article.ts';
import { buildIndex } from '../../../functions/search/build-index.ts';
import { openRanged } from '../../../functions/search/index/ranged/ranged-snapshot.ts';
import { openSnapshot } from '../../../functions/search/index/snapshot.ts';
import { questionsFor } from '../../../functions/search/query/questions.ts';
import { readQuery } from '../../../functions/search/query/read-query.ts';
import type { ReplicaIndex } from '../../../functions/search/replica-index.ts';
import { encodeIndex, indexOver } from '../../../functions/search/snapshot-format.ts';
import { headRows } from '../../../functions/stores/heads.ts';
import { costOf, peakMemory, residentMemory } from '../cost.ts';
import { headOf } from '../search/heads.ts';

/** In this order: the first makes the file that the others read. */
export const STAGES = ['the first snapshot, of the table', 'the next, of 3,000 changes', 'a warm replica'] as const;
export type Stage = (typeof STAGES)[number];

/** `peak` is megabytes above what the process had before, Node's own and our modules; `bytes` those of the snapshot. */
export type Taken = { readonly seconds: number; readonly peak: number; readonly bytes: number };

const CHANGES = 3_000;
const NOW = 1_800_000_000_000;

/** Does one stage in this process. Rows of articles are made up while it runs; what that takes of CPU is not in it. */
export const runStage = async (stage: Stage, articles: number, folder: string): Promise<Taken> => {
  const file = join(folder, 'snapshot');
  const made = { ms: 0 };
  const work = { [STAGES[0]]: first, [STAGES[1]]: next, [STAGES[2]]: warm }[stage];
  const before = residentMemory();
  const { cost } = await costOf(() => work(file, articles, made));
  return { seconds: (cost.cpu - made.ms) / 1000, peak: peakMemory() - before, bytes: statSync(file).size };
};

type Made = { ms: number };

const NO_BUCKET: Parameters<typeof headRows>[0] = { s3: new S3Client({}), bucket: '' }; // none is too large for a row
const { encode, decode } = headRows(NO_BUCKET);

/** An article as it comes out of the table. */
const make = async (number: number, made: Made): Promise<Head> => {
  const { result, cost } = await costOf(() => encode(headOf(number)));
  made.ms += cost.cpu;
  return decode(result);
};

const first = async (file: string, articles: number, made: Made): Promise<void> => {
  async function* heads(): AsyncGenerator<Head> {
    for (let number = 0; number < articles; number++) yield make(number, made);
  }
  writeFileSync(file, encodeIndex(await buildIndex(heads(), { now: () => NOW })));
};

const next = async (file: string, articles: number, made: Made): Promise<void> => {
  const index = over(openSnapshot(readFileSync(file)));
  for (let number = articles; number < articles + CHANGES; number++) index.apply(await make(number, made), NOW);
  writeFileSync(`${file}.next`, encodeIndex(index));
};

/** Opened by ranges, asked, and then read to its end. */
const warm = async (file: string): Promise<void> => {
  const descriptor = openSync(file, 'r');
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(to - from);
    readSync(descriptor, bytes, 0, bytes.length, from);
    return bytes;
  };
  const snapshot = await openRanged({ size: statSync(file).size, read });
  const index = over(snapshot);
  const { strict } = questionsFor(readQuery('harbour ferry'), index.articlesAsked);
  await snapshot.answer(() => index.searchArticles(strict, { limit: 10 }));
  await snapshot.loadRest();
  closeSync(descriptor);
};

const over = (snapshot: ReturnType<typeof openSnapshot>): ReplicaIndex =>
  indexOver({ ...snapshot, answer: async (ask) => ask(), damage: () => null, read: () => 0 });
