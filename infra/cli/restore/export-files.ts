import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Row } from '../../../functions/stores/table.ts';

/** An export of a table as DynamoDB writes it to S3 (Developer Guide, "DynamoDB table export output format"). */
export type TableExport = {
  readonly arn: string; // of the export
  readonly exportedAt: string;
  readonly items: number;
  /** Every row, in no order. @throws ArchiveError `corrupt` where a file is not what was exported */
  readonly rows: () => AsyncIterable<Row>;
};

const Summary = z.object({
  exportArn: z.string(),
  exportTime: z.string(),
  itemCount: z.number(),
  outputFormat: z.string(),
  exportType: z._default(z.string(), 'FULL_EXPORT'),
});
const DataFile = z.object({ itemCount: z.number(), md5Checksum: z.string(), dataFileS3Key: z.string() });
type DataFile = z.infer<typeof DataFile>;

const SUMMARY = 'manifest-summary.json';

/**
 * Opens an export that was copied into a folder: that of its manifests, or one that has `AWSDynamoDB/<id>/` in it.
 * @throws ArchiveError `bad-request` that says what is missing, or of what other kind it is
 */
export const openExport = async (folder: string): Promise<TableExport> => {
  const home = await homeOf(folder);
  const summary = z.parse(Summary, JSON.parse(await readFile(join(home, SUMMARY), 'utf8')));
  if (summary.outputFormat !== 'DYNAMODB_JSON' || summary.exportType !== 'FULL_EXPORT')
    throw refuse(`${home} is a ${summary.exportType} as ${summary.outputFormat}: make a full export as DynamoDB JSON.`);
  const manifest = await readFile(join(home, 'manifest-files.json'), 'utf8').catch(() => {
    throw refuse(`${home} has no manifest-files.json: copy the whole export.`);
  });
  const files = manifest
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => z.parse(DataFile, JSON.parse(line)));
  return {
    arn: summary.exportArn,
    exportedAt: summary.exportTime,
    items: summary.itemCount,
    rows: async function* () {
      for (const file of files) yield* rowsOf(join(home, 'data', basename(file.dataFileS3Key)), file);
    },
  };
};

const homeOf = async (folder: string): Promise<string> => {
  const list = async (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
  if ((await list(folder)).includes(SUMMARY)) return folder;
  const exports = join(folder, 'AWSDynamoDB');
  const homes: string[] = [];
  for (const name of await list(exports)) {
    if ((await list(join(exports, name))).includes(SUMMARY)) homes.push(join(exports, name));
  }
  const [home, ...others] = homes;
  if (home === undefined) throw refuse(`There is no ${SUMMARY} in ${folder}: it is no export of a table.`);
  if (others.length > 0) throw refuse(`${exports} has ${homes.length} exports: name one of them, such as ${home}.`);
  return home;
};

/** Checks the bytes of the whole file before it gives any row. */
async function* rowsOf(path: string, { itemCount, md5Checksum }: DataFile): AsyncGenerator<Row> {
  const hash = createHash('md5');
  for await (const chunk of open(path)) hash.update(chunk);
  if (hash.digest('base64') !== md5Checksum) throw corrupt(`${path} is not what was exported: copy it again.`);
  let count = 0;
  for await (const line of createInterface({ input: open(path).pipe(createGunzip()), crlfDelay: Infinity })) {
    if (line === '') continue;
    const { Item } = JSON.parse(line) as { readonly Item: Readonly<Record<string, AttributeValue>> };
    count += 1;
    yield fromJson(Item);
  }
  if (count !== itemCount) throw corrupt(`${path} has ${count} rows, not ${itemCount}.`);
}

const open = (path: string) => createReadStream(path);

/** DynamoDB JSON has binary values as base64. */
const fromJson = (item: Readonly<Record<string, AttributeValue>>): Row =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));

const attributeOf = (value: AttributeValue): AttributeValue => {
  if (value.B !== undefined) return { B: Buffer.from(String(value.B), 'base64') };
  if (value.M !== undefined) return { M: fromJson(value.M) };
  if (value.L !== undefined) return { L: value.L.map(attributeOf) };
  return value;
};

const refuse = (message: string): ArchiveError => new ArchiveError('bad-request', message);
const corrupt = (message: string): ArchiveError => new ArchiveError('corrupt', message);
