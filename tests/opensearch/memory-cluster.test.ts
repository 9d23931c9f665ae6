import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import type { Cluster, ClusterRequest } from '../../functions/opensearch/cluster.ts';
import { indexBody } from '../../functions/opensearch/layout.ts';
import { clusterOf } from '../../functions/stores/cluster.ts';
import { memoryCluster } from '../support/memory-cluster.ts';
import { nodeUnderTest } from '../support/opensearch.ts';

// The cluster in memory, on which feeders are simulated, must answer them as OpenSearch does.

const node = nodeUnderTest();
const own = `test-${randomUUID()}`;
afterAll(() => node.request({ method: 'DELETE', path: `/${own}*` }));
const [one, other, none] = [`${own}-1`, `${own}-2`, `${own}-3`];

type Item = { readonly status: number; readonly _seq_no?: number; readonly error?: { readonly type: string } };
type Told = {
  readonly items?: readonly Readonly<Record<string, Item>>[];
  readonly docs?: readonly { readonly _seq_no: number; readonly error?: { readonly type: string } }[];
  readonly responses?: readonly Told[];
  readonly hits?: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly _source: unknown }[];
  };
  readonly error?: { readonly type: string };
};

/** What of an answer a feeder looks at. */
const seenOf = ({ items, docs, responses, hits, error }: Told): unknown => {
  if (error !== undefined) return error.type;
  if (items !== undefined)
    return items.flatMap((item) => Object.entries(item).map(([kind, it]) => [kind, it.status, it.error?.type]));
  if (docs !== undefined)
    return docs.map(({ _seq_no: _, ...rest }) => ('error' in rest ? rest.error?.type : seenIn(rest, DOCUMENT)));
  if (responses !== undefined) return responses.map(seenOf);
  return hits && [hits.total.value, hits.hits.map(({ _source }) => _source)];
};
const DOCUMENT = ['_id', 'found', '_version', '_source'];
const seenIn = (told: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(told).filter(([name]) => names.includes(name)));

/** Asks for everything that feeders do, and answers what they would see. */
const told = async (cluster: Cluster): Promise<readonly unknown[]> => {
  const seen: unknown[] = [];
  const ask = async (method: ClusterRequest['method'], path: string, more: Partial<ClusterRequest> = {}) => {
    try {
      const { status, body } = await cluster.request({ method, path, ...more });
      seen.push([method, path.replaceAll(own, ''), status, seenOf((body ?? {}) as Told)]);
      return body as Told;
    } catch (error) {
      seen.push([method, path.replaceAll(own, ''), (error as { statusCode?: number }).statusCode]);
      return {};
    }
  };
  const aliases = async () => {
    const { body } = await cluster.request({ method: 'GET', path: `/${own}*/_alias` });
    const indices = Object.entries(body as Readonly<Record<string, { readonly aliases: object }>>).sort();
    seen.push(indices.map(([name, it]) => [name.replaceAll(own, ''), Object.keys(it.aliases)]));
  };
  const bulk = async (...lines: NonNullable<ClusterRequest['lines']>) =>
    (await ask('POST', `/${one}/_bulk`, { lines })).items;
  const search = (body: ClusterRequest['body']) =>
    ask('POST', `/${one}/_search`, { query: { allow_partial_search_results: false }, ...(body ? { body } : {}) });
  const read = async (query: NonNullable<ClusterRequest['query']>, ...ids: readonly string[]) =>
    (await ask('POST', `/${one}/_mget`, { query, body: { ids } })).docs;

  await aliases();
  await ask('PUT', `/${one}`, { body: indexBody(1, 0) });
  await ask('PUT', `/${one}`, { body: indexBody(1, 0) });
  await ask('PUT', `/${other}`, { body: indexBody(1, 0) });
  for (const index of [one, other, none]) {
    const actions = [
      { remove: { index: `${own}*`, alias: `${own}-serves` } },
      { add: { index, alias: `${own}-serves` } },
    ];
    await ask('POST', '/_aliases', { body: { actions } });
    if (index !== none) await aliases();
  }

  // What is written, over what there is.
  const external = (_id: string, version: number) => ({ index: { _id, version, version_type: 'external' } });
  const still = (item: Readonly<Record<string, Item>> | undefined) => ({
    if_seq_no: Object.values(item ?? {})[0]?._seq_no ?? -1,
    if_primary_term: 1,
  });
  const article = { kind: 'article', key: 'a', headline: 'ferry quay', revision: 1 };
  const hidden = { kind: 'hidden', key: 'a', revision: 2, until: null };
  const [created] = (await bulk({ create: { _id: 'a' } }, article, { create: { _id: 'a' } }, article)) ?? [];
  const [replaced] = (await bulk({ index: { _id: 'a', ...still(created) } }, hidden)) ?? [];
  await bulk({ index: { _id: 'a', ...still(created) } }, article);
  await bulk({ index: { _id: 'b', ...still(created) } }, article);
  await bulk(external('q', 3), article, external('q', 3), hidden, external('q', 2), hidden, external('q', 5), hidden);
  await read({}, 'a', 'b', 'q');
  await bulk({ delete: { _id: 'a', ...still(created) } }, { delete: { _id: 'b', ...still(created) } });
  await bulk({ delete: { _id: 'a', ...still(replaced) } }, { delete: { _id: 'b' } });
  await read({ _source: false }, 'a', 'q');
  await read({ _source_includes: 'kind,headline' }, 'q');
  const state = async (query: NonNullable<ClusterRequest['query']>) =>
    ask('PUT', `/${one}/_doc/state`, { query, body: { kind: 'state' } });
  await state({ op_type: 'create' });
  await state({ op_type: 'create' });
  const [place] = (await read({}, 'state')) ?? [];
  await state({ if_seq_no: place?._seq_no ?? -1, if_primary_term: 1 });
  await state({ if_seq_no: place?._seq_no ?? -1, if_primary_term: 1 });

  // What is found, once it was refreshed.
  const embargoed = (key: string, until: number | null) => ({
    kind: 'hidden',
    key,
    until,
    refused: until ? null : 'why',
  });
  await bulk(...[9, 4, null, 7].flatMap((until, at) => [{ index: { _id: `h${at}` } }, embargoed(`h${at}`, until)]));
  await bulk({ index: { _id: 'c' } }, { ...article, key: 'c', body: 'weir' });
  const due = (until: object) => ({ bool: { filter: [{ term: { kind: 'hidden' } }, { range: { until } }] } });
  const everything = { size: 9, query: due({ lt: 9 }), sort: [{ until: 'asc' }], _source: ['until', 'key'] };
  await search(everything);
  await ask('POST', `/${one}/_refresh`);
  await search(everything);
  await search({ ...everything, size: 1, query: due({ lte: 9 }) });
  await search({ ...everything, sort: [{ key: 'asc' }], search_after: ['h0'] });
  await search({ size: 0, track_total_hits: true, query: { exists: { field: 'refused' } } });
  const having = (term: string) => ({
    size: 0,
    track_total_hits: 1,
    terminate_after: 1,
    query: {
      bool: {
        filter: [
          { bool: { should: ['headline', 'body'].map((it) => ({ term: { [it]: term } })), minimum_should_match: 1 } },
        ],
      },
    },
  });
  const header = { allow_partial_search_results: false, ignore_unavailable: false };
  await ask('POST', `/${one}/_msearch`, {
    lines: ['quay', 'weir', 'qua', 'mole'].flatMap((term) => [header, having(term)]),
  });
  await ask('POST', `/${one}/_flush`);
  await ask('POST', `/${one}/_forcemerge`, { query: { only_expunge_deletes: true, wait_for_completion: false } });

  // Of an index that is not there.
  for (const call of ['_refresh', '_flush', '_forcemerge']) await ask('POST', `/${none}/${call}`);
  await ask('POST', `/${none}/_mget`, { body: { ids: ['a'] } });
  await ask('POST', `/${none}/_search`, { body: having('quay') });
  await ask('POST', `/${none}/_msearch`, { lines: [header, having('quay')] });
  await ask('PUT', `/${none}/_doc/state`, { query: { if_seq_no: 1, if_primary_term: 1 }, body: { kind: 'state' } });
  await aliases();
  for (const index of [one, other, none, none]) await ask('DELETE', `/${index}`);
  return seen;
};

it('A cluster in memory answers feeders as a node does', async () => {
  const expected = await told(clusterOf(node));
  expect(JSON.parse(JSON.stringify(await told(memoryCluster())))).toEqual(JSON.parse(JSON.stringify(expected)));
  expect(expected.length).toBeGreaterThan(40);
});
