import { readFile } from 'node:fs/promises';
import { mapBounded } from '../../../functions/archive/map-bounded.ts';
import { LOG, logEndKey, type Row } from '../../../functions/stores/table.ts';
import { CONFIG, INCOMING } from '../../names.ts';
import type { Console } from '../console.ts';
import type { Office } from '../office.ts';
import type { EmptyTable } from './empty-table.ts';
import { openExport } from './export-files.ts';
import { type Mirrored, md5Of, mirrored } from './mirror.ts';
import { ofNewBucket } from './new-receipts.ts';

export type RestoreOptions = {
  /** The export of the table. */
  readonly from: string;
  /** A mirror of the uploads bucket; without it the bucket is the one that the receipts are of. */
  readonly uploads?: string;
  /** A mirror of the archive bucket, for articles too large for a row. */
  readonly archive?: string;
  readonly json?: boolean;
};

export type RestoreMeans = {
  readonly console: Console;
  readonly table: EmptyTable;
  readonly put: (bucket: 'uploads' | 'archive', key: string, bytes: Uint8Array) => Promise<void>;
  readonly snapshot: Office['snapshot'];
};

const AT_ONCE = 8;
const CHUNK = 500; // rows in memory
const LARGE_ARTICLES = 'articles/';

/**
 * Writes an export of the table into an empty stack, puts the objects back, and has the index written. Run again after a
 * crash, it goes on: every step is safe to repeat.
 *
 * The log comes last and in order: a replica that looks meanwhile, or a snapshot, stands at a commit whose articles are all
 * there. What is in the log's end is written before any of it, so that nothing is committed below.
 * @returns the exit code: 0 done; what fails is thrown
 * @throws ArchiveError `bad-request` before anything is written, where the table is not empty or a folder is none
 */
export const restore = async (options: RestoreOptions, means: RestoreMeans): Promise<number> => {
  const { console, table, put, snapshot } = means;
  const exported = await openExport(options.from);
  const uploads = options.uploads === undefined ? null : await mirrored(options.uploads, INCOMING, CONFIG);
  const large = options.archive === undefined ? [] : await mirrored(options.archive, LARGE_ARTICLES);
  const md5s = uploads && (await digests(uploads));
  await table.claim(exported.arn);

  const putAll = (bucket: 'uploads' | 'archive', files: readonly Mirrored[]) =>
    mapBounded(files, AT_ONCE, async ({ key, path }) => put(bucket, key, await readFile(path)));
  console.tell(`Puts back ${large.length} large articles …`);
  await putAll('archive', large);

  console.tell(`Writes ${exported.items} rows of ${exported.exportedAt} …`);
  const log: Row[] = [];
  let chunk: Row[] = [];
  let rows = 0;
  for await (const row of exported.rows()) {
    rows += 1;
    if (isOfLog(row)) log.push(row);
    else if (!isLeftOut(row)) chunk.push(md5s === null || row.sk?.S !== 'RECEIPT' ? row : inNewBucket(row, md5s));
    if (chunk.length < CHUNK) continue;
    await table.write(chunk);
    chunk = [];
  }
  await table.write(chunk);
  await table.write(log.sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1)));

  console.tell(`Puts back ${uploads?.length ?? 0} uploads …`);
  await putAll('uploads', uploads ?? []);
  console.tell('Has the index written …');
  const { articles, commit } = await snapshot('rebuild');
  await table.release();
  const done = { rows, uploads: uploads?.length ?? 0, large: large.length, articles, commit };
  console.print(
    options.json
      ? JSON.stringify(done)
      : `Restored ${rows} rows, ${done.uploads} uploads and ${done.large} large articles: ${articles} articles can be found, as of commit ${commit}. See "npx cuttings reconcile".`,
  );
  return 0;
};

const digests = async (files: readonly Mirrored[]): Promise<ReadonlyMap<string, string>> =>
  new Map(await mapBounded(files, AT_ONCE, async ({ key, path }) => [key, await md5Of(path)] as const));

const inNewBucket = (row: Row, md5s: ReadonlyMap<string, string>): Row =>
  ofNewBucket(row, md5s.get(row.key?.S ?? '') ?? null);

const isOfLog = ({ pk }: Row): boolean => pk?.S === LOG || pk?.S === logEndKey.pk?.S;

/** The log's end sorts first. */
const sortOf = ({ pk, sk }: Row): string => (pk?.S === LOG ? `1${sk?.S}` : '0');

/** Pointers to snapshots that are in another bucket, and the mark of a restoration that the export was made in. */
const isLeftOut = ({ pk }: Row): boolean => /^(?:SNAPSHOT#|RESTORING$)/.test(pk?.S ?? '');
