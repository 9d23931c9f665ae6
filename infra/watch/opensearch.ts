import { Aws, Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Settings } from '../context.ts';
import type { OpenSearch } from '../opensearch.ts';
import type { Watch } from './watch.ts';

const MINUTE = Duration.minutes(1);
const QUARTER = Duration.minutes(15);
const MEBIBYTES = 1024; // of a GiB

const FULL = 75; // percent; "we recommend setting it to 25% of the storage space for each node"
const HEAP = 95; // percent
const BUSY = 80; // percent

/**
 * What is watched of the domain, as the Developer Guide's "Recommended CloudWatch alarms" has it. Not its own backups: what
 * is lost is made of the table again.
 */
export const watchOpenSearch = ({ domain }: OpenSearch, settings: Settings): Watch => {
  const metric = (metricName: string, statistic: string, period: Duration): Metric =>
    new Metric({
      namespace: 'AWS/ES',
      metricName,
      dimensionsMap: { DomainName: domain.ref, ClientId: Aws.ACCOUNT_ID },
      statistic,
      period,
    });
  const reckoned = (expression: string, of: Readonly<Record<string, IMetric>>, label: string, period: Duration) =>
    new MathExpression({ expression, usingMetrics: { ...of }, label, period });

  const red = metric('ClusterStatus.red', 'Maximum', MINUTE);
  const yellow = metric('ClusterStatus.yellow', 'Maximum', MINUTE);
  const heap = metric('JVMMemoryPressure', 'Maximum', MINUTE);
  const cpu = metric('CPUUtilization', 'Maximum', QUARTER);
  const used = reckoned(
    `100 - 100 * free / ${settings.openSearchStorage * MEBIBYTES}`,
    { free: metric('FreeStorageSpace', 'Minimum', MINUTE) },
    'Percent of the fullest disk',
    MINUTE,
  );
  const rejected = reckoned(
    'DIFF(writes) + DIFF(searches)', // they are counted from when a node began
    {
      writes: metric('ThreadpoolWriteRejected', 'Sum', MINUTE),
      searches: metric('ThreadpoolSearchRejected', 'Sum', MINUTE),
    },
    'Requests rejected by full queues',
    MINUTE,
  );
  const gone = reckoned(
    `${settings.openSearchNodes} - nodes`,
    { nodes: metric('Nodes', 'Minimum', QUARTER) },
    'Nodes that are not there',
    QUARTER,
  );
  return {
    title: 'OpenSearch',
    concerns: [
      { name: 'ClusterRed', says: 'Part of the index in OpenSearch is on no node.', metric: red, above: 0 },
      {
        name: 'ClusterYellow',
        says: 'For a quarter of an hour part of the index in OpenSearch has had no copy.',
        metric: yellow,
        above: 0,
        periods: [15, 15],
      },
      {
        name: 'ClusterNodes',
        says: 'For an hour OpenSearch has had fewer nodes than the settings say.',
        metric: gone,
        above: 0,
        periods: [4, 4],
      },
      {
        name: 'ClusterStorage',
        says: `The fullest node of OpenSearch has used more than ${FULL} % of its disk.`,
        metric: used,
        above: FULL,
      },
      {
        name: 'ClusterWritesBlocked',
        says: 'OpenSearch refuses whatever is written, for lack of disk or memory.',
        metric: metric('ClusterIndexWritesBlocked', 'Maximum', Duration.minutes(5)),
        above: 0,
      },
      {
        name: 'ClusterMemory',
        says: `A node of OpenSearch has used more than ${HEAP} % of its heap for three minutes.`,
        metric: heap,
        above: HEAP,
        periods: [3, 3],
      },
      {
        name: 'ClusterCpu',
        says: `A node of OpenSearch has been busy to more than ${BUSY} % for three quarters of an hour.`,
        metric: cpu,
        above: BUSY,
        periods: [3, 3],
      },
      {
        name: 'ClusterRejections',
        says: 'For three minutes of five OpenSearch has turned requests away, since its queues were full.',
        metric: rejected,
        above: 0,
        periods: [3, 5],
      },
      {
        name: 'ClusterKey',
        says: 'OpenSearch cannot use the key that its disks are encrypted with.',
        metric: reckoned(
          'FILL(disabled, 0) + FILL(refused, 0)', // they are told only when something is wrong
          {
            disabled: metric('KMSKeyError', 'Maximum', MINUTE),
            refused: metric('KMSKeyInaccessible', 'Maximum', MINUTE),
          },
          'Key errors',
          MINUTE,
        ),
        above: 0,
      },
    ],
    graphs: [
      { title: 'Red, yellow; nodes that are not there', left: [red, yellow], right: [gone] },
      { title: 'Percent of disk, heap and processors, of the worst node', left: [used, heap, cpu] },
      {
        title: 'Searches and documents a minute; requests turned away',
        left: [metric('SearchRate', 'Sum', MINUTE), metric('IndexingRate', 'Sum', MINUTE)],
        right: [rejected],
      },
      {
        title: 'A search within OpenSearch, ms; failed requests',
        left: [metric('SearchLatency', 'Average', MINUTE)],
        right: [metric('5xx', 'Sum', MINUTE)],
      },
    ],
  };
};
