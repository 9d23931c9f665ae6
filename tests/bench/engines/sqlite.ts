import { join } from 'node:path';
import { ARTICLE_FIELDS, QUOTATION_FIELDS } from '../material/article.ts';
import type { BenchQuery } from '../material/queries.ts';
import { type Answer, BOOST, type Engine, PAGE_OF_HITS, Unavailable } from './engine.ts';

/** The part of node:sqlite that is used: Node 20 does not have it, and so neither its types everywhere. */
type Database = {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => Statement;
  readonly close: () => void;
};
type Value = string | number;
type Statement = {
  readonly run: (...values: Value[]) => unknown;
  readonly all: (...values: Value[]) => Record<string, unknown>[];
};

/**
 * SQLite's FTS5 as Node ships it: an index without a copy of the text (contentless), ranked by its bm25 with our
 * weights, doc values in a table beside it.
 * @throws Unavailable under a Node without node:sqlite
 */
export const loadSqlite = async (): Promise<Engine> => {
  const name = 'node:sqlite';
  const { DatabaseSync } = await (import(name) as Promise<{ DatabaseSync: new (path: string) => Database }>).catch(
    () => {
      throw new Unavailable(`Node ${process.versions.node} has no node:sqlite`);
    },
  );
  return {
    answers: (queryClass) => queryClass !== 'typo',
    build: async (articles, folder, withQuotations) => {
      const database = new DatabaseSync(join(folder, 'archive.sqlite'));
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
      database.exec(SCHEMA);
      database.exec('BEGIN');
      const add = inserter(database, 'articles', ARTICLE_FIELDS, 'place');
      const addQuotation = inserter(database, 'quotations', QUOTATION_FIELDS, 'speaker');
      for (const article of articles) {
        add(article);
        if (withQuotations) article.quotations.forEach(addQuotation);
      }
      database.exec('COMMIT');
      database.exec("INSERT INTO articles (articles) VALUES ('optimize')");
      database.exec("INSERT INTO quotations (quotations) VALUES ('optimize')");
      database.close();
    },
    open: async (folder) => {
      const database = new DatabaseSync(join(folder, 'archive.sqlite'));
      return {
        search: async (query) =>
          answerOf(
            database,
            'articles',
            ARTICLE_FIELDS.map((field) => BOOST[field]),
            query,
          ),
        searchQuotations: async (query) => answerOf(database, 'quotations', [1, 1, 1], query),
        changes: null,
      };
    },
  };
};

const SCHEMA = `
  CREATE VIRTUAL TABLE articles USING fts5(${ARTICLE_FIELDS.join(', ')}, content = '', tokenize = 'unicode61');
  CREATE VIRTUAL TABLE quotations USING fts5(${QUOTATION_FIELDS.join(', ')}, content = '', tokenize = 'unicode61');
  CREATE TABLE articles_values (number INTEGER PRIMARY KEY, id TEXT, day INTEGER, language TEXT, name TEXT);
  CREATE TABLE quotations_values (number INTEGER PRIMARY KEY, id TEXT, day INTEGER, language TEXT, name TEXT);`;

type Indexed = { readonly id: string; readonly day: number; readonly language: string };

const inserter = <F extends string>(database: Database, table: string, fields: readonly F[], name: F) => {
  const text = database.prepare(
    `INSERT INTO ${table} (rowid, ${fields.join(', ')}) VALUES (?, ${fields.map(() => '?').join(', ')})`,
  );
  const values = database.prepare(`INSERT INTO ${table}_values VALUES (?, ?, ?, ?, ?)`);
  let number = 0;
  return (document: Indexed & Readonly<Record<F, string>>): void => {
    number += 1;
    text.run(number, ...fields.map((field) => document[field]));
    values.run(number, document.id, document.day, document.language, document[name]);
  };
};

const matchOf = ({ words, combine, prefix }: BenchQuery): string =>
  words
    .map((word, at) => `"${word}"${prefix && at === words.length - 1 ? '*' : ''}`)
    .join(combine === 'all' ? ' AND ' : ' OR ');

const statements = new WeakMap<Database, Map<string, Statement>>();

const prepared = (database: Database, sql: string): Statement => {
  const known = statements.get(database) ?? new Map<string, Statement>();
  statements.set(database, known);
  const statement = known.get(sql) ?? database.prepare(sql);
  known.set(sql, statement);
  return statement;
};

const answerOf = (database: Database, table: string, weights: readonly number[], query: BenchQuery): Answer => {
  const match = matchOf(query);
  const { filter } = query;
  const rank = `bm25(${table}, ${weights.join(', ')})`;
  const joined = `${table} JOIN ${table}_values v ON v.number = ${table}.rowid`;
  const where = filter === null ? '' : 'AND v.language = ? AND v.day BETWEEN ? AND ?';
  const best =
    filter === null
      ? `SELECT rowid AS number FROM ${table} WHERE ${table} MATCH ? ORDER BY ${rank} LIMIT ${PAGE_OF_HITS}`
      : `SELECT v.number FROM ${joined} WHERE ${table} MATCH ? ${where} ORDER BY ${rank} LIMIT ${PAGE_OF_HITS}`;
  const bounds = filter === null ? [] : [filter.language, filter.fromDay, filter.toDay];
  const rows = prepared(database, best).all(match, ...bounds);
  const idOf = prepared(database, `SELECT id FROM ${table}_values WHERE number = ?`);
  if (query.facets) {
    for (const column of ['language', 'name']) {
      const sql = `SELECT v.${column}, count(*) FROM ${joined} WHERE ${table} MATCH ? GROUP BY v.${column}`;
      prepared(database, sql).all(match);
    }
  }
  return { ids: rows.map(({ number }) => String(idOf.all(Number(number))[0]?.id)) };
};
