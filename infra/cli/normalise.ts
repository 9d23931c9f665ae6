import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Made, MakeFile } from '../../functions/ingest/made.ts';
import { type Console, harmless, wrap } from './console.ts';
import { filesUnder, type LocalFile, readingError } from './files.ts';
import { renderArticle } from './render-article.ts';

/**
 * Prints the normalised articles of each file, as an upload of it would make them; nothing is stored.
 * With `jsonl` one JSON line per article, `{file, article}`, or `{file, error: {code, message}}` for a file without;
 * with `explain` every line that was left out, and the rule that left it out: `dropped` in JSON, `[{text, rule}]`;
 * a member of an archive or a feed is the file `archive.zip#member`.
 * @returns whether every file made an article
 */
export const normalise = async (
  paths: readonly string[],
  { jsonl, explain }: { readonly jsonl?: boolean; readonly explain?: boolean },
  { console, makeFile }: { readonly console: Console; readonly makeFile: MakeFile },
): Promise<boolean> => {
  let good = true;
  let first = true;
  for await (const { file, made } of eachOf(paths, makeFile)) {
    if ('error' in made) good = false;
    if ('bug' in made) console.tell(inspect(made.bug));
    const lines = jsonl
      ? [jsonLine(file, made, explain)]
      : [...(first ? [] : ['']), `== ${file}`, ...readable(made, console), ...(explain ? leftOut(made, console) : [])];
    for (const line of lines) console.print(line);
    first = false;
  }
  return good;
};

type Single = Exclude<Made, { readonly kind: 'collection' }>;

/** `bug` is ours and not the file's: told in full, while the other files are still read. */
type Failed = { readonly error: { readonly code: string; readonly message: string }; readonly bug?: unknown };

type Result = { readonly file: string; readonly made: Single | Failed };

/** One file at a time, so that a folder of any size is printed as it is read. */
async function* eachOf(paths: readonly string[], makeFile: MakeFile): AsyncGenerator<Result> {
  for (const path of paths) {
    const files = await orError(() => filesUnder(path));
    if ('error' in files) yield { file: path, made: files };
    else for (const file of files) yield* membersOf(file.path, () => makeOf(file, makeFile));
  }
}

async function* membersOf(file: string, make: () => Promise<Made>): AsyncGenerator<Result> {
  const made = await orError(make);
  if ('error' in made || made.kind !== 'collection') yield { file, made };
  else for (const member of made.members) yield* membersOf(`${file}#${member.name}`, member.make);
}

const makeOf = async ({ path, key }: LocalFile, makeFile: MakeFile): Promise<Made> => {
  const bytes = await readFile(path).catch((error: unknown) => Promise.reject(readingError(path, error)));
  return makeFile({ key, bytes });
};

const orError = async <T>(work: () => Promise<T>): Promise<T | Failed> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveError) return { error: { code: error.code, message: error.message } };
    return { error: { code: 'unexpected', message: String(error) }, bug: error };
  }
};

const jsonLine = (file: string, made: Single | Failed, explain = false): string => {
  if ('error' in made) return JSON.stringify({ file, error: made.error });
  if (made.kind === 'article')
    return JSON.stringify({ file, article: made.draft, ...(explain ? { dropped: made.dropped } : {}) });
  return JSON.stringify({ file, kill: { id: made.id, version: made.version, reason: made.reason } });
};

const readable = (made: Single | Failed, console: Console): string[] => {
  if ('error' in made)
    return [`${'bug' in made ? 'Failed' : 'Rejected'} (${made.error.code}): ${harmless(made.error.message)}`];
  if (made.kind === 'kill') return [`Kills the article ${made.id}: ${harmless(made.reason)}`];
  return [...made.notes.map((note) => `Note: ${harmless(note)}`), ...renderArticle(made.draft, console)];
};

const leftOut = (made: Single | Failed, { width }: Console): string[] => {
  if ('error' in made || made.kind === 'kill') return [];
  if (made.dropped.length === 0) return ['', 'Nothing was left out.'];
  return [
    '',
    'Left out',
    ...made.dropped.flatMap(({ text, rule }) =>
      wrap(harmless(`${rule}: ${text.replaceAll('\n', ' / ')}`), width, '  '),
    ),
  ];
};
