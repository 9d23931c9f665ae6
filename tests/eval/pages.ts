import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArticleDraft } from '../../functions/archive/article.ts';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';

const PAGE = /\.html?(?:\.gz)?$/;

/** What ingest makes of a saved page: null where it is rejected, with the reason. `id` is the file's name alone. */
export type MadePage = {
  readonly file: string;
  readonly id: string;
  readonly article: ArticleDraft | null;
  readonly reason: string | null;
};

/** The pages below a folder, in order of name, each as an upload of it would be made. */
export async function* pagesUnder(folder: string): AsyncGenerator<MadePage> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => PAGE.test(path));
  for (const path of paths.sort()) {
    const file = basename(path);
    yield { file, id: file.replace(PAGE, ''), ...(await made(`incoming/${file}`, readFileSync(join(folder, path)))) };
  }
}

const made = async (key: string, bytes: Uint8Array): Promise<Pick<MadePage, 'article' | 'reason'>> => {
  try {
    const one = await makeFile({ key, bytes });
    return one.kind === 'article' ? { article: one.draft, reason: null } : { article: null, reason: `a ${one.kind}` };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { article: null, reason: error.message };
  }
};
