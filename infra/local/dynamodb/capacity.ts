type Asked = { readonly ReturnConsumedCapacity?: 'NONE' | 'TOTAL' | 'INDEXES' | undefined };

const READ_UNIT = 4096; // bytes
const WRITE_UNIT = 1024;

/** Read units of so many bytes: half when eventually consistent, double in a transaction. */
export const readUnits = (bytes: number, kind: 'eventual' | 'strong' | 'transaction'): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT)) * { eventual: 0.5, strong: 1, transaction: 2 }[kind];

/** Write units of an item of so many bytes; a transaction takes double. Indexes are not counted. */
export const writeUnits = (bytes: number, kind: 'plain' | 'transaction'): number =>
  Math.max(1, Math.ceil(bytes / WRITE_UNIT)) * { plain: 1, transaction: 2 }[kind];

/** The answer's `ConsumedCapacity` of one table, if the request asked for it. */
export const consumed = (asked: Asked, table: string, units: number): object =>
  wants(asked) ? { ConsumedCapacity: { TableName: table, CapacityUnits: units } } : {};

/** The same for operations that touch several tables. */
export const consumedByTable = (asked: Asked, units: ReadonlyMap<string, number>): object =>
  wants(asked)
    ? { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) }
    : {};

const wants = ({ ReturnConsumedCapacity: asked }: Asked): boolean => asked === 'TOTAL' || asked === 'INDEXES';
