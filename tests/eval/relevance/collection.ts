import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A test collection: documents, questions, and which documents answer each question, with a gain above 0. */
export type TestCollection = {
  readonly name: string;
  readonly documents: readonly TestDocument[];
  readonly questions: readonly { readonly text: string; readonly gains: ReadonlyMap<string, number> }[];
};

export type TestDocument = { readonly id: string; readonly title: string; readonly text: string };

/** The collections of a folder, one a folder of its own: docs.jsonl, queries.jsonl, qrels.tsv (query, document, gain). */
export const readCollections = async (folder: string): Promise<readonly TestCollection[]> => {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(names.map(({ name }) => readCollection(join(folder, name))).sort());
};

const readCollection = async (folder: string): Promise<TestCollection> => {
  const lines = async (file: string) =>
    (await readFile(join(folder, file), 'utf8')).split('\n').filter((line) => line !== '');
  const gains = new Map<string, Map<string, number>>();
  for (const line of await lines('qrels.tsv')) {
    const [question = '', document = '', gain = '1'] = line.split('\t');
    gains.set(question, (gains.get(question) ?? new Map()).set(document, Number(gain)));
  }
  const questions = (await lines('queries.jsonl')).map((line) => JSON.parse(line) as { id: string; text: string });
  return {
    name: basename(folder),
    documents: (await lines('docs.jsonl')).map((line) => {
      const { id, title, text } = JSON.parse(line);
      return { id: String(id), title: title ?? '', text };
    }),
    // A question that nothing answers says nothing of any engine.
    questions: questions.flatMap(({ id, text }) => {
      const own = gains.get(String(id));
      return own === undefined ? [] : [{ text, gains: own }];
    }),
  };
};
