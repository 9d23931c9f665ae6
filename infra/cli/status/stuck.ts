import type { Receipt } from '../../../functions/archive/receipt.ts';
import type { VersionOfKey } from '../../../functions/stores/object-versions.ts';

const AT_ONCE = 1000; // keys

/**
 * Keys whose newest version is older than `before`, and has no receipt of its own: ingest never heard of it, gave it up,
 * or is far behind. A file that was deleted counts like one that was put.
 */
export const stuckUploads = async (
  versions: AsyncIterable<VersionOfKey>,
  before: string,
  receipts: (keys: readonly string[]) => Promise<ReadonlyMap<string, Receipt>>,
): Promise<readonly string[]> => {
  const stuck: string[] = [];
  let some: VersionOfKey[] = [];
  const sift = async (): Promise<void> => {
    const found = await receipts(some.map(({ key }) => key));
    stuck.push(...some.filter(({ key, id }) => found.get(key)?.versionId !== id).map(({ key }) => key));
    some = [];
  };
  for await (const version of versions) {
    if (!version.isLatest || version.at >= before) continue;
    some.push(version);
    if (some.length === AT_ONCE) await sift();
  }
  if (some.length > 0) await sift();
  return stuck;
};
