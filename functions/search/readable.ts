import type { Head } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import type { Report } from './report.ts';

export const isDamage = (error: unknown): error is ArchiveError =>
  error instanceof ArchiveError && error.code === 'corrupt';

/**
 * The heads of these ids; of one whose row is damaged none, which is told. Nothing that we write damages a row: but where
 * other hands did, one article must not keep all others from readers.
 */
export const readableHeads = async (
  archive: Pick<ArchiveReader, 'heads'>,
  ids: readonly string[],
  report: Report,
): Promise<ReadonlyMap<string, Head>> => {
  try {
    return await archive.heads(ids);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (ids.length <= 1) {
      report('an article cannot be read', { id: ids[0], reason: error.message });
      return new Map();
    }
    const middle = ids.length >> 1;
    const halves = [ids.slice(0, middle), ids.slice(middle)].map((half) => readableHeads(archive, half, report));
    return new Map((await Promise.all(halves)).flatMap((half) => [...half]));
  }
};

export type ReadChangedDependencies = {
  readonly archive: Pick<ArchiveReader, 'heads'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly report: Report;
};

/**
 * Articles that have changed, as the table has them: `gone` are those that it has not, or of which none can be read. `now` is
 * a moment (ms) before they were read: an embargo that ends later must find what is in the table then.
 */
export const readChanged = async (
  ids: readonly string[],
  { archive, clock, report }: ReadChangedDependencies,
): Promise<{ readonly heads: ReadonlyMap<string, Head>; readonly gone: readonly string[]; readonly now: number }> => {
  const now = clock.now();
  const heads = await readableHeads(archive, ids, report);
  const gone = ids.filter((id) => !heads.has(id));
  for (const id of gone) report('an article of the log is not in the table', { id });
  return { heads, gone, now };
};
