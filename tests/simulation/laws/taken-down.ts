import { createHash } from 'node:crypto';
import { articleId } from '../../../functions/archive/article-id.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { memberKey } from '../../../functions/ingest/collection.ts';
import { openSnapshot } from '../../../functions/search/index/snapshot.ts';
import { unpack } from '../../../functions/stores/packing.ts';
import type { Row } from '../../../functions/stores/table.ts';
import type { Order, Run } from '../run.ts';
import { PAGES, WORD } from '../world/stories.ts';
import { UPLOADS } from '../world/uploads.ts';
import { ARCHIVE, type World } from '../world/world.ts';

const LAW = 'a takedown leaves no word anywhere';

/**
 * In the end no word of what was taken down is in a row of the table, a version in the bucket, or a snapshot; and what else was
 * in its file stands. That no answer has one is told of each answer.
 */
export const checkTakenDown = (run: Run): void => {
  for (const order of run.orders) {
    for (const place of placesOf(run.world, order)) run.breach(LAW, `${order.target} is in ${place}`);
    if (run.world.history.heads.get(order.id)?.state !== 'withdrawn') run.breach(LAW, `${order.target} stands`);
    if (order.target.startsWith(`${PAGES}#`)) checkOthers(run);
  }
};

const placesOf = ({ history, bucket, s3 }: World, { isOurs }: Order): readonly string[] => {
  const has = (words: Iterable<string>): boolean => [...words].some(isOurs);
  const rows = [...history.rows].filter(([, row]) => has(wordsOfRow(row))).map(([name]) => name);
  const uploads = [...s3.bucket(UPLOADS).versions].flatMap(([key, versions]) =>
    versions.filter(({ id }) => has(bucket.storyOf(id)?.words ?? [])).map(({ id }) => `${key} ${id}`),
  );
  const snapshots = s3
    .bucket(ARCHIVE)
    .keys.all()
    .filter((key) => {
      const bytes = Buffer.from(s3.read(s3.find(ARCHIVE, key)) as Buffer);
      return isAsWritten(key, bytes) && has(termsOf(bytes));
    });
  return [...rows, ...uploads, ...snapshots];
};

/** Whether a snapshot is the one that its name says: what a damaged disk brings back, nobody has left there. */
const isAsWritten = (key: string, bytes: Buffer): boolean =>
  key.endsWith(createHash('sha256').update(bytes).digest('hex').slice(0, 16));

const wordsOfRow = (row: Row): readonly string[] =>
  JSON.stringify([row, row.body?.B === undefined ? null : unpack(row.body.B)]).match(WORD) ?? [];

/** The terms of a snapshot; none of one that was damaged, of which nothing can be read. */
const termsOf = (bytes: Buffer): readonly string[] => {
  try {
    const snapshot = openSnapshot(bytes);
    return ['articles', 'quotations'].flatMap((name) => [...snapshot.segment(name).dictionary.terms()]);
  } catch (error) {
    if (error instanceof ArchiveError) return [];
    throw error;
  }
};

/** Of a file that the newsroom itself never removed, the other stories are still there. */
const checkOthers = ({ world: { bucket, history }, breach }: Run): void => {
  if (bucket.happened.get(PAGES)?.some(({ upload }) => upload.change === 'remove')) return;
  const sport = history.heads.get(articleId(memberKey(PAGES, 'sport.txt')));
  if (sport?.state === 'withdrawn') breach('a takedown takes nothing else', `${sport.id} is withdrawn with it`);
};
