import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Head } from '../../functions/archive/article.ts';
import { articleId } from '../../functions/archive/article-id.ts';
import type { Commit } from '../../functions/archive/commit.ts';
import { mapBounded } from '../../functions/archive/map-bounded.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { archiveReader } from '../../functions/stores/archive-reader.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type Address, connectionOf } from '../machine/newsroom.ts';
import { type Act, COMMON, WORD } from './acts.ts';
import type { Bucket, Version } from './bucket.ts';
import type { Ask } from './readers.ts';

/** What is there when everything has settled. */
export type Settled = {
  readonly acts: readonly Act[];
  /** Of each act the version that the bucket answered. */
  readonly answered: ReadonlyMap<Act, string>;
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly log: readonly Commit[];
};

/** Every way in which the archive is not what it should be; none where all laws hold. */
export const breachesOf = async (settled: Settled, address: Address, bucket: Bucket, ask: Ask): Promise<string[]> => {
  const heads = await everyHead(address);
  const texts = await textsOf(settled.versions, bucket);
  return [
    ...lostAnswers(settled),
    ...wrongReceipts(settled),
    ...wrongLog(settled, heads),
    ...wrongTable(settled, heads, texts),
    ...(await wrongSearch(settled, texts, ask)),
  ];
};

const everyHead = async (address: Address): Promise<ReadonlyMap<string, Head>> => {
  const connection = connectionOf(address, 'engineer');
  const client = new DynamoDBClient(connection);
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const heads = new Map<string, Head>();
  const location = { client, s3, table: 'cuttings-archive', bucket: 'cuttings-archive-local', clock: systemClock };
  for await (const head of archiveReader(location).everyHead()) heads.set(head.id, head);
  return heads;
};

/** Of each key what a reader of the bucket would get, null where the file was removed. */
const textsOf = async (versions: Settled['versions'], bucket: Bucket): Promise<ReadonlyMap<string, string | null>> => {
  const texts = new Map<string, string | null>();
  await mapBounded([...versions], 8, async ([key, [newest]]) => {
    texts.set(key, newest === undefined || newest.isMarker ? null : await bucket.text(key));
  });
  return texts;
};

const lostAnswers = ({ answered, versions }: Settled): string[] =>
  [...answered].flatMap(([{ key }, version]) =>
    versions.get(key)?.some(({ id }) => id === version) ? [] : [`${key}: the bucket has lost version ${version}`],
  );

const wrongReceipts = ({ versions, receipts }: Settled): string[] =>
  [...versions].flatMap(([key, [newest]]) => {
    const { versionId, state } = receipts.get(key) ?? {};
    const wanted = newest?.isMarker ? 'withdrawn' : 'accepted';
    return versionId === newest?.id && state === wanted ? [] : [`${key}: its receipt is ${state} of ${versionId}`];
  });

/** No gap, no repeat; of each article the revisions 1, 2, 3, and not one more than its file had versions. */
const wrongLog = ({ log, versions }: Settled, heads: ReadonlyMap<string, Head>): string[] => {
  const wrong = log.flatMap(({ number }, at) => (number === at + 1 ? [] : [`the log has ${number} at ${at + 1}`]));
  const revisions = new Map<string, number>();
  for (const { number, changes } of log) {
    for (const { id, revision } of changes) {
      const before = revisions.get(id) ?? 0;
      if (revision !== before + 1) wrong.push(`commit ${number} has revision ${revision} of ${id} after ${before}`);
      revisions.set(id, revision);
    }
  }
  for (const [id, { revision }] of heads) {
    if (revisions.get(id) !== revision) wrong.push(`${id} has revision ${revision}, the log ${revisions.get(id)}`);
  }
  for (const [key, all] of versions) {
    const made = revisions.get(articleId(key)) ?? 0;
    if (made > all.length) wrong.push(`${key} has ${all.length} versions, its article ${made} revisions`);
  }
  return wrong;
};

const wrongTable = (
  { versions }: Settled,
  heads: ReadonlyMap<string, Head>,
  texts: ReadonlyMap<string, string | null>,
): string[] =>
  [...versions.keys()].flatMap((key) => {
    const head = heads.get(articleId(key));
    const found = head === undefined || head.state === 'withdrawn' ? null : (WORD.exec(head.headline)?.[0] ?? '');
    const wanted = WORD.exec(texts.get(key) ?? '')?.[0] ?? null;
    return found === wanted ? [] : [`${key}: the table has ${found}, the bucket ${wanted}`];
  });

/** Everything that stands is found, and nothing else; each word that was replaced or removed is found nowhere. */
const wrongSearch = async (
  { acts, log }: Settled,
  texts: ReadonlyMap<string, string | null>,
  ask: Ask,
): Promise<string[]> => {
  const total = async (word: string): Promise<number> =>
    Number((await ask(`search?q=${word}&limit=1&atLeast=${log.length}`)).body?.total);
  const live = new Set([...texts.values()].flatMap((text) => WORD.exec(text ?? '')?.[0] ?? []));
  const wrong: string[] = [];
  const expect = async (word: string, wanted: number): Promise<void> => {
    const found = await total(word);
    if (found !== wanted) wrong.push(`a search for ${word} finds ${found}, not ${wanted}`);
  };
  await expect(COMMON, live.size);
  const words = new Set(acts.flatMap(({ body }) => WORD.exec(body ?? '')?.[0] ?? []));
  await mapBounded([...words], 4, (word) => expect(word, live.has(word) ? 1 : 0));
  return wrong;
};
