import { readCollections, type TestCollection } from './collection.ts';
import { type Known, measureKnown } from './known/measure.ts';
import { ndcg } from './ndcg.ts';
import { openSearch } from './opensearch.ts';
import { loadDated, loadOurs, loadOursOn } from './ours.ts';
import { type LoadPeer, PEERS } from './peers.ts';

export const DEPTH = 10;
export const OURS = 'Cuttings';
export const OURS_ON_OPENSEARCH = 'Cuttings on OpenSearch';

/** One engine's nDCG by collection, and the mean of them. */
export type Row = {
  readonly engine: string;
  readonly byCollection: Readonly<Record<string, number>>;
  readonly mean: number;
};

/** Ours first; what could not be measured, with the reason; and how often our search finds an article that is meant. */
export type Measured = {
  readonly rows: readonly Row[];
  readonly missing: readonly string[];
  readonly known: readonly Known[];
  /** Ours, were every document dated on some day of ten years. */
  readonly dated: Row;
};

/**
 * nDCG@10 of our search as a reader meets it and of its peers, over every test collection of a folder, in one process.
 * @param node the address of a node of OpenSearch, or what is missing to have one
 */
export const measureRelevance = async (
  folder: string,
  node: string | { readonly missing: string },
): Promise<Measured> => {
  const collections = await readCollections(folder);
  const rows = [await rowOf(OURS, loadOurs, collections)];
  const missing: string[] = [];
  const onNode =
    typeof node === 'string' ? { [OURS_ON_OPENSEARCH]: loadOursOn(node), OpenSearch: openSearch(node) } : {};
  if (typeof node !== 'string') missing.push(`OpenSearch: ${node.missing}`);
  for (const [engine, load] of Object.entries({ ...onNode, ...PEERS })) {
    try {
      rows.push(await rowOf(engine, load, collections));
    } catch (error) {
      missing.push(`${engine}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { rows, missing, dated: await rowOf(OURS, loadDated, collections), known: await measureKnown(collections) };
};

const rowOf = async (engine: string, load: LoadPeer, collections: readonly TestCollection[]): Promise<Row> => {
  const byCollection: Record<string, number> = {};
  for (const { name, documents, questions } of collections) {
    const ask = await load(documents);
    let sum = 0;
    for (const { text, gains } of questions) sum += ndcg(await ask(text, DEPTH), gains, DEPTH);
    byCollection[name] = round(sum / questions.length);
  }
  const values = Object.values(byCollection);
  return { engine, byCollection, mean: round(values.reduce((sum, value) => sum + value, 0) / values.length) };
};

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
