import type { ArchiveWriter, Standing } from '../archive/ports.ts';

/**
 * Purges to the end what an earlier withdrawal may have left: one that was cut short between its commit and the end of its
 * purge, or one that a write raced. It comes again as a repeat or as stale; but what is committed over its notice or its receipt
 * hides it from then on, so nothing is before it is purged.
 */
export const finishPurge = async ({ head, former }: Standing, archive: ArchiveWriter): Promise<void> => {
  for (const of of [head, former]) if (of?.state === 'withdrawn') await archive.purge(of.id, of.revision);
};
