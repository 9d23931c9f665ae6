import type { Head } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveReader } from '../archive/ports.ts';
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
