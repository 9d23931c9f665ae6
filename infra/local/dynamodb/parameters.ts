import * as z from 'zod/mini';
import { invalid, unsupported } from './errors.ts';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const count = z.optional(z.int());
const capacity = z.optional(z.enum(['NONE', 'TOTAL', 'INDEXES']));
const noMetrics = z.optional(z.literal('NONE')); // they are of local indexes, which no table here has
const table = z.string();
const raw = z.unknown(); // items, keys and placeholders are read by `values` and `placeholders`
const oneOf = <const T extends readonly string[]>(...values: T) => z.optional(z.enum(values));

const NAMES = { ExpressionAttributeNames: z.optional(raw) };
const PLACEHOLDERS = { ...NAMES, ExpressionAttributeValues: z.optional(raw) };

const CONDITIONAL = {
  TableName: table,
  ConditionExpression: text,
  ...PLACEHOLDERS,
  ReturnValuesOnConditionCheckFailure: oneOf('NONE', 'ALL_OLD'),
};
const SINGLE_WRITE = {
  ...CONDITIONAL,
  ReturnConsumedCapacity: capacity,
  ReturnItemCollectionMetrics: noMetrics,
};
const PAGED = {
  TableName: table,
  IndexName: text,
  FilterExpression: text,
  ProjectionExpression: text,
  ...PLACEHOLDERS,
  Select: oneOf('ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'),
  ConsistentRead: flag,
  Limit: count,
  ExclusiveStartKey: z.optional(raw),
  ReturnConsumedCapacity: capacity,
};

const READ = {
  Key: raw,
  ProjectionExpression: text,
  ...NAMES,
};

export const Conditional = z.strictObject(CONDITIONAL);
export const PutAction = z.strictObject({ ...CONDITIONAL, Item: raw });
export const KeyAction = z.strictObject({ ...CONDITIONAL, Key: raw });
export const UpdateAction = z.strictObject({ ...CONDITIONAL, Key: raw, UpdateExpression: text });

export const PutItem = z.strictObject({ ...SINGLE_WRITE, Item: raw, ReturnValues: oneOf('NONE', 'ALL_OLD') });
export const DeleteItem = z.strictObject({ ...SINGLE_WRITE, Key: raw, ReturnValues: oneOf('NONE', 'ALL_OLD') });
export const UpdateItem = z.strictObject({
  ...SINGLE_WRITE,
  Key: raw,
  UpdateExpression: text,
  ReturnValues: oneOf('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'),
});

export const GetItem = z.strictObject({
  ...READ,
  TableName: table,
  ConsistentRead: flag,
  ReturnConsumedCapacity: capacity,
});
export const TransactGet = z.strictObject({ ...READ, TableName: table });
export const KeysAndAttributes = z.strictObject({
  Keys: z.array(raw),
  ProjectionExpression: text,
  ...NAMES,
  ConsistentRead: flag,
});
export const BatchGetItem = z.strictObject({
  RequestItems: z.record(z.string(), raw),
  ReturnConsumedCapacity: capacity,
});
export const WriteRequest = z.strictObject({
  PutRequest: z.optional(z.strictObject({ Item: raw })),
  DeleteRequest: z.optional(z.strictObject({ Key: raw })),
});
export const BatchWriteItem = z.strictObject({
  RequestItems: z.record(z.string(), z.array(raw)),
  ReturnConsumedCapacity: capacity,
  ReturnItemCollectionMetrics: noMetrics,
});

export const Query = z.strictObject({ ...PAGED, KeyConditionExpression: z.string(), ScanIndexForward: flag });
export const Scan = z.strictObject({ ...PAGED, Segment: count, TotalSegments: count });
/** What Query and Scan have in common. */
export type Paged = z.infer<z.ZodMiniObject<typeof PAGED>>;

export const TransactWriteItems = z.strictObject({
  TransactItems: z.array(z.record(z.string(), raw)),
  ClientRequestToken: text,
  ReturnConsumedCapacity: capacity,
  ReturnItemCollectionMetrics: noMetrics,
});
export const TransactGetItems = z.strictObject({
  TransactItems: z.array(z.strictObject({ Get: raw })),
  ReturnConsumedCapacity: capacity,
});

export const DescribeTable = z.strictObject({ TableName: table });
export const ListTables = z.strictObject({ Limit: count, ExclusiveStartTableName: text });

/**
 * Reads an operation's parameters. One that is unknown here, among them the legacy ones of before expressions, is
 * refused rather than passed over.
 * @throws ServiceError ValidationException
 */
export const readParameters = <T extends z.ZodMiniType>(schema: T, input: unknown): z.infer<T> => {
  const { success, data, error } = z.safeParse(schema, input);
  if (success) return data;
  const unknown = error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) throw unsupported(unknown.keys.join(', '));
  const [issue] = error.issues;
  throw invalid(`1 validation error detected: Value at '${issue?.path.join('.')}' failed: ${issue?.message}`);
};
