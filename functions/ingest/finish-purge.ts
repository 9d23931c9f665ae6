import type { ArchiveWriter, Standing } from '../archive/ports.ts';

/**
 * Purges to the end what an earlier withdrawal may have left: one that was cut short between its commit and the end of its
 * purge, or one that a write raced. It comes again as a repeat or as stale; but what is committed over its notice or its receipt
 * hides it from then on, so nothing is before it is purged.
 */
export const finishPurge = async (key: string, { receipt, head }: Standing, archive: ArchiveWriter): Promise<void> => {
  if (head?.state === 'withdrawn') await archive.purge(head.id, head.revision);
  const before = receipt?.article ?? null;
  if (receipt?.state !== 'withdrawn' || before === null || before.id === head?.id) return;
  // The file is one of another article now.
  const [of] = await archive.standing([{ key, id: before.id }]);
  if (of?.head?.state === 'withdrawn') await archive.purge(of.head.id, of.head.revision);
};
