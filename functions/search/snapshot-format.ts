import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import { ANALYSER } from './analysis.ts';
import { ArchiveIndex } from './archive-index.ts';
import { ARTICLE_WEIGHTS, QUOTATION_WEIGHTS } from './documents.ts';
import { engineFromSnapshot } from './engine.ts';
import { Entry } from './speakers.ts';

const FORMAT = 1;
const LARGEST = 512 * 1024 * 1024; // bytes of JSON: V8 holds no longer string

const Snapshot = z.object({
  format: z.literal(FORMAT),
  analyser: z.literal(ANALYSER),
  commit: z.number(),
  released: z.number(),
  entries: z.array(z.tuple([z.string(), Entry])),
  hidden: z.array(z.tuple([z.string(), z.object({ revision: z.number(), until: z.nullable(z.number()) })])),
  articles: z.unknown(),
  quotations: z.unknown(),
});

/** An index as bytes: JSON, MiniSearch's own within it, gzipped. Ends at about 200,000 articles, with a RangeError. */
export const encodeSnapshot = async (index: ArchiveIndex): Promise<Uint8Array> => {
  const { commit, released, entries, hidden, articles, quotations } = index.parts;
  const snapshot: z.infer<typeof Snapshot> = {
    format: FORMAT,
    analyser: ANALYSER,
    commit,
    released,
    entries: [...entries],
    hidden: [...hidden],
    articles: await articles.toSnapshot(),
    quotations: await quotations.toSnapshot(),
  };
  return promisify(gzip)(JSON.stringify(snapshot));
};

/** @throws ArchiveError `corrupt` where the bytes are not a snapshot of this analyser and format */
export const decodeSnapshot = async (bytes: Uint8Array): Promise<ArchiveIndex> => {
  const { commit, released, entries, hidden, articles, quotations } = await parse(bytes);
  return new ArchiveIndex({
    commit,
    released,
    entries: new Map(entries),
    hidden: new Map(hidden),
    articles: engineFromSnapshot(articles, ARTICLE_WEIGHTS),
    quotations: engineFromSnapshot(quotations, QUOTATION_WEIGHTS),
  });
};

const parse = async (bytes: Uint8Array): Promise<z.infer<typeof Snapshot>> => {
  try {
    const json = await promisify(gunzip)(bytes, { maxOutputLength: LARGEST });
    return z.parse(Snapshot, JSON.parse(json.toString('utf8')));
  } catch (cause) {
    throw new ArchiveError('corrupt', `Not a snapshot of ${ANALYSER}, format ${FORMAT}`, { cause });
  }
};
