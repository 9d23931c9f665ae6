import { ACCOUNT } from '../../service.ts';
import { S3Error } from '../errors.ts';
import { type Query, walk } from '../listing.ts';
import type { Version } from '../record.ts';
import { answerXml, type BucketExchange, bucketArn, demand } from './exchange.ts';
import { quoted } from './headers.ts';
import { listContext } from './list-objects.ts';
import { commonPrefixes, readPageRequest, takePage } from './page.ts';
import type { Field } from './xml.ts';

type Row = { readonly key: string; readonly version: Version; readonly isLatest: boolean };
type Item = Row | { readonly prefix: string };

/** ListObjectVersions: of each key, newest first, delete markers among the versions. */
export const listObjectVersions = (exchange: BucketExchange): void => {
  const { bucket, s3 } = exchange;
  const { query } = exchange.address;
  const request = readPageRequest(exchange);
  demand(exchange, 's3:ListBucketVersions', bucketArn(bucket), listContext(request));
  const keyMarker = query.get('key-marker') ?? '';
  const versionMarker = query.get('version-id-marker') ?? '';
  if (versionMarker !== '' && keyMarker === '')
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.');
  const { keys, versions } = s3.bucket(bucket);
  const { prefix, delimiter } = request;
  const items = rows(keys.all(), versions, { prefix, delimiter, after: keyMarker, counts: () => true }, versionMarker);
  const { page, isTruncated } = takePage(items, request.limit);
  const last = isTruncated ? page.at(-1) : undefined;
  answerXml(exchange, 'ListVersionsResult', [
    ['Name', bucket],
    ...request.echo,
    ['KeyMarker', request.write(keyMarker)],
    ['VersionIdMarker', versionMarker],
    ['IsTruncated', isTruncated],
    ['NextKeyMarker', last && request.write('key' in last ? last.key : last.prefix)],
    ['NextVersionIdMarker', last && 'key' in last ? last.version.id : undefined],
    ...page.flatMap((item) => ('key' in item ? [rowField(item, request.write)] : [])),
    ...commonPrefixes(
      page.flatMap((item) => ('prefix' in item ? [item.prefix] : [])),
      request.write,
    ),
  ]);
};

function* rows(
  keys: readonly string[],
  versions: ReadonlyMap<string, readonly Version[]>,
  query: Query,
  versionMarker: string,
): Iterable<Item> {
  if (versionMarker !== '') {
    const ofMarker = rowsOf(query.after, versions.get(query.after) ?? []);
    yield* ofMarker.slice(ofMarker.findIndex(({ version }) => version.id === versionMarker) + 1);
  }
  for (const item of walk(keys, query)) {
    if ('prefix' in item) yield item;
    else yield* rowsOf(item.key, versions.get(item.key) ?? []);
  }
}

const rowsOf = (key: string, versions: readonly Version[]): readonly Row[] =>
  versions.map((version, at) => ({ key, version, isLatest: at === versions.length - 1 })).reverse();

const rowField = ({ key, version, isLatest }: Row, write: (key: string) => string): Field => {
  const common: readonly Field[] = [
    ['Key', write(key)],
    ['VersionId', version.id],
    ['IsLatest', isLatest],
    ['LastModified', new Date(version.modified).toISOString()],
    ['Owner', [['ID', ACCOUNT]]],
  ];
  if (version.body === null) return ['DeleteMarker', common];
  return ['Version', [...common, ['ETag', quoted(version.etag)], ['Size', version.size], ['StorageClass', 'STANDARD']]];
};
