import { paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { ArticleFact, Fact, TableFacts } from '../archive/facts.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { articlePartition, HEAD, RECORD, REVISION, type Row, takedownKey } from './table.ts';

const names = { '#state': 'state', '#key': 'key', '#commit': 'commit', '#members': 'members' };
const shown = {
  ProjectionExpression:
    'pk, sk, #state, revision, #commit, sourceKey, overflow, #key, article, takedown, versionId, #members, restored, isFinished, isTakenDown',
  ExpressionAttributeNames: names,
};

/** What stands in the clear in the rows of receipts, heads and revisions; the articles themselves are not decoded. */
export const tableFacts = ({ client, table }: Pick<ArchiveLocation, 'client' | 'table'>): TableFacts => ({
  all: async function* () {
    const pages = paginateScan(
      { client },
      {
        ...shown,
        TableName: table,
        ConsistentRead: true,
        FilterExpression: 'sk IN (:receipt, :head, :record) OR begins_with(sk, :revision)',
        ExpressionAttributeValues: {
          ':receipt': { S: 'RECEIPT' },
          ':head': { S: HEAD },
          ':record': { S: RECORD },
          ':revision': { S: REVISION },
        },
      },
    )[Symbol.asyncIterator]();
    for (;;) {
      const page = await calling('read the table', () => pages.next());
      if (page.done) return;
      yield* (page.value.Items ?? []).map(factOf);
    }
  },
  ofArticle: (id) =>
    calling(`read the rows of ${id}`, async () => {
      const facts: ArticleFact[] = [];
      const query = {
        ...shown,
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :article',
        ExpressionAttributeValues: { ':article': { S: articlePartition(id) } },
      };
      for await (const page of paginateQuery({ client }, query)) facts.push(...(page.Items ?? []).map(articleOf));
      return facts;
    }),
});

const ReceiptFacts = z.object({
  key: z.string(),
  state: z.string(),
  versionId: z.nullable(z.string()),
  article: z.nullable(z.object({ id: z.string() })),
  members: z._default(z.array(z.string()), []),
  takedown: z.optional(z.string()),
  restored: z.optional(z.string()),
});
const HeadFacts = z.object({
  pk: z.string(),
  sk: z.string(),
  state: z.string(),
  revision: z.number(),
  commit: z.number(),
  sourceKey: z.string(),
  overflow: z.optional(z.string()),
  isTakenDown: z._default(z.boolean(), false),
});

const factOf = (row: Row): Fact => {
  if (row.sk?.S === RECORD) {
    const target = String(row.pk?.S).slice(String(takedownKey('', RECORD).pk?.S).length);
    return { kind: 'takedown', target, isFinished: row.isFinished?.BOOL === true };
  }
  if (row.sk?.S !== 'RECEIPT') return articleOf(row);
  const { article, takedown, restored, ...facts } = z.parse(ReceiptFacts, unmarshall(row));
  return {
    ...facts,
    kind: 'receipt',
    article: article?.id ?? null,
    isTakenDown: takedown !== undefined,
    isToBePutBack: restored !== undefined,
  };
};

const articleOf = (row: Row): ArticleFact => {
  const { pk, sk, sourceKey, overflow = null, ...facts } = z.parse(HeadFacts, unmarshall(row));
  const id = pk.slice(articlePartition('').length);
  return { ...facts, kind: sk === HEAD ? 'head' : 'revision', id, key: sourceKey, overflow };
};
