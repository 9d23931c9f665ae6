import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Settings } from '../context.ts';
import { RECEIPTS_INDEX } from '../names.ts';
import { AWS } from '../prices.ts';
import type { Watch } from './watch.ts';

const HOUR = Duration.hours(1);

export type Spenders = {
  /** Each with its megabytes. */
  readonly functions: Readonly<Record<string, readonly [fn: IFunction, megabytes: number]>>;
  /** Whose runs are not counted, but for the time that they take: an alarm reckons with ten metrics at most. */
  readonly uncounted?: readonly string[];
  readonly table: Table;
};

/**
 * What the archive costs while it works, by list prices, from what it uses: of an hour ago, where the bill is of
 * yesterday, and of this stack alone, where the bill is of the account. Storage and traffic are not in it.
 */
export const watchCost = ({ functions, uncounted = [], table }: Spenders, settings: Settings): Watch => {
  const sum = { period: HOUR, statistic: 'Sum' };
  const index = { TableName: table.tableName, GlobalSecondaryIndexName: RECEIPTS_INDEX };
  const terms: [name: string, metric: IMetric, price: number][] = [
    ...Object.entries(functions).flatMap(([name, [fn, megabytes]]): typeof terms => [
      [`${name}Ms`, fn.metricDuration(sum), (megabytes / 1024 / 1000) * AWS.lambda.gigabyteSecond],
      ...(uncounted.includes(name)
        ? []
        : [[`${name}Runs`, fn.metricInvocations(sum), AWS.lambda.million / 1e6] satisfies (typeof terms)[number]]),
    ]),
    ['reads', table.metricConsumedReadCapacityUnits(sum), AWS.dynamodb.millionReads / 1e6],
    ['writes', table.metricConsumedWriteCapacityUnits(sum), AWS.dynamodb.millionWrites / 1e6],
    [
      'receipts',
      table.metric('ConsumedWriteCapacityUnits', { ...sum, dimensionsMap: index }),
      AWS.dynamodb.millionWrites / 1e6,
    ],
  ];
  const spent = new MathExpression({
    // What did not run is not there at all, and would leave the sum without a value.
    expression: terms.map(([name, , price]) => `FILL(${name}, 0) * ${price.toFixed(15)}`).join(' + '),
    usingMetrics: Object.fromEntries(terms.map(([name, metric]) => [name, metric])),
    label: 'US dollars an hour, estimated',
    period: HOUR,
  });
  return {
    title: 'Cost',
    concerns:
      settings.dollarsPerHour === 0
        ? []
        : [
            {
              name: 'Cost',
              says: `For two hours functions and table have used more than ${settings.dollarsPerHour} US dollars an hour.`,
              metric: spent,
              above: settings.dollarsPerHour,
              periods: [2, 2],
            },
          ],
    graphs: [
      { title: 'US dollars an hour: functions and table, estimated', left: [spent] },
      {
        title: 'Units of the table',
        left: [table.metricConsumedReadCapacityUnits(sum), table.metricConsumedWriteCapacityUnits(sum)],
      },
    ],
  };
};
