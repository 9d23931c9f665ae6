import { ArchiveError } from '../archive/errors.ts';
import type { TableFacts } from '../archive/facts.ts';
import type { ArchiveWriter } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Takedown, TakedownStore } from '../archive/takedown.ts';
import { receiptsOf } from './standings.ts';

export type TargetDependencies = {
  readonly archive: Pick<ArchiveWriter, 'standing'>;
  readonly facts: TableFacts;
  readonly store: Pick<TakedownStore, 'versions' | 'record'>;
};

/** Everything that a takedown is about. */
export type Target = {
  /** The article's id, or the key of the file, by which the takedown is recorded. */
  readonly name: string;
  readonly articles: readonly string[]; // ids
  /** The uploads that the articles are of, and those that stand for nothing else any more. */
  readonly uploads: readonly { readonly key: string; readonly article: string | null; readonly closes: boolean }[];
  /** Keys of the objects behind them. */
  readonly objects: readonly string[];
  /** Receipts of what else those objects hold, which stays in the archive. */
  readonly others: readonly string[];
};

/**
 * Finds the articles and the objects that are meant: of an article's id, every file that it was ever made of; of a file's
 * key, every article of it and its members, with all their files. The table is read from end to end, since an article may
 * have come in many files.
 * @param names ways to read what was asked for, of which the first that there is counts
 * @throws ArchiveError `not-found` where there is none
 */
export const findTarget = async (names: readonly string[], dependencies: TargetDependencies): Promise<Target> => {
  for (const name of names) {
    const known = await dependencies.store.record(name);
    const isArticle = (await dependencies.facts.ofArticle(name)).length > 0;
    const tree = isArticle ? new Map<string, Receipt>() : await receiptsUnder(name, dependencies);
    const isThere =
      isArticle || known !== null || tree.size > 0 || (await dependencies.store.versions(name)).length > 0;
    if (isThere) return targetOf(name, isArticle ? null : tree, known, dependencies);
  }
  throw new ArchiveError('not-found', `There is no article ${names[0]}, and no upload of that key.`);
};

/** @param tree where a file is meant, its receipt and those of all that is in it */
const targetOf = async (
  name: string,
  tree: ReadonlyMap<string, Receipt> | null,
  known: Takedown | null,
  dependencies: TargetDependencies,
): Promise<Target> => {
  const whole = new Set(tree === null ? [] : [name, ...tree.keys()]);
  const articles = new Set([...(tree === null ? [name] : articlesOf(tree)), ...(known?.articles ?? [])]);
  const uploads = new Map<string, { key: string; article: string | null }>();
  const add = (key: string, article: string | null) => uploads.set(`${article} ${key}`, { key, article });

  for (let before = -1; before < articles.size; ) {
    before = articles.size;
    for await (const fact of dependencies.facts.all()) {
      if (fact.kind === 'receipt') {
        if (articles.has(fact.article ?? '')) add(fact.key, fact.article);
      } else if (fact.kind !== 'takedown') {
        if (whole.has(fact.key)) articles.add(fact.id);
        if (articles.has(fact.id) && fact.key !== '') add(fact.key, fact.id); // the notice of a takedown names none
      }
    }
  }
  const keys = [...new Set([...whole, ...[...uploads.values()].map(({ key }) => key), ...(known?.keys ?? [])])];
  const receipts = await receiptsOf(keys, dependencies);
  for (const key of keys) {
    if (![...uploads.values()].some((it) => it.key === key) && receipts.has(key)) add(key, null);
  }
  const objects = [...(known?.objects ?? [])];
  for (const key of keys) objects.push(await objectOf(key, receipts.get(key)?.versionId ?? null, dependencies));
  const roots = [...new Set(objects)];
  const inside = await Promise.all(roots.map((root) => receiptsUnder(root, dependencies)));
  return {
    name,
    articles: [...articles],
    uploads: [...uploads.values()].map(({ key, article }) => {
      const of = receipts.get(key)?.article?.id;
      return { key, article, closes: whole.has(key) || (of !== undefined && articles.has(of)) };
    }),
    objects: roots,
    others: inside
      .flatMap((of) => [...of.values()])
      .flatMap(({ key, article, members }) =>
        article === null || members.length > 0 || articles.has(article.id) || keys.includes(key) ? [] : [key],
      ),
  };
};

const articlesOf = (tree: ReadonlyMap<string, Receipt>): string[] =>
  [...tree.values()].flatMap(({ article }) => (article === null ? [] : [article.id]));

/** The receipts of a file and of everything in it, by key. */
const receiptsUnder = async (key: string, dependencies: TargetDependencies): Promise<Map<string, Receipt>> => {
  const found = new Map<string, Receipt>();
  for (let keys: readonly string[] = [key]; keys.length > 0; ) {
    const receipts = await receiptsOf(keys, dependencies);
    for (const [of, receipt] of receipts) found.set(of, receipt);
    keys = [...receipts.values()].flatMap(({ members }) => members).filter((member) => !found.has(member));
  }
  return found;
};

/** The object that a receipt's key is of, or that it is a member of. A `#` may also be in the name of the object itself. */
const objectOf = async (key: string, versionId: string | null, dependencies: TargetDependencies): Promise<string> => {
  const before = [...key.matchAll(/#/g)].map(({ index }) => key.slice(0, index));
  const receipts = await receiptsOf(before, dependencies);
  const holder = before.find((name) =>
    receipts.get(name)?.members.some((member) => key === member || key.startsWith(`${member}#`)),
  );
  if (holder !== undefined) return holder;
  // The members of a file are committed before its own receipt is: then the version that they came in tells.
  for (const name of before) {
    if ((await dependencies.store.versions(name)).some(({ id }) => id === versionId)) return name;
  }
  return key;
};
