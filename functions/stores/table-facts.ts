import { paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Fact, TableFacts } from '../archive/takedown.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { articlePartition, HEAD, REVISION, type Row } from './table.ts';

const names = { '#state': 'state', '#key': 'key', '#commit': 'commit' };
const shown = {
  ProjectionExpression: 'pk, sk, #state, revision, #commit, sourceKey, overflow, #key, article, takedown',
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
        FilterExpression: 'sk = :receipt OR sk = :head OR begins_with(sk, :revision)',
        ExpressionAttributeValues: { ':receipt': { S: 'RECEIPT' }, ':head': { S: HEAD }, ':revision': { S: REVISION } },
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
      const facts: Fact[] = [];
      const query = {
        ...shown,
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :article',
        ExpressionAttributeValues: { ':article': { S: articlePartition(id) } },
      };
      for await (const page of paginateQuery({ client }, query)) facts.push(...(page.Items ?? []).map(factOf));
      return facts.flatMap((fact) => (fact.kind === 'receipt' ? [] : [fact]));
    }),
});

const ReceiptFacts = z.object({
  key: z.string(),
  state: z.string(),
  article: z.nullable(z.object({ id: z.string() })),
  takedown: z.optional(z.string()),
});
const HeadFacts = z.object({
  pk: z.string(),
  sk: z.string(),
  state: z.string(),
  revision: z.number(),
  commit: z.number(),
  sourceKey: z.string(),
  overflow: z.optional(z.string()),
});

const factOf = (row: Row): Fact => {
  const values = unmarshall(row);
  if (values.sk === 'RECEIPT') {
    const { key, state, article, takedown } = z.parse(ReceiptFacts, values);
    return { kind: 'receipt', key, state, article: article?.id ?? null, isTakenDown: takedown !== undefined };
  }
  const { pk, sk, sourceKey, overflow = null, ...facts } = z.parse(HeadFacts, values);
  const id = pk.slice(articlePartition('').length);
  return { ...facts, kind: sk === HEAD ? 'head' : 'revision', id, key: sourceKey, overflow };
};
