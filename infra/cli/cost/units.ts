import { AWS } from '../../prices.ts';

/** US dollars, by what they are for. */
export type Costs = Readonly<Record<string, number>>;

export const sumOf = (costs: Costs): number => Object.values(costs).reduce((sum, cost) => sum + cost, 0);

/** US dollars for functions of so much memory that ran so long, all together, and so often. */
export const lambda = (megabytes: number, seconds: number, runs: number): number =>
  (megabytes / 1024) * seconds * AWS.lambda.gigabyteSecond + (runs * AWS.lambda.million) / 1e6;

export const writes = (units: number): number => (units * AWS.dynamodb.millionWrites) / 1e6;
export const reads = (units: number): number => (units * AWS.dynamodb.millionReads) / 1e6;
