import { createHash } from 'node:crypto';
import { consumedByTable, readUnits, writeUnits } from './capacity.ts';
import {
  type CancellationReason,
  CONDITION_FAILED,
  invalid,
  ServiceError,
  transactionCanceled,
  unsupported,
} from './errors.ts';
import { readProjection, withItem } from './item-operations.ts';
import { placeOfKey } from './keys.ts';
import type { Place } from './ordered-index.ts';
import {
  KeyAction,
  PutAction,
  readParameters,
  TransactGet,
  TransactGetItems,
  TransactWriteItems,
  UpdateAction,
} from './parameters.ts';
import type { DoneToken } from './record.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import { type Item, itemSize, readItem } from './values.ts';
import { type PlannedWrite, permits, planCheck, planDelete, planPut, planUpdate } from './write.ts';

// API reference, TransactWriteItems and TransactGetItems.
const MOST_ACTIONS = 100;
const MOST_BYTES = 4 * 1024 * 1024;
const LONGEST_TOKEN = 36;

/**
 * All writes of a transaction, or none: conditions see the items as they were, and one journal record makes it happen.
 * The engine does one call at a time, so nobody sees half of it.
 */
export const transactWriteItems = (store: Store, input: unknown, now: number): object => {
  const request = readParameters(TransactWriteItems, input);
  assertCount(request.TransactItems.length);
  const planned = request.TransactItems.map((action) => planAction(store, action));
  const done = doneToken(request.ClientRequestToken, request.TransactItems, now); // once their depth is bounded
  assertDistinct(planned);
  const units = new Map<string, number>();
  if (done !== undefined && isRepetition(store, done)) return consumedByTable(request, units);

  const attempts = planned.map((it) => attempt(store, it));
  if (attempts.some(({ reason }) => reason.Code !== 'None')) {
    throw transactionCanceled(attempts.map(({ reason }) => reason));
  }
  assertTotal(attempts.map(({ item }) => item));
  for (const { write, item } of attempts) {
    const { name } = write.table.definition;
    units.set(name, (units.get(name) ?? 0) + writeUnits(item === null ? 0 : itemSize(item), 'transaction'));
  }
  const changes = attempts.filter(({ item, old }) => item !== old);
  store.commit(
    changes.map(({ write, item }) => ({ table: write.table, place: write.place, item })),
    done,
  );
  return consumedByTable(request, units);
};

export const transactGetItems = (store: Store, input: unknown): object => {
  const request = readParameters(TransactGetItems, input);
  assertCount(request.TransactItems.length);
  const units = new Map<string, number>();
  const reads = request.TransactItems.map(({ Get }) => {
    const get = readParameters(TransactGet, Get);
    const projection = readProjection(get);
    const table = store.table(get.TableName);
    const place = placeOfKey(table.definition, readItem(get.Key));
    return { table, place, projection, item: store.item(table, place) };
  });
  assertDistinct(reads);
  assertTotal(reads.map(({ item }) => item));
  for (const { table, item } of reads) {
    const { name } = table.definition;
    units.set(name, (units.get(name) ?? 0) + readUnits(item === null ? 0 : itemSize(item), 'transaction'));
  }
  return {
    Responses: reads.map(({ item, projection }) => withItem(item, projection)),
    ...consumedByTable(request, units),
  };
};

const planAction = (store: Store, action: Readonly<Record<string, unknown>>): PlannedWrite => {
  const [entry, another] = Object.entries(action);
  if (entry === undefined || another !== undefined) {
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const [kind, input] = entry;
  switch (kind) {
    case 'Put':
      return planPut(store, readParameters(PutAction, input));
    case 'Delete':
      return planDelete(store, readParameters(KeyAction, input));
    case 'ConditionCheck':
      return planConditionCheck(store, input);
    case 'Update': {
      const update = readParameters(UpdateAction, input);
      if (update.UpdateExpression === undefined) throw invalid('The expression can not be empty;');
      return planUpdate(store, update);
    }
    default:
      throw unsupported(`TransactItems with ${kind}`);
  }
};

const planConditionCheck = (store: Store, input: unknown): PlannedWrite => {
  const check = readParameters(KeyAction, input);
  if (check.ConditionExpression === undefined) throw invalid('The expression can not be empty;');
  return planCheck(store, check);
};

type Attempt = {
  readonly write: PlannedWrite;
  readonly old: Item | null;
  readonly item: Item | null;
  readonly reason: CancellationReason;
};

const attempt = (store: Store, write: PlannedWrite): Attempt => {
  const old = store.item(write.table, write.place);
  const failed = (reason: CancellationReason): Attempt => ({ write, old, item: old, reason });
  if (!permits(write, old)) {
    const shown = write.returnsOldOnFailure && old !== null ? { Item: old } : {};
    return failed({ Code: 'ConditionalCheckFailed', Message: CONDITION_FAILED, ...shown });
  }
  try {
    return { write, old, item: write.outcome(old), reason: { Code: 'None' } };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return failed({ Code: 'ValidationError', Message: error.message });
  }
};

/** The token as it is remembered; the digest is of the actions, whatever the order of their parameters. */
const doneToken = (token: string | undefined, actions: unknown, now: number): DoneToken | undefined => {
  if (token === undefined) return undefined;
  if (token === '' || token.length > LONGEST_TOKEN) {
    throw invalid('ClientRequestToken must have length between 1 and 36');
  }
  const digest = createHash('sha256').update(JSON.stringify(actions, sortedKeys)).digest('base64');
  return { token, digest, at: now };
};

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const isRepetition = (store: Store, { token, digest, at }: DoneToken): boolean => {
  const before = store.doneToken(token, at);
  if (before === null) return false;
  if (before.digest === digest) return true;
  throw new ServiceError(
    'IdempotentParameterMismatchException',
    'The request token is already in use with different parameters',
  );
};

const assertCount = (actions: number): void => {
  if (actions >= 1 && actions <= MOST_ACTIONS) return;
  throw invalid(
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and ${MOST_ACTIONS}`,
  );
};

const assertDistinct = (targets: readonly { readonly table: Table; readonly place: Place }[]): void => {
  const places = targets.map(({ table, place }) => JSON.stringify([table.definition.name, place.hash, place.range]));
  if (new Set(places).size === places.length) return;
  throw invalid('Transaction request cannot include multiple operations on one item');
};

const assertTotal = (items: readonly (Item | null)[]): void => {
  const bytes = items.reduce((sum, item) => sum + (item === null ? 0 : itemSize(item)), 0);
  if (bytes > MOST_BYTES) {
    throw invalid('Collection size of items in the transaction has exceeded the maximum size limit of 4 MB');
  }
};
