import { describe } from 'vitest';
import { batches } from './dynamodb/batches.ts';
import { conditions } from './dynamodb/conditions.ts';
import { items } from './dynamodb/items.ts';
import { limits } from './dynamodb/limits.ts';
import { queries } from './dynamodb/queries.ts';
import { scans } from './dynamodb/scans.ts';
import { type DynamoTarget, openBench } from './dynamodb/target.ts';
import { transactions } from './dynamodb/transactions.ts';
import { updates } from './dynamodb/updates.ts';

/**
 * What DynamoDB's documentation promises, asked through the official client: it holds for any endpoint that has the
 * two tables of `TABLES`. `makeTarget` is called once.
 */
export const dynamoConformance = (makeTarget: () => Promise<DynamoTarget>): void => {
  describe('DynamoDB, as AWS documents it', () => {
    const bench = openBench(makeTarget);
    items(bench);
    conditions(bench);
    updates(bench);
    queries(bench);
    scans(bench);
    batches(bench);
    transactions(bench);
    limits(bench);
  });
};
