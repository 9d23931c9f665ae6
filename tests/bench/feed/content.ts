import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Cluster } from '../../../functions/opensearch/cluster.ts';

const Page = z.object({
  _scroll_id: z.string(),
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _source: z.record(z.string(), z.unknown()) })) }),
});

/** What readers could see of an index: a hash of every document by its key, without what feeders note there. */
export const contentOf = async (cluster: Cluster, index: string): Promise<ReadonlyMap<string, string>> => {
  const content = new Map<string, string>();
  const first = await cluster.request({
    method: 'POST',
    path: `/${index}/_search`,
    query: { scroll: '1m' },
    body: { size: 2_000, sort: ['_doc'], query: { terms: { kind: ['article', 'hidden', 'quotation', 'term'] } } },
  });
  for (let page = z.parse(Page, first.body); page.hits.hits.length > 0; ) {
    for (const { _id, _source } of page.hits.hits) {
      const { slots: _, ...shown } = _source;
      content.set(
        _id,
        createHash('sha256')
          .update(JSON.stringify(sorted(shown)))
          .digest('base64url'),
      );
    }
    const body = { scroll: '1m', scroll_id: page._scroll_id };
    page = z.parse(Page, (await cluster.request({ method: 'POST', path: '/_search/scroll', body })).body);
  }
  return content;
};

const sorted = (source: Readonly<Record<string, unknown>>) =>
  Object.entries(source).sort(([one], [other]) => (one < other ? -1 : 1));

/** Keys of what two indices do not agree upon. */
export const differencesOf = (
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] => [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
