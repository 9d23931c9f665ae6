import type { Commit } from '../archive/commit.ts';
import type { ArchiveReader } from '../archive/ports.ts';
import { isDamage } from './readable.ts';
import type { Report } from './report.ts';

/** As many as are read at once. */
export const ROWS = 100;

/**
 * Commits after `after`, `limit` of them or, where the log ends before, all. Or why they cannot be had: rows are missing,
 * anywhere while the log is being trimmed, or one is damaged; what they said of articles, the table says, too.
 */
export const readLog = async (
  archive: Pick<ArchiveReader, 'commits'>,
  after: number,
  limit: number,
  report: Report,
): Promise<readonly Commit[] | 'trimmed' | 'damaged'> => {
  try {
    const rows = await archive.commits(after, limit);
    if (rows.every(({ number }, at) => number === after + 1 + at)) return rows;
    report('the log was trimmed', { commit: after, next: rows[0]?.number });
    return 'trimmed';
  } catch (error) {
    if (!isDamage(error)) throw error;
    report('the log is damaged', { commit: after, reason: error.message });
    return 'damaged';
  }
};
