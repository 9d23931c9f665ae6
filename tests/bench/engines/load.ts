import type { Engine, EngineName } from './engine.ts';

/** Each engine's code is loaded only by the process that measures it, and before its clock starts. */
export const LOADERS: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  MiniSearch: async () => (await import('./minisearch.ts')).miniSearch,
  CompactIndex: async () => (await import('./compact.ts')).compactIndex,
  'SQLite FTS5': async () => (await import('./sqlite.ts')).loadSqlite(),
  Orama: async () => (await import('./orama.ts')).loadOrama(),
  FlexSearch: async () => (await import('./flexsearch.ts')).loadFlexSearch(),
  Lunr: async () => (await import('./lunr.ts')).loadLunr(),
  LanceDB: async () => (await import('./lancedb.ts')).loadLance(),
};
