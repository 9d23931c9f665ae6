import { readFile } from 'node:fs/promises';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import { type Console, harmless } from './console.ts';
import { deliver, type Fate } from './deliver.ts';
import type { Desk } from './desk.ts';
import { filesUnder, type LocalFile, readingError } from './files.ts';
import { startProgress } from './progress.ts';

export type UploadOptions = {
  readonly prefix?: string;
  /** One JSON line per file. */
  readonly json?: boolean;
  /** Seconds without any news after which the missing receipts are given up. */
  readonly wait: number;
};

const AT_ONCE = 8;

/**
 * Uploads files and folders and says what became of each.
 * @returns whether every file was accepted
 * @throws ArchiveError before anything is uploaded, where a path cannot be read or two files would have one key; and
 *         in the midst, once what is known is said, where the archive does not answer any more
 */
export const upload = async (
  paths: readonly string[],
  { prefix, json, wait }: UploadOptions,
  { console, desk, clock }: { readonly console: Console; readonly desk: Desk; readonly clock: Clock },
): Promise<boolean> => {
  const files = (await Promise.all(paths.map((path) => filesUnder(path, prefix)))).flat();
  refuseClashes(files);
  const counts = { accepted: 0, rejected: 0, overtaken: 0, unknown: 0, failed: 0 };
  let uploaded = 0;
  let settled = 0;
  const progress = startProgress(files.length, console);

  const wishes = { atOnce: AT_ONCE, patience: wait * 1000 };
  const deliveries = files.map((file) => ({ file, key: file.key, read: () => read(file) }));
  try {
    await deliver(deliveries, wishes, { desk, clock }, (news) => {
      if ('fate' in news) {
        settled += 1;
        counts[kindOf(news.fate)] += 1;
        const lines = json ? [jsonLine(news.file, news.fate)] : told(news.file, news.fate, console.watched);
        if (lines.length > 0) progress.above(() => lines.forEach(console.print));
      } else uploaded += 1;
      progress.show(uploaded, settled);
    });
  } catch (error) {
    const unheard = files.length - settled;
    throw unheard > 0 && error instanceof ArchiveError
      ? new ArchiveError(error.code, `${error.message}\n${afterwards(unheard)}`, { cause: error })
      : error;
  } finally {
    progress.done();
    if (!json && settled > 0) for (const line of summary(settled, counts, wait)) console.print(line);
  }
  return counts.accepted + counts.overtaken === files.length;
};

type Kind = 'accepted' | 'rejected' | 'overtaken' | 'unknown' | 'failed';

const kindOf = (fate: Fate): Kind =>
  fate.state !== 'received' ? fate.state : fate.receipt.state === 'accepted' ? 'accepted' : 'rejected';

const read = async ({ path }: LocalFile): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw readingError(path, error);
  }
};

const refuseClashes = (files: readonly LocalFile[]): void => {
  const paths = new Map<string, string>();
  for (const { key, path } of files) {
    const other = paths.get(key);
    if (other !== undefined) {
      throw new ArchiveError(
        'bad-request',
        `${other} and ${path} would both be ${key}: upload them with a --prefix each.`,
      );
    }
    paths.set(key, path);
  }
};

const jsonLine = ({ path, key }: LocalFile, fate: Fate): string => {
  if (fate.state === 'failed')
    return JSON.stringify({ file: path, key, state: 'failed', reason: messageOf(fate.error) });
  if (fate.state !== 'received') return JSON.stringify({ file: path, key, state: fate.state });
  const { state, code, reason, notes, article, commit } = fate.receipt;
  return JSON.stringify({ file: path, key, state, code, reason, notes, article, commit });
};

/** What a person wants to know of one file. Where a bar is drawn, only what went wrong or was noted. */
const told = ({ path }: LocalFile, fate: Fate, watched: boolean): string[] => {
  switch (fate.state) {
    case 'failed':
      return [`not uploaded  ${path}: ${messageOf(fate.error)}`];
    case 'unknown':
      return [`no receipt    ${path}`];
    case 'overtaken':
      return [`overtaken     ${path}: a newer version of it was uploaded or deleted meanwhile`];
    case 'received': {
      const { state, reason, notes, article } = fate.receipt;
      const said = [reason, ...notes].filter((text) => text !== null).map(harmless);
      if (watched && said.length === 0) return [];
      const what = article === null || state !== 'accepted' ? '' : ` → ${article.id}, revision ${article.revision}`;
      return [`${state.padEnd(14)}${path}${what}${said.length === 0 ? '' : `: ${said.join(' ')}`}`];
    }
  }
};

const afterwards = (unheard: number): string =>
  `Nothing is known of ${unheard} more. What of them is in the bucket will be ingested once the archive runs: see "npx cuttings receipts" then, or upload them again, which does no harm.`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const summary = (files: number, counts: Readonly<Record<Kind, number>>, wait: number): string[] => {
  const parts = [
    `${counts.accepted} accepted`,
    ...(counts.rejected > 0 ? [`${counts.rejected} rejected`] : []),
    ...(counts.overtaken > 0 ? [`${counts.overtaken} overtaken`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} not uploaded`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} without a receipt`] : []),
  ];
  return [
    `${files} ${files === 1 ? 'file' : 'files'}: ${parts.join(', ')}.`,
    ...(counts.unknown === 0
      ? []
      : [
          `For ${wait} s no receipt came. Those files are in the bucket and will be ingested when their turn comes: see`,
          'later with "npx cuttings receipts", or upload them again, which does no harm. If none ever comes, look at the',
          "ingest function's log and its dead-letter queue.",
        ]),
  ];
};
