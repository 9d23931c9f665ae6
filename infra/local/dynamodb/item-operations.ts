import type * as z from 'zod/mini';
import { consumed, readUnits, writeUnits } from './capacity.ts';
import { conditionFailed } from './errors.ts';
import { type Path, project } from './expressions/paths.ts';
import { placeholders } from './expressions/placeholders.ts';
import { parseProjection } from './expressions/projection.ts';
import { placeOfKey } from './keys.ts';
import { DeleteItem, GetItem, PutItem, readParameters, UpdateItem } from './parameters.ts';
import type { Store } from './store.ts';
import { type Item, itemSize, readItem } from './values.ts';
import { type PlannedWrite, permits, planDelete, planPut, planUpdate } from './write.ts';

export const getItem = (store: Store, input: unknown): object => {
  const request = readParameters(GetItem, input);
  const projection = readProjection(request);
  const table = store.table(request.TableName);
  const item = store.item(table, placeOfKey(table.definition, readItem(request.Key)));
  const units = readUnits(item === null ? 0 : itemSize(item), request.ConsistentRead ? 'strong' : 'eventual');
  return { ...withItem(item, projection), ...consumed(request, request.TableName, units) };
};

/** The paths that a read asks for, or null for everything. @throws ServiceError ValidationException */
export const readProjection = (request: {
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: unknown;
}): readonly Path[] | null => {
  const refers = placeholders({ ExpressionAttributeNames: request.ExpressionAttributeNames });
  const paths =
    request.ProjectionExpression === undefined ? null : parseProjection(request.ProjectionExpression, refers);
  refers.assertAllUsed();
  return paths;
};

export const withItem = (item: Item | null, projection: readonly Path[] | null): { Item?: Item } => {
  if (item === null) return {};
  return { Item: projection === null ? item : project(item, projection) };
};

export const putItem = (store: Store, input: unknown): object => {
  const { ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues, ...action } = readParameters(
    PutItem,
    input,
  );
  return write(store, planPut(store, action), ReturnValues, { ReturnConsumedCapacity });
};

export const deleteItem = (store: Store, input: unknown): object => {
  const { ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues, ...action } = readParameters(
    DeleteItem,
    input,
  );
  return write(store, planDelete(store, action), ReturnValues, { ReturnConsumedCapacity });
};

export const updateItem = (store: Store, input: unknown): object => {
  const { ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues, ...action } = readParameters(
    UpdateItem,
    input,
  );
  return write(store, planUpdate(store, action), ReturnValues, { ReturnConsumedCapacity });
};

type Returns = z.infer<typeof UpdateItem>['ReturnValues'];

const write = (
  store: Store,
  planned: PlannedWrite,
  returns: Returns,
  asked: Pick<z.infer<typeof UpdateItem>, 'ReturnConsumedCapacity'>,
): object => {
  const { table, place } = planned;
  const old = store.item(table, place);
  if (!permits(planned, old)) {
    throw conditionFailed(planned.returnsOldOnFailure && old !== null ? old : undefined);
  }
  const item = planned.outcome(old);
  if (item !== null || old !== null) store.commit([{ table, place, item }]);
  const bytes = Math.max(old === null ? 0 : itemSize(old), item === null ? 0 : itemSize(item));
  return {
    ...returned(planned, returns, old, item),
    ...consumed(asked, table.definition.name, writeUnits(bytes, 'plain')),
  };
};

const returned = ({ changed }: PlannedWrite, returns: Returns, old: Item | null, item: Item | null): object => {
  const whole = returns?.endsWith('_OLD') ? old : returns?.endsWith('_NEW') ? item : null;
  if (whole === null) return {};
  if (returns === 'ALL_OLD' || returns === 'ALL_NEW') return { Attributes: whole };
  const attributes = project(whole, changed);
  return Object.keys(attributes).length === 0 ? {} : { Attributes: attributes };
};
