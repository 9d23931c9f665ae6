import { harmless } from './console.ts';
import type { Fate } from './deliver.ts';

type Named = { readonly path: string; readonly key: string };

export type Kind = 'accepted' | 'rejected' | 'overtaken' | 'unknown' | 'failed';

/** How many files were rejected, by the code and the reason of their receipts. */
export type Rejections = Map<string, number>;

export const kindOf = (fate: Fate): Kind =>
  fate.state !== 'received' ? fate.state : fate.receipt.state === 'accepted' ? 'accepted' : 'rejected';

/** What a program wants to know of one file. */
export const jsonLine = ({ path, key }: Named, fate: Fate): string => {
  if (fate.state === 'failed')
    return JSON.stringify({ file: path, key, state: 'failed', reason: messageOf(fate.error) });
  if (fate.state !== 'received') return JSON.stringify({ file: path, key, state: fate.state });
  const { state, code, reason, notes, article, commit } = fate.receipt;
  return JSON.stringify({ file: path, key, state, code, reason, notes, article, commit });
};

/** What a person wants to know of one file. Where a bar is drawn, only what went wrong or was noted. */
export const told = ({ path }: Named, fate: Fate, watched: boolean): string[] => {
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

/** What to do about those of which nothing was heard. */
export const afterwards = (unheard: number): string =>
  `Nothing is known of ${unheard} more. What of them is in the bucket will be ingested once the archive runs: see "npx cuttings receipts" then, or upload them again with --resume, which sends only what is missing.`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const WORTH_A_RATE = 100; // files: of fewer it says nothing

/** What a person wants to know of all files. */
export const summary = ({
  files,
  counts,
  rejections,
  wait,
  seconds,
}: {
  readonly files: number;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly rejections: Rejections;
  readonly wait: number;
  readonly seconds: number;
}): string[] => {
  const parts = [
    `${counts.accepted} accepted`,
    ...(counts.rejected > 0 ? [`${counts.rejected} rejected`] : []),
    ...(counts.overtaken > 0 ? [`${counts.overtaken} overtaken`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} not uploaded`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} without a receipt`] : []),
  ];
  const rate = files < WORTH_A_RATE ? '' : `, in ${seconds.toFixed(0)} s, ${(files / seconds).toFixed(1)} a second`;
  return [
    `${files} ${files === 1 ? 'file' : 'files'}: ${parts.join(', ')}${rate}.`,
    ...(counts.rejected > 1 ? reasons(rejections) : []),
    ...(counts.unknown === 0
      ? []
      : [
          `For ${wait} s no receipt came. Those files are in the bucket and will be ingested when their turn comes: see`,
          'later with "npx cuttings receipts", or upload them again with --resume, which sends only what is missing. If',
          "none ever comes, look at the ingest function's log and its dead-letter queue.",
        ]),
  ];
};

const MOST_REASONS = 10;

const reasons = (rejections: Rejections): string[] => {
  const most = [...rejections].sort(([, a], [, b]) => b - a);
  const more = most.length > MOST_REASONS ? [`  and ${most.length - MOST_REASONS} more reasons`] : [];
  return [...most.slice(0, MOST_REASONS).map(([why, count]) => `  ${count} × ${harmless(why)}`), ...more];
};
