import type { Head } from '../archive/article.ts';
import type { ArchiveWriter } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';

type Asked = { readonly archive: Pick<ArchiveWriter, 'standing'> };

/** The receipts of these keys, by key, strongly consistent; a key without one is absent. */
export const receiptsOf = async (
  keys: readonly string[],
  { archive }: Asked,
): Promise<ReadonlyMap<string, Receipt>> => {
  const standings = await archive.standing([...new Set(keys)].map((key) => ({ key, id: null })));
  return new Map(standings.flatMap(({ receipt }) => (receipt === null ? [] : [[receipt.key, receipt] as const])));
};

/** The heads of these articles, strongly consistent; one that never was is absent. */
export const headsOf = async (ids: readonly string[], { archive }: Asked): Promise<readonly Head[]> => {
  // A receipt's key is asked for beside each, of which there is none: no upload's is as short as an id.
  const standings = await archive.standing([...new Set(ids)].map((id) => ({ key: id, id })));
  return standings.flatMap(({ head }) => (head === null ? [] : [head]));
};
