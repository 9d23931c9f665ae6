import { keyNames } from './definition.ts';
import { invalid } from './errors.ts';
import { type Condition, parseCondition } from './expressions/condition.ts';
import { parseKeyCondition } from './expressions/key-condition.ts';
import type { Path } from './expressions/paths.ts';
import { type Placeholders, placeholders } from './expressions/placeholders.ts';
import { parseProjection } from './expressions/projection.ts';
import { assertNoKeys } from './expressions/references.ts';
import { firstWhere } from './ordered-index.ts';
import { answerPage } from './page.ts';
import { type Paged, Query, readParameters, Scan } from './parameters.ts';
import type { Store } from './store.ts';
import { type Entry, openView } from './view.ts';

export const query = (store: Store, input: unknown): object => {
  const request = readParameters(Query, input);
  const view = openView(store, request);
  const refers = placeholders(request);
  const condition = parseKeyCondition(view.schema, request.KeyConditionExpression, refers);
  const { filter, projection } = readExpressions(request, refers);
  if (filter !== null) assertNoKeys(keyNames(view.schema), filter);
  const start = view.start(request.ExclusiveStartKey);
  if (start !== null && start.hash !== condition.hash) {
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  }
  const all = view.partition(condition.hash);
  const forward = request.ScanIndexForward !== false;
  const starts = start ?? { hash: '', range: '' };
  const first = firstWhere(all, (entry) => !condition.before(entry.range));
  const end = firstWhere(all, (entry) => condition.after(entry.range));
  const beyond = start === null || !forward ? first : firstWhere(all, (entry) => view.order(starts, entry) < 0);
  const short = start === null || forward ? end : firstWhere(all, (entry) => view.order(starts, entry) <= 0);
  const entries = walk(all, Math.max(first, beyond), Math.min(end, short), forward);
  return answerPage(store, view, request, filter, projection, entries);
};

export const scan = (store: Store, input: unknown): object => {
  const request = readParameters(Scan, input);
  const view = openView(store, request);
  const { filter, projection } = readExpressions(request, placeholders(request));
  const { Segment: segment = 0, TotalSegments: segments = 1 } = request;
  if ((request.Segment === undefined) !== (request.TotalSegments === undefined)) {
    throw invalid('Segment and TotalSegments must be given together');
  }
  if (segments < 1 || segments > 1_000_000 || segment < 0 || segment >= segments) {
    throw invalid('The Segment parameter is zero-based and must be less than parameter TotalSegments');
  }
  const entries = view.scan(view.start(request.ExclusiveStartKey), segment, segments);
  return answerPage(store, view, request, filter, projection, entries);
};

type Expressions = { readonly filter: Condition | null; readonly projection: readonly Path[] | null };

const readExpressions = (request: Paged, refers: Placeholders): Expressions => {
  const { FilterExpression: filter, ProjectionExpression: projection } = request;
  const read = {
    filter: filter === undefined ? null : parseCondition('FilterExpression', filter, refers),
    projection: projection === undefined ? null : parseProjection(projection, refers),
  };
  refers.assertAllUsed();
  return read;
};

/** The entries from `first` up to `end`, or the same from the end backwards. */
const walk = function* (all: readonly Entry[], first: number, end: number, forward: boolean): Generator<Entry> {
  for (let step = 0; step < end - first; step++) {
    const entry = all[forward ? first + step : end - 1 - step];
    if (entry !== undefined) yield entry;
  }
};
