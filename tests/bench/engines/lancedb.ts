import { ARTICLE_FIELDS, type BenchArticle, type BenchQuotation, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, type Engine, PAGE_OF_HITS } from './engine.ts';
import { importPeer } from './peers.ts';

/** The part of LanceDB that is used. */
type Lance = {
  readonly connect: (folder: string) => Promise<Connection>;
  readonly Index: { readonly fts: (options: unknown) => unknown };
  readonly MatchQuery: new (words: string, column: string, options: unknown) => unknown;
  readonly Operator: { readonly And: string; readonly Or: string };
};
type Connection = {
  readonly createTable: (name: string, rows: readonly Row[]) => Promise<Table>;
  readonly openTable: (name: string) => Promise<Table>;
};
type Row = Readonly<Record<string, string | number>>;
type Table = {
  readonly add: (rows: readonly Row[]) => Promise<unknown>;
  readonly createIndex: (column: string, options: unknown) => Promise<void>;
  readonly query: () => Query;
};
type Query = {
  readonly fullTextSearch: (query: unknown) => Query;
  readonly where: (sql: string) => Query;
  readonly select: (columns: readonly string[]) => Query;
  readonly limit: (count: number) => Query;
  readonly toArray: () => Promise<{ readonly id: string }[]>;
};

const BATCH = 5_000;

/** LanceDB (Rust): its full-text index over one column, which it also stores, with the values as columns beside it. */
export const loadLance = async (): Promise<Engine> => {
  const lance = await importPeer<Lance>('@lancedb/lancedb');
  const fullText = (): unknown =>
    lance.Index.fts({ withPosition: false, stem: false, removeStopWords: false, asciiFolding: false });
  const answerOf = async (table: Table | null, query: BenchQuery): Promise<Answer> => {
    if (table === null) return { ids: [] };
    const { filter } = query;
    const match = new lance.MatchQuery(query.words.join(' '), 'words', {
      operator: query.combine === 'all' ? lance.Operator.And : lance.Operator.Or,
      ...(query.typos ? { fuzziness: 1 } : {}),
    });
    const asked = table.query().fullTextSearch(match);
    const filtered =
      filter === null
        ? asked
        : asked.where(`language = '${filter.language}' AND day BETWEEN ${filter.fromDay} AND ${filter.toDay}`);
    const rows = await filtered.select(['id']).limit(PAGE_OF_HITS).toArray();
    return { ids: rows.map(({ id }) => id) };
  };
  return {
    answers: (queryClass) => !['prefix', 'faceted'].includes(queryClass),
    build: async (articles, folder, withQuotations) => {
      const connection = await lance.connect(folder);
      const index = writerOf(connection, 'articles');
      const quotations = writerOf(connection, 'quotations');
      for (const article of articles) {
        await index.add(articleRow(article));
        if (withQuotations) for (const quotation of article.quotations) await quotations.add(quotationRow(quotation));
      }
      await (await index.finish())?.createIndex('words', { config: fullText() });
      await (await quotations.finish())?.createIndex('words', { config: fullText() });
    },
    open: async (folder, withQuotations) => {
      const connection = await lance.connect(folder);
      const index = await connection.openTable('articles');
      const quotations = withQuotations ? await connection.openTable('quotations') : null;
      return {
        search: (query) => answerOf(index, query),
        searchQuotations: (query) => answerOf(quotations, query),
        changes: null,
      };
    },
  };
};

const articleRow = (article: BenchArticle): Row => ({
  id: article.id,
  words: ARTICLE_FIELDS.map((field) => article[field]).join('\n'),
  day: article.day,
  language: article.language,
});

const quotationRow = (quotation: BenchQuotation): Row => ({
  id: quotation.id,
  words: QUOTATION_FIELDS.map((field) => quotation[field]).join('\n'),
  day: quotation.day,
  language: quotation.language,
});

/** Appends rows in batches to a table that the first batch makes. */
const writerOf = (connection: Connection, name: string) => {
  let table: Table | null = null;
  let rows: Row[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    if (table === null) table = await connection.createTable(name, rows);
    else await table.add(rows);
    rows = [];
  };
  return {
    add: async (row: Row): Promise<void> => {
      if (rows.push(row) >= BATCH) await flush();
    },
    finish: async (): Promise<Table | null> => {
      await flush();
      return table;
    },
  };
};
