import { consumed, readUnits } from './capacity.ts';
import { keyNames } from './definition.ts';
import { invalid, invalidValue } from './errors.ts';
import type { Condition } from './expressions/condition.ts';
import { meets } from './expressions/evaluate.ts';
import { type Path, project } from './expressions/paths.ts';
import type { Paged } from './parameters.ts';
import type { Store } from './store.ts';
import type { Item } from './values.ts';
import { type Entry, rowOf, type View } from './view.ts';

const LARGEST_PAGE = 1024 * 1024; // bytes of items before filtering; Developer Guide, "Paginating table query results"

/**
 * One page of a query or scan: up to `Limit` entries or 1 MB, then the filter, then the projection. It says where it
 * stopped whenever it stopped by one of them, even if nothing follows.
 */
export const answerPage = (
  store: Store,
  view: View,
  request: Paged,
  filter: Condition | null,
  projection: readonly Path[] | null,
  entries: Iterable<Entry>,
): object => {
  assertSelect(view, request, projection);
  const limit = request.Limit ?? Number.POSITIVE_INFINITY;
  if (limit < 1)
    throw invalid("Value at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
  const found: Item[] = [];
  let [scanned, bytes] = [0, 0];
  let [last, stopped]: [Item | null, boolean] = [null, false];
  for (const entry of entries) {
    const row = rowOf(entry);
    stopped = scanned === limit || (scanned > 0 && bytes + row.size > LARGEST_PAGE);
    if (stopped) break;
    scanned++;
    bytes += row.size;
    last = view.see(store.read(row));
    if (filter === null || meets(last, filter)) found.push(last);
  }
  const next = stopped || scanned === limit ? last : null;
  const items = projection === null ? found : found.map((item) => project(item, projection));
  return {
    ...(request.Select === 'COUNT' ? {} : { Items: items }),
    Count: found.length,
    ScannedCount: scanned,
    ...(next === null ? {} : { LastEvaluatedKey: view.keyOf(next) }),
    ...consumed(request, request.TableName, readUnits(bytes, request.ConsistentRead ? 'strong' : 'eventual')),
  };
};

const assertSelect = ({ table, index }: View, request: Paged, projection: readonly Path[] | null): void => {
  const { Select: select } = request;
  if (projection !== null && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && projection === null) {
    throw invalid('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === null) {
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (index === null || index.projects === null) return;
  const seen = [...keyNames(table.definition), ...keyNames(index), ...index.projects];
  const unseen = (projection ?? []).map(([name]) => name).filter((name) => !seen.includes(name));
  if (select === 'ALL_ATTRIBUTES' || unseen.length > 0) {
    throw invalidValue(`Global secondary index ${index.name} does not project [${unseen.join(', ')}]`);
  }
};
