import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import type { ArticleDraft } from '../../functions/archive/article.ts';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { MakeArticles } from '../../functions/ingest/find.ts';
import { type Console, harmless } from './console.ts';
import { filesUnder, type LocalFile, readingError } from './files.ts';
import { renderArticle } from './render-article.ts';

/**
 * Prints the normalised articles of each file, as an upload of it would make them; nothing is stored.
 * With `jsonl` one JSON line per article, `{file, article}`, or `{file, error: {code, message}}` for a file without.
 * @returns whether every file made an article
 */
export const normalise = async (
  paths: readonly string[],
  { jsonl }: { readonly jsonl?: boolean },
  { console, makeArticles }: { readonly console: Console; readonly makeArticles: MakeArticles },
): Promise<boolean> => {
  let good = true;
  let first = true;
  for await (const { file, made } of eachOf(paths, makeArticles)) {
    if ('error' in made) good = false;
    if ('bug' in made) console.tell(inspect(made.bug));
    const lines = jsonl ? jsonLines(file, made) : [...(first ? [] : ['']), `== ${file}`, ...readable(made, console)];
    for (const line of lines) console.print(line);
    first = false;
  }
  return good;
};

type Made = { readonly drafts: readonly ArticleDraft[]; readonly notes: readonly string[] } | Failed;

/** `bug` is ours and not the file's: told in full, while the other files are still read. */
type Failed = { readonly error: { readonly code: string; readonly message: string }; readonly bug?: unknown };

/** One file at a time, so that a folder of any size is printed as it is read. */
async function* eachOf(
  paths: readonly string[],
  makeArticles: MakeArticles,
): AsyncGenerator<{ readonly file: string; readonly made: Made }> {
  for (const path of paths) {
    const files = await orError(() => filesUnder(path));
    if ('error' in files) yield { file: path, made: files };
    else for (const file of files) yield { file: file.path, made: await orError(() => articlesOf(file, makeArticles)) };
  }
}

const articlesOf = async ({ path, key }: LocalFile, makeArticles: MakeArticles) => {
  const bytes = await readFile(path).catch((error: unknown) => Promise.reject(readingError(path, error)));
  const made = await makeArticles({ key, bytes });
  if (made.drafts.length === 0) throw new ArchiveError('no-article', 'There is no article in this file.');
  return made;
};

const orError = async <T>(work: () => Promise<T>): Promise<T | Failed> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveError) return { error: { code: error.code, message: error.message } };
    return { error: { code: 'unexpected', message: String(error) }, bug: error };
  }
};

const jsonLines = (file: string, made: Made): string[] =>
  ('error' in made ? [{ error: made.error }] : made.drafts.map((article) => ({ article }))).map((line) =>
    JSON.stringify({ file, ...line }),
  );

const readable = (made: Made, console: Console): string[] => {
  if ('error' in made)
    return [`${'bug' in made ? 'Failed' : 'Rejected'} (${made.error.code}): ${harmless(made.error.message)}`];
  return [
    ...made.notes.map((note) => `Note: ${harmless(note)}`),
    ...made.drafts.flatMap((draft, at) => [...(at === 0 ? [] : ['', '--', '']), ...renderArticle(draft, console)]),
  ];
};
