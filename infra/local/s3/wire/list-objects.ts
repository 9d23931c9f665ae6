import { S3Error } from '../errors.ts';
import { type Item, nameOf, walk } from '../listing.ts';
import type { Version } from '../record.ts';
import { answerXml, type BucketExchange, bucketArn, demand } from './exchange.ts';
import { quoted } from './headers.ts';
import { commonPrefixes, type PageRequest, readPageRequest, takePage } from './page.ts';
import type { Field } from './xml.ts';

export const listObjectsV2 = (exchange: BucketExchange): void => {
  const { query } = exchange.address;
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const request = readPageRequest(exchange);
  const { page, isTruncated, current } = listCurrent(exchange, request, readToken(token) ?? startAfter ?? '');
  const last = page.at(-1);
  answerXml(exchange, 'ListBucketResult', [
    ['Name', exchange.bucket],
    ...request.echo,
    ['KeyCount', page.length],
    ['IsTruncated', isTruncated],
    ['ContinuationToken', token],
    ['NextContinuationToken', isTruncated && last !== undefined ? writeToken(nameOf(last)) : undefined],
    ['StartAfter', startAfter === undefined ? undefined : request.write(startAfter)],
    ...contents(page, request, current),
  ]);
};

export const listObjects = (exchange: BucketExchange): void => {
  const marker = exchange.address.query.get('marker') ?? '';
  const request = readPageRequest(exchange);
  const { page, isTruncated, current } = listCurrent(exchange, request, marker);
  const last = page.at(-1);
  const next = isTruncated && last !== undefined && request.delimiter !== '' ? nameOf(last) : undefined;
  answerXml(exchange, 'ListBucketResult', [
    ['Name', exchange.bucket],
    ...request.echo,
    ['Marker', request.write(marker)],
    ['NextMarker', next === undefined ? undefined : request.write(next)],
    ['IsTruncated', isTruncated],
    ...contents(page, request, current),
  ]);
};

/** What the policies' condition keys of a list are called (Service Authorization Reference, Amazon S3). */
export const listContext = ({ prefix, delimiter, limit }: PageRequest): Record<string, string> => ({
  's3:prefix': prefix,
  's3:max-keys': String(limit),
  ...(delimiter === '' ? {} : { 's3:delimiter': delimiter }),
});

const listCurrent = (exchange: BucketExchange, request: PageRequest, after: string) => {
  demand(exchange, 's3:ListBucket', bucketArn(exchange.bucket), listContext(request));
  const { keys, versions } = exchange.s3.bucket(exchange.bucket);
  const current = (key: string): Version | undefined => versions.get(key)?.at(-1);
  const counts = (key: string): boolean => (current(key)?.body ?? null) !== null;
  const { prefix, delimiter, limit } = request;
  return { ...takePage(walk(keys.all(), { prefix, delimiter, after, counts }), limit), current };
};

const contents = (
  page: readonly Item[],
  { write }: PageRequest,
  current: (key: string) => Version | undefined,
): readonly Field[] => [
  ...page.flatMap((item): readonly Field[] => {
    const version = 'key' in item ? current(item.key) : undefined;
    if (version === undefined || !('key' in item)) return [];
    return [
      [
        'Contents',
        [
          ['Key', write(item.key)],
          ['LastModified', new Date(version.modified).toISOString()],
          ['ETag', quoted(version.etag)],
          ['ChecksumAlgorithm', version.checksum?.algorithm],
          ['ChecksumType', version.checksum?.type],
          ['Size', version.size],
          ['StorageClass', 'STANDARD'],
        ],
      ],
    ];
  }),
  ...commonPrefixes(
    page.flatMap((item) => ('prefix' in item ? [item.prefix] : [])),
    write,
  ),
];

/** Opaque to clients, as S3's are. */
const writeToken = (after: string): string => Buffer.from(`1:${after}`).toString('base64url');

const readToken = (token: string | undefined): string | undefined => {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('1:')) throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return text.slice(2);
};
