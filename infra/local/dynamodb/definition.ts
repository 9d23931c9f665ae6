import * as z from 'zod/mini';
import { invalid, invalidValue } from './errors.ts';

export type KeyAttribute = { readonly name: string; readonly type: 'S' | 'N' | 'B' };
export type KeySchema = { readonly hash: KeyAttribute; readonly range: KeyAttribute | null };

export type IndexDefinition = KeySchema & {
  readonly name: string;
  /** The attributes that the index holds beside the keys, or null for all of them. */
  readonly projects: readonly string[] | null;
};

export type TableDefinition = KeySchema & {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** The properties that it was made from, for DescribeTable. */
  readonly properties: TableProperties;
};

const Key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const Throughput = z.optional(z.looseObject({}));

const Index = z.strictObject({
  IndexName: z.string(),
  KeySchema: z.array(Key),
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.optional(z.array(z.string())),
  }),
  ProvisionedThroughput: Throughput,
  OnDemandThroughput: Throughput,
  ContributorInsightsSpecification: Throughput,
});

/**
 * What a template may say of a table. What changes no answer on one machine (billing, recovery, encryption,
 * protection, tags) is accepted; expiry too, since AWS itself promises no time for it. Streams, local indexes,
 * replicas and imports are refused.
 * Source: CloudFormation, AWS::DynamoDB::Table.
 */
const TableProperties = z.strictObject({
  TableName: z.string().check(z.regex(/^[A-Za-z0-9_.-]{3,255}$/u)),
  KeySchema: z.array(Key),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.optional(z.array(Index)),
  BillingMode: z.optional(z.string()),
  ProvisionedThroughput: Throughput,
  OnDemandThroughput: Throughput,
  TableClass: z.optional(z.string()),
  TimeToLiveSpecification: z.optional(z.unknown()),
  PointInTimeRecoverySpecification: z.optional(z.unknown()),
  SSESpecification: z.optional(z.unknown()),
  ContributorInsightsSpecification: z.optional(z.unknown()),
  DeletionProtectionEnabled: z.optional(z.unknown()),
  Tags: z.optional(z.unknown()),
});
export type TableProperties = z.infer<typeof TableProperties>;

/**
 * Reads the properties of an AWS::DynamoDB::Table, its intrinsic functions resolved.
 * @throws ServiceError ValidationException, also for what is not supported locally
 */
export const readDefinition = (input: unknown): TableDefinition => {
  const { success, data, error } = z.safeParse(TableProperties, input);
  if (!success) throw invalid(`Table not supported locally: ${z.prettifyError(error)}`);
  const types = new Map(data.AttributeDefinitions.map((it) => [it.AttributeName, it.AttributeType]));
  return {
    name: data.TableName,
    ...keySchema(data.KeySchema, types),
    indexes: (data.GlobalSecondaryIndexes ?? []).map((index) => ({
      name: index.IndexName,
      ...keySchema(index.KeySchema, types),
      projects: index.Projection.ProjectionType === 'ALL' ? null : (index.Projection.NonKeyAttributes ?? []),
    })),
    properties: data,
  };
};

const keySchema = (
  keys: readonly z.infer<typeof Key>[],
  types: ReadonlyMap<string, KeyAttribute['type']>,
): KeySchema => {
  const [hash, range, third] = keys.map(({ AttributeName: name, KeyType }) => {
    const type = types.get(name);
    if (type === undefined) throw invalidValue(`Some index key attributes are not defined in AttributeDefinitions`);
    return { name, type, KeyType };
  });
  if (hash?.KeyType !== 'HASH' || (range !== undefined && range.KeyType !== 'RANGE') || third !== undefined) {
    throw invalid('Invalid KeySchema: a HASH key, then at most one RANGE key');
  }
  return {
    hash: { name: hash.name, type: hash.type },
    range: range === undefined ? null : { name: range.name, type: range.type },
  };
};

/** The names of the key attributes, the partition's first. */
export const keyNames = ({ hash, range }: KeySchema): readonly string[] =>
  range === null ? [hash.name] : [hash.name, range.name];
