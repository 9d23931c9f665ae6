import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

const FILES = 3; // DynamoDB spreads the rows over as many as the table has partitions

/**
 * A table as `ExportTableToPointInTime` writes it to a bucket (Developer Guide, "DynamoDB table export output format"), in a
 * folder.
 */
export const exportTable = async (client: DynamoDBClient, table: string, folder: string): Promise<void> => {
  const rows: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    rows.push(...Items.map((Item) => JSON.stringify({ Item: toJson(Item) })));
  }
  const id = '01798403200000-5a8c1b2d';
  const home = join('AWSDynamoDB', id);
  mkdirSync(join(folder, home, 'data'), { recursive: true });
  const files = Array.from({ length: FILES }, (_, file) => {
    const lines = rows.filter((__, at) => at % FILES === file);
    const bytes = gzipSync(lines.map((line) => `${line}\n`).join(''));
    const dataFileS3Key = `${home}/data/file${file}.json.gz`;
    writeFileSync(join(folder, dataFileS3Key), bytes);
    const md5 = createHash('md5').update(bytes);
    const md5Checksum = md5.copy().digest('base64');
    return { itemCount: lines.length, md5Checksum, etag: `${md5.digest('hex')}-1`, dataFileS3Key };
  });
  writeFileSync(join(folder, home, 'manifest-files.json'), files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  const arn = `arn:aws:dynamodb:us-east-1:000000000000:table/${table}`;
  const summary = {
    version: '2020-06-30',
    exportArn: `${arn}/export/${id}`,
    startTime: '2026-11-23T12:00:00.000Z',
    endTime: '2026-11-23T12:05:00.000Z',
    tableArn: arn,
    exportTime: '2026-11-23T11:59:00.000Z',
    s3Bucket: 'exports',
    s3Prefix: null,
    s3SseAlgorithm: 'AES256',
    manifestFilesS3Key: `${home}/manifest-files.json`,
    billedSizeBytes: 0,
    itemCount: rows.length,
    outputFormat: 'DYNAMODB_JSON',
    exportType: 'FULL_EXPORT',
  };
  writeFileSync(join(folder, home, 'manifest-summary.json'), JSON.stringify(summary));
};

const toJson = (value: Readonly<Record<string, AttributeValue>>): object =>
  Object.fromEntries(Object.entries(value).map(([name, attribute]) => [name, attributeOf(attribute)]));

const attributeOf = (attribute: AttributeValue): object => {
  if (attribute.B !== undefined) return { B: Buffer.from(attribute.B).toString('base64') };
  if (attribute.M !== undefined) return { M: toJson(attribute.M) };
  if (attribute.L !== undefined) return { L: attribute.L.map(attributeOf) };
  return attribute;
};
