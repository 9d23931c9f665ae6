import type * as z from 'zod/mini';
import { keyNames } from './definition.ts';
import { invalid } from './errors.ts';
import { applyUpdate, assertKeysUntouched } from './expressions/apply-update.ts';
import { type Condition, parseCondition } from './expressions/condition.ts';
import { meets } from './expressions/evaluate.ts';
import type { Path } from './expressions/paths.ts';
import { placeholders } from './expressions/placeholders.ts';
import { changedPaths, parseUpdate, type Update } from './expressions/update.ts';
import { placeInIndex, placeOfItem, placeOfKey } from './keys.ts';
import type { Place } from './ordered-index.ts';
import type { Conditional, KeyAction, PutAction, UpdateAction } from './parameters.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import { type Item, itemSize, readItem } from './values.ts';

const LARGEST_ITEM = 400 * 1024; // bytes, names and values; Developer Guide, "Constraints"

/** One write, read and checked but not yet done. It stands alone (PutItem …) or in a transaction. */
export type PlannedWrite = {
  readonly table: Table;
  readonly place: Place;
  readonly condition: Condition | null;
  readonly returnsOldOnFailure: boolean;
  /** What an update changes, for `UPDATED_OLD` and `UPDATED_NEW`. */
  readonly changed: readonly Path[];
  /**
   * What it makes of the item that is there: another, or null for none.
   * @throws ServiceError ValidationException where the update does not fit the item
   */
  readonly outcome: (old: Item | null) => Item | null;
};

type Common = z.infer<typeof Conditional>;

/** @throws ServiceError ValidationException, ResourceNotFoundException; so for the other three */
export const planPut = (store: Store, action: z.infer<typeof PutAction>): PlannedWrite => {
  const item = readItem(action.Item);
  return plan(store, action, null, (table) => ({
    place: placeOfItem(table.definition, item),
    outcome: () => checkedItem(table, item, 'Item size has exceeded the maximum allowed size'),
  }));
};

export const planDelete = (store: Store, action: z.infer<typeof KeyAction>): PlannedWrite =>
  planOnKey(store, action, () => () => null);

/** A condition that writes nothing: it can only stand in a transaction. */
export const planCheck = (store: Store, action: z.infer<typeof KeyAction>): PlannedWrite =>
  planOnKey(store, action, () => (old) => old);

export const planUpdate = (store: Store, action: z.infer<typeof UpdateAction>): PlannedWrite =>
  planOnKey(store, action, (table, key, update) => (old) => {
    const next = update === null ? (old ?? key) : applyUpdate(old ?? key, update);
    return checkedItem(table, next, 'Item size to update has exceeded the maximum allowed size');
  });

/** Whether the item that is there meets the write's condition. An absent item is one without attributes. */
export const permits = ({ condition }: PlannedWrite, old: Item | null): boolean =>
  condition === null || meets(old ?? {}, condition);

type Outcome = PlannedWrite['outcome'];

const planOnKey = (
  store: Store,
  action: Common & { readonly Key?: unknown; readonly UpdateExpression?: string | undefined },
  outcomeOf: (table: Table, key: Item, update: Update | null) => Outcome,
): PlannedWrite => {
  const key = readItem(action.Key);
  return plan(store, action, action.UpdateExpression ?? null, (table, update) => ({
    place: placeOfKey(table.definition, key),
    outcome: outcomeOf(table, key, update),
  }));
};

const plan = (
  store: Store,
  action: Common,
  updateExpression: string | null,
  decide: (table: Table, update: Update | null) => { readonly place: Place; readonly outcome: Outcome },
): PlannedWrite => {
  const refers = placeholders(action);
  const update = updateExpression === null ? null : parseUpdate(updateExpression, refers);
  const condition =
    action.ConditionExpression === undefined
      ? null
      : parseCondition('ConditionExpression', action.ConditionExpression, refers);
  refers.assertAllUsed();
  const table = store.table(action.TableName);
  const changed = update === null ? [] : changedPaths(update);
  assertKeysUntouched(keyNames(table.definition), changed);
  const returnsOldOnFailure = action.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return { table, condition, changed, returnsOldOnFailure, ...decide(table, update) };
};

/** Indexes refuse an item whose key attribute does not fit them, so that is known before anything is written. */
const checkedItem = (table: Table, item: Item, tooLarge: string): Item => {
  if (itemSize(item) > LARGEST_ITEM) throw invalid(tooLarge);
  for (const index of table.definition.indexes) placeInIndex(index, item);
  return item;
};
