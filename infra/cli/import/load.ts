import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Clock } from '../../../functions/archive/ports.ts';
import type { Office } from '../office.ts';
import type { Parts } from '../stack-outputs.ts';
import { askHealth } from '../status/health.ts';
import type { Load } from './pace.ts';

/**
 * How long the queue is, and how far and how slow search. The log is read before search is asked, so that what is
 * committed meanwhile does not count as its lag.
 * @throws ArchiveError `unavailable` where one of them does not answer
 */
export const loadOf = async (
  { queued, reader }: Pick<Office, 'queued' | 'reader'>,
  { searchUrl }: Pick<Parts, 'searchUrl'>,
  clock: Pick<Clock, 'now'>,
): Promise<Load> => {
  const [waiting, last] = await Promise.all([queued(), reader.lastCommit()]);
  const asked = clock.now();
  const health = await askHealth(searchUrl);
  if (!health.answers) throw new ArchiveError('unavailable', `search does not answer: ${health.because}`);
  return { queued: waiting, behind: Math.max(0, last - health.commit), answered: clock.now() - asked };
};
