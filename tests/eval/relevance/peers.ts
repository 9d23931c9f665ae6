import MiniSearch from 'minisearch';
import { importPeer } from '../../bench/engines/peers.ts';
import type { TestDocument } from './collection.ts';

/** The ids of the best answers to a question. */
export type Ask = (question: string, limit: number) => Promise<readonly string[]>;

/** Indexes documents. @throws Unavailable where the engine is not installed, or this Node has it not */
export type LoadPeer = (documents: readonly TestDocument[]) => Promise<Ask>;

const wordsOf = (question: string): readonly string[] => question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const miniSearch: LoadPeer = async (documents) => {
  const index = new MiniSearch<TestDocument>({ fields: ['title', 'text'] });
  index.addAll(documents);
  return async (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => String(id));
};

type Statement = {
  readonly run: (...values: unknown[]) => unknown;
  readonly all: (...values: unknown[]) => { id: string }[];
};
type Database = { readonly exec: (sql: string) => void; readonly prepare: (sql: string) => Statement };

const sqlite: LoadPeer = async (documents) => {
  const name = 'node:sqlite'; // Node 20 has it not, and so neither its types everywhere
  const { DatabaseSync } = (await import(name)) as { DatabaseSync: new (path: string) => Database };
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')");
  const insert = database.prepare('INSERT INTO docs VALUES (?, ?, ?)');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  const select = database.prepare('SELECT id FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT ?');
  return async (question, limit) =>
    select
      .all(
        wordsOf(question)
          .map((word) => `"${word}"`)
          .join(' OR '),
        limit,
      )
      .map(({ id }) => id);
};

type Orama = {
  readonly create: (options: unknown) => unknown;
  readonly insertMultiple: (index: unknown, documents: readonly unknown[]) => Promise<unknown>;
  readonly search: (index: unknown, query: unknown) => Promise<{ readonly hits: readonly { readonly id: string }[] }>;
};

const orama: LoadPeer = async (documents) => {
  const { create, insertMultiple, search } = await importPeer<Orama>('@orama/orama');
  const index = create({
    schema: { id: 'string', title: 'string', text: 'string' },
    components: { tokenizer: { language: 'english', stemming: true } },
  });
  await insertMultiple(index, documents);
  return async (question, limit) => (await search(index, { term: question, limit })).hits.map(({ id }) => id);
};

type FlexDocument = {
  readonly add: (document: TestDocument) => void;
  readonly search: (question: string, options: object) => readonly { readonly id: string }[];
};
type FlexSearch = {
  readonly Document: new (options: object) => FlexDocument;
  readonly Encoder: new (...options: unknown[]) => unknown;
  readonly Charset: { readonly LatinBalance: unknown };
};

const flexSearch: LoadPeer = async (documents) => {
  const { Document, Encoder, Charset } = await importPeer<FlexSearch>('flexsearch');
  const { default: english } = await importPeer<{ default: unknown }>('flexsearch/lang/en').then((module) =>
    'default' in module ? module : { default: module },
  );
  const index = new Document({
    document: { id: 'id', index: ['title', 'text'] },
    encoder: new Encoder(Charset.LatinBalance, english),
    tokenize: 'forward',
  });
  for (const document of documents) index.add(document);
  return async (question, limit) =>
    index.search(question, { limit, suggest: true, merge: true }).map(({ id }) => String(id));
};

type Lunr = (build: (this: LunrBuilder) => void) => LunrIndex;
type LunrBuilder = {
  readonly ref: (name: string) => void;
  readonly field: (name: string) => void;
  readonly add: (document: TestDocument) => void;
};
type LunrIndex = {
  readonly query: (ask: (query: { term: (word: string, options: object) => void }) => void) => { ref: string }[];
};

const lunr: LoadPeer = async (documents) => {
  const build = await importPeer<Lunr>('lunr');
  const index = build(function () {
    this.ref('id');
    this.field('title');
    this.field('text');
    for (const document of documents) this.add(document);
  });
  return async (question, limit) =>
    index
      .query((query) => {
        for (const word of wordsOf(question)) query.term(word, {}); // its own pipeline: trimmer, stop words, Porter's stemmer
      })
      .slice(0, limit)
      .map(({ ref }) => ref);
};

export const PEERS: Readonly<Record<string, LoadPeer>> = {
  MiniSearch: miniSearch,
  'SQLite FTS5': sqlite,
  Orama: orama,
  FlexSearch: flexSearch,
  Lunr: lunr,
};
