import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  PutItemCommand,
  ScanCommand,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article, Head } from '../../../functions/archive/article.ts';
import type { Commit } from '../../../functions/archive/commit.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { ArchiveReader, ArchiveWriter, Entry } from '../../../functions/archive/ports.ts';
import type { Finding } from '../../../functions/archive/upload.ts';
import { commitOfEntries, entryOf } from '../../../functions/ingest/plan.ts';
import { archiveReader } from '../../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../../functions/stores/archive-writer.ts';
import { batchGet } from '../../../functions/stores/batch-get.ts';
import { headRows } from '../../../functions/stores/heads.ts';
import { snapshotStore } from '../../../functions/stores/snapshots.ts';
import { standingRows } from '../../../functions/stores/standing-rows.ts';
import { headKey, type Row } from '../../../functions/stores/table.ts';
import { ServiceError, transactionCanceled } from '../../../infra/local/dynamodb/errors.ts';
import { draft, upload } from '../../support/articles.ts';
import { type LocalArchive, localArchive } from '../../support/local-archive.ts';

const AT = '2026-03-01T10:00:00.000Z';
const open: LocalArchive[] = [];
let local: LocalArchive;
let writer: ArchiveWriter;
let reader: ArchiveReader;

beforeEach(async () => {
  local = await localArchive();
  open.push(local);
  writer = archiveWriter(local.location);
  reader = archiveReader(local.location);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

const accepted = (key: string, sequence: number, changes: Partial<Article> = {}): Finding => ({
  upload: upload(key, sequence),
  outcome: 'accepted',
  draft: draft(key, changes),
  notes: [],
});
const removed = (key: string, sequence: number): Finding => ({
  upload: upload(key, sequence, { change: 'remove' }),
  outcome: 'removed',
});

/** Entries for these findings as the archive stands now, and the commit that would hold them. */
const plan = async (findings: readonly Finding[]): Promise<{ entries: Entry[]; commit: Commit | null }> => {
  const standings = await writer.standing(
    findings.map((it) => ({ key: it.upload.key, id: it.outcome === 'accepted' ? it.draft.id : null })),
  );
  const number = (await writer.lastCommit()) + 1;
  const entries = findings.map((it, at) => entryOf(it, standings[at] ?? { receipt: null, head: null }, number, AT));
  return { entries, commit: commitOfEntries(entries, number, AT) };
};
const store = async (...findings: Finding[]): Promise<void> => {
  const { entries, commit } = await plan(findings);
  expect(await writer.append(entries, commit)).toBe('appended');
};
const headOf = async (key: string): Promise<Head | undefined> =>
  (await reader.heads([draft(key).id])).get(draft(key).id);
const sortKeys = async (): Promise<string[]> => {
  const { Items } = await local.location.client.send(new ScanCommand({ TableName: 'archive' }));
  return (Items ?? []).map(({ sk }) => sk?.S ?? '').sort();
};
const objects = async (): Promise<number> =>
  (await local.s3.send(new ListObjectsV2Command({ Bucket: 'archive' }))).KeyCount ?? 0;

describe('a commit', () => {
  it('holds heads, receipts, one row of the log and the log’s end, and is read back as it was written', async () => {
    await store(accepted('a', 1), accepted('b', 1));
    expect(await headOf('a')).toEqual({ ...draft('a'), state: 'live', revision: 1, commit: 1, committed: AT });
    expect(await sortKeys()).toEqual(['000000000001', 'HEAD', 'HEAD', 'NEWEST', 'RECEIPT', 'RECEIPT']);
    expect(await reader.commits(0, 10)).toEqual([
      {
        number: 1,
        changes: ['a', 'b'].map((key) => ({ id: draft(key).id, revision: 1, change: 'put' })),
        at: AT,
      },
    ]);
  });

  it('files the revision that it supersedes', async () => {
    await store(accepted('a', 1));
    await store(accepted('a', 2, { headline: 'Lock keepers win a longer day' }));
    expect(await headOf('a')).toMatchObject({ revision: 2, headline: 'Lock keepers win a longer day' });
    expect(await sortKeys()).toContain('REV#000001');
  });

  it('of rejections alone writes their receipts and no row of the log', async () => {
    await store({ upload: upload('c', 1), outcome: 'rejected', code: 'empty', reason: 'The file is empty.' });
    expect(await sortKeys()).toEqual(['RECEIPT']);
  });

  it('is lost as a whole where another took its number', async () => {
    const late = await plan([accepted('a', 1)]);
    await store(accepted('b', 1));
    expect(await writer.append(late.entries, late.commit)).toBe('lost-log');
    expect(await headOf('a')).toBeUndefined();
  });

  it('is lost where another took its number and the row of that was trimmed since', async () => {
    const late = await plan([accepted('a', 1)]);
    await store(accepted('b', 1));
    await store(accepted('c', 1));
    await snapshotStore(local.location, 1).trimLog(1);
    expect(await writer.append(late.entries, late.commit)).toBe('lost-log');
    expect((await reader.commits(0, 10)).map(({ number }) => number)).toEqual([2]);
  });

  // Each of these leaves the others' conditions met, so that it shows one of them.
  const rejected = (key: string, sequence: number): Finding => ({
    upload: upload(key, sequence),
    outcome: 'rejected',
    code: 'empty',
    reason: 'The file is empty.',
  });
  const SHARED = { id: draft('shared').id };
  it.each<[what: string, first: Finding[], late: Finding, meanwhile: Finding]>([
    ['a receipt that was not there', [], rejected('a', 2), rejected('a', 1)],
    ['a receipt that has moved on', [rejected('a', 1)], rejected('a', 2), rejected('a', 3)],
    ['a head that was not there', [], accepted('a', 1, SHARED), accepted('b', 1, SHARED)],
    ['a head that has moved on', [accepted('c', 1, SHARED)], accepted('a', 1, SHARED), accepted('b', 1, SHARED)],
  ])('is lost as a whole by %s when it was read', async (_, first, late, meanwhile) => {
    if (first.length > 0) await store(...first);
    const { entries, commit } = await plan([late, accepted('bystander', 1)]);
    await store(meanwhile);
    expect(await writer.append(entries, commit)).toBe('lost-entries');
    expect(await headOf('bystander')).toBeUndefined();
  });

  it.each<[what: string, codes: string[], outcome: unknown]>([
    ['an entry’s conflict', ['TransactionConflict', 'None', 'None'], 'lost-entries'],
    ['the log’s conflict', ['None', 'None', 'TransactionConflict'], 'lost-log'],
    [
      'throttling',
      ['ThrottlingError', 'TransactionConflict', 'None'],
      expect.objectContaining({ code: 'unavailable' }),
    ],
    ['what no waiting mends', ['ValidationError', 'None', 'None'], expect.any(TransactionCanceledException)],
  ])('cancelled by %s is told as such', async (_, codes, outcome) => {
    const { entries, commit } = await plan([accepted('a', 1)]);
    local.faults.before = (_, moment) => {
      if (moment === 'before') throw transactionCanceled(codes.map((Code) => ({ Code })));
    };
    expect(await writer.append(entries, commit).catch((error: unknown) => error)).toEqual(outcome);
  });

  it('is lost where an overtaken removal was added to the receipt since it was read', async () => {
    await store(accepted('a', 3));
    const late = await plan([accepted('a', 4)]);
    await store(removed('a', 2));
    expect(await writer.append(late.entries, late.commit)).toBe('lost-entries');
  });

  it('whose answer was lost takes effect once, when the SDK tries it again', async () => {
    let lost = false;
    local.faults.before = (operation, moment) => {
      if (operation !== 'TransactWriteItems' || moment !== 'after' || lost) return;
      lost = true;
      throw new ServiceError('InternalServerError', 'lost', { status: 500 });
    };
    await store(accepted('a', 1));
    expect(lost).toBe(true);
    expect(await writer.lastCommit()).toBe(1);
  });

  it('that is throttled throughout is unavailable, to be tried again later', async () => {
    const { entries, commit } = await plan([accepted('a', 1)]);
    local.faults.before = (_, moment) => {
      if (moment === 'before') throw new ServiceError('ThrottlingException', 'slow down');
    };
    await expect(writer.append(entries, commit)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('of thirty superseding revisions is within what a transaction holds', async () => {
    const keys = Array.from({ length: 30 }, (_, at) => `k${at}`);
    await store(...keys.map((key) => accepted(key, 1)));
    const { entries } = await plan(keys.map((key) => accepted(key, 2)));
    expect(entries.reduce((sum, entry) => sum + writer.weigh(entry), 0)).toBeLessThanOrEqual(1);
    await store(...keys.map((key) => accepted(key, 2)));
  });

  it('of more rows or bytes than a transaction holds weighs too much', async () => {
    const weighs = async (finding: Finding): Promise<number> => {
      const [entry] = (await plan([finding])).entries;
      return entry === undefined ? 0 : writer.weigh(entry);
    };
    expect(34 * (await weighs(accepted('a', 1)))).toBeGreaterThan(1); // three rows each, and the log's
    expect(100 * (await weighs(rejected('a', 1)))).toBeGreaterThan(1);
    const text = randomBytes(300_000).toString('base64');
    expect(12 * (await weighs(accepted('a', 1, { blocks: [{ type: 'paragraph', text }] })))).toBeGreaterThan(1);
  });
});

describe('an article too large for a row', () => {
  // Random words do not compress below the limit.
  const large = (): Partial<Article> => ({
    blocks: [{ type: 'paragraph', text: randomBytes(500_000).toString('base64') }],
  });

  it('lies in the bucket and is read back like any other', async () => {
    const blocks = large();
    await store(accepted('a', 1, blocks));
    expect(await headOf('a')).toMatchObject(blocks);
    expect(await objects()).toBe(1);
  });

  it('whose object other hands have taken away is damaged, and keeps no other one from readers', async () => {
    await store(accepted('a', 1, large()));
    const { Contents = [] } = await local.s3.send(new ListObjectsV2Command({ Bucket: 'archive' }));
    for (const { Key } of Contents) await local.s3.send(new DeleteObjectCommand({ Bucket: 'archive', Key }));
    await expect(headOf('a')).rejects.toMatchObject({ code: 'corrupt', retryable: false });
    await store(accepted('b', 1));
    const damaged: string[] = [];
    const heads: Head[] = [];
    for await (const head of reader.everyHead((reason) => damaged.push(reason))) heads.push(head);
    expect([heads.map(({ id }) => id), damaged]).toEqual([[draft('b').id], [expect.stringContaining('which is gone')]]);
  });

  it('whose row has moved on while its object was read is read as it is now', async () => {
    await store(accepted('a', 1, large()));
    const { location } = local;
    const rows = headRows(location);
    let isPurged = false;
    const decode = async (row: Row): Promise<Head> => {
      if (isPurged) return rows.decode(row);
      isPurged = true;
      await store(accepted('a', 2, { headline: 'Corrected' }));
      throw new ArchiveError('unavailable', 'It was purged while it was read', { detail: { gone: true } });
    };
    const [row] = await batchGet(location, [headKey(draft('a').id)]);
    expect(await standingRows(location, { decode })(row ?? {})).toMatchObject({ headline: 'Corrected' });
  });

  it('is gone from the bucket once withdrawn and purged', async () => {
    await store(accepted('a', 1, large()));
    await store(accepted('a', 2, large()));
    await store(removed('a', 3));
    await writer.purge(draft('a').id, 3);
    expect(await objects()).toBe(0);
  });
});

describe('a withdrawal', () => {
  it('leaves a notice, and after the purge no word of any revision', async () => {
    await store(accepted('a', 1));
    await store(accepted('a', 2));
    await store(removed('a', 3));
    await writer.purge(draft('a').id, 3);
    expect(await headOf('a')).toMatchObject({ state: 'withdrawn', revision: 3 });
    expect(await sortKeys()).not.toContain('REV#000001');
  });

  it('files neither what it withdraws nor, when the article comes back, its own notice', async () => {
    await store(accepted('a', 1));
    await store(removed('a', 2));
    await store(accepted('a', 3));
    expect(await headOf('a')).toMatchObject({ state: 'live', revision: 3 });
    expect((await sortKeys()).filter((key) => key.startsWith('REV#'))).toEqual([]);
  });

  it('purges no revision that came after it', async () => {
    await store(accepted('a', 1));
    await store(removed('a', 2));
    await store(accepted('a', 3));
    await store(accepted('a', 4));
    await writer.purge(draft('a').id, 2);
    expect(await sortKeys()).toContain('REV#000003');
  });
});

describe('reading', () => {
  type Input = { RequestItems?: Record<string, { Keys?: Record<string, AttributeValue>[] }>; TransactItems?: unknown };

  /** Lets a test look at every call of the SDK, and change it. */
  const listen = (hear: (input: Input) => Input, answer: (output: object) => object = (it) => it): void =>
    local.location.client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next({ ...args, input: hear(args.input as Input) as typeof args.input });
        return { ...result, output: answer(result.output) as typeof result.output };
      },
      { step: 'initialize' },
    );

  it('is strongly consistent, whatever is read', async () => {
    const seen: Input[] = [];
    listen((input) => {
      seen.push(input);
      return input;
    });
    await store(accepted('a', 1));
    await writer.purge(draft('a').id, 1);
    await reader.commits(0, 1);
    await headOf('a');
    for await (const _ of reader.everyHead());
    await reader.filed(draft('a').id);
    await reader.revisions(draft('a').id, [1]);
    const reads = seen.filter(({ TransactItems }) => TransactItems === undefined);
    const requests = reads.flatMap((input) => Object.values(input.RequestItems ?? { input }));
    expect(requests.map((request) => 'ConsistentRead' in request && request.ConsistentRead)).toEqual(
      Array.from({ length: 9 }, () => true),
    );
  });

  it('gives as many commits as are asked for, however few DynamoDB gives at once', async () => {
    for (const key of ['a', 'b', 'c']) await store(accepted(key, 1));
    listen((input) => ({ ...input, Limit: 1 })); // as it stops after 1 MB
    expect((await reader.commits(0, 2)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await reader.commits(0, 10)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('asks again for what DynamoDB left unread', async () => {
    await store(accepted('a', 1), accepted('b', 1));
    const leaving: object[] = [];
    listen(
      (input) => {
        const { Keys: [first, ...others] = [] } = input.RequestItems?.archive ?? {};
        if (first === undefined || others.length === 0) return input;
        leaving.push({ archive: { Keys: [first] } });
        return { ...input, RequestItems: { archive: { Keys: others } } };
      },
      (output) => ({ ...output, UnprocessedKeys: leaving.pop() }),
    );
    expect((await reader.heads([draft('a').id, draft('b').id])).size).toBe(2);
  });
});

describe('readers', () => {
  it('get the log in pages, in order', async () => {
    for (const key of ['a', 'b', 'c']) await store(accepted(key, 1));
    expect((await reader.commits(1, 1)).map(({ number }) => number)).toEqual([2]);
    expect((await reader.commits(1, 10)).map(({ number }) => number)).toEqual([2, 3]);
    expect(await reader.lastCommit()).toBe(3);
  });

  it('get every current head, and no revision or receipt', async () => {
    await store(accepted('a', 1), accepted('b', 1));
    await store(accepted('a', 2));
    const heads: Head[] = [];
    for await (const head of reader.everyHead()) heads.push(head);
    expect(heads.map(({ id, revision }) => [id, revision]).sort()).toEqual(
      [
        [draft('a').id, 2],
        [draft('b').id, 1],
      ].sort(),
    );
  });

  it('get the heads after any of them, in the same order each time', async () => {
    await store(...['a', 'b', 'c', 'd', 'e'].map((key) => accepted(key, 1)));
    const idsAfter = async (after: string | null): Promise<string[]> => {
      const ids: string[] = [];
      for await (const { id } of reader.everyHead(undefined, after)) ids.push(id);
      return ids;
    };
    const all = await idsAfter(null);
    for (const [at, id] of all.entries()) expect(await idsAfter(id)).toEqual(all.slice(at + 1));
  });

  it('get the superseded revisions of an article, large ones too, until it is withdrawn', async () => {
    const { id } = draft('a');
    const text = randomBytes(400_000).toString('base64');
    await store(accepted('a', 1, { headline: 'First' }), accepted('b', 1));
    await store(accepted('a', 2, { headline: 'Second', blocks: [{ type: 'paragraph', text }] }));
    await store(accepted('a', 3), accepted('b', 2));
    expect(await reader.filed(id)).toEqual([2, 1]);
    const found = await reader.revisions(id, [1, 2, 3]);
    expect(found.map(({ revision, headline }) => [revision, headline]).sort()).toEqual([
      [1, 'First'],
      [2, 'Second'],
    ]);
    await store(removed('a', 4));
    await writer.purge(id, 4);
    expect([await reader.filed(id), await reader.revisions(id, [1, 2, 3])]).toEqual([[], []]);
  });

  it('get more heads than one read of DynamoDB gives', async () => {
    const keys = Array.from({ length: 120 }, (_, at) => `k${at}`);
    for (let at = 0; at < keys.length; at += 30) await store(...keys.slice(at, at + 30).map((key) => accepted(key, 1)));
    expect((await reader.heads(keys.map((key) => draft(key).id))).size).toBe(120);
  });
});

describe('A row that other hands have damaged', () => {
  const put = (Item: Record<string, AttributeValue>) =>
    local.location.client.send(new PutItemCommand({ TableName: 'archive', Item }));

  it('of an article is told, and keeps no other from who reads them all', async () => {
    await store(accepted('incoming/a.txt', 1));
    await store(accepted('incoming/b.txt', 2));
    const { id } = draft('incoming/b.txt');
    await put({ pk: { S: `ARTICLE#${id}` }, sk: { S: 'HEAD' }, body: { B: Buffer.from('no brotli') } });
    const [heads, told]: [string[], string[]] = [[], []];
    for await (const head of reader.everyHead((reason) => told.push(reason))) heads.push(head.id);
    expect([heads, told]).toEqual([[draft('incoming/a.txt').id], [`The row of ARTICLE#${id} is not an article`]]);
    await expect(reader.heads([id])).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('of the log is told as damage', async () => {
    await store(accepted('incoming/a.txt', 1));
    await put({ pk: { S: 'LOG' }, sk: { S: '000000000002' }, changes: { S: 'none' } });
    await expect(reader.commits(0, 10)).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('000000000002'),
    });
  });
});
