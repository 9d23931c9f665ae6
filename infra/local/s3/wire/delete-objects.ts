import { S3Error } from '../errors.ts';
import { readText } from './body.ts';
import { answerXml, type BucketExchange, demand, objectArn } from './exchange.ts';
import { childrenOf, type Element, type Field, parseXml, textOf } from './xml.ts';

const MOST_KEYS = 1000;
const LARGEST_REQUEST = 2 * 1024 * 1024;

/** DeleteObjects: each key for itself, and what could not be deleted is said beside what was. */
export const deleteObjects = async (exchange: BucketExchange): Promise<void> => {
  const root = parseXml(await readText(exchange, LARGEST_REQUEST));
  const wanted = childrenOf(root, 'Object');
  if (root.name !== 'Delete' || wanted.length === 0 || wanted.length > MOST_KEYS) throw new S3Error('MalformedXML');
  const isQuiet = textOf(root, 'Quiet') === 'true';
  const results = wanted.map((element) => deleteOne(exchange, element));
  answerXml(
    exchange,
    'DeleteResult',
    results.filter(([name]) => name === 'Error' || !isQuiet),
  );
};

const deleteOne = (exchange: BucketExchange, element: Element): Field => {
  const { bucket, origin, s3 } = exchange;
  const key = textOf(element, 'Key');
  const versionId = textOf(element, 'VersionId');
  if (key === undefined) throw new S3Error('MalformedXML');
  const named: readonly Field[] = [
    ['Key', key],
    ['VersionId', versionId],
  ];
  const conditional = ['ETag', 'LastModifiedTime', 'Size'].find((name) => textOf(element, name) !== undefined);
  try {
    if (conditional !== undefined)
      throw new S3Error('NotImplemented', 'The local S3 does not implement conditional deletes.');
    const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
    demand(exchange, action, objectArn(bucket, key));
    const removal = s3.remove(bucket, key, { ...(versionId === undefined ? {} : { versionId }), origin });
    return [
      'Deleted',
      [
        ...named,
        ['DeleteMarker', removal.isMarker ? true : undefined],
        ['DeleteMarkerVersionId', removal.isMarker ? (removal.versionId ?? undefined) : undefined],
      ],
    ];
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return ['Error', [...named, ['Code', error.code], ['Message', error.message]]];
  }
};
