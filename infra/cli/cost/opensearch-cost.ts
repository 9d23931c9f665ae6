import { ArchiveError } from '../../../functions/archive/errors.ts';
import { AWS, HOURS_A_MONTH, OPENSEARCH } from '../../prices.ts';
import { ASSUMED, MEASURED } from './measured.ts';
import { type Costs, lambda, reads } from './units.ts';

/** Of the stack's settings those that a domain and its feeder cost by. */
export type DomainSizes = {
  readonly openSearchInstance: string;
  readonly openSearchNodes: number;
  readonly openSearchStorage: number; // GiB of each node
  readonly feedMemory: number;
};

/**
 * What OpenSearch costs in a month, whether anybody comes or not, and its feeder for what comes in.
 * @throws ArchiveError where no price of its instances is known
 */
export const openSearchCosts = (incoming: number, sizes: DomainSizes): Costs => {
  const { openSearchInstance, openSearchNodes, openSearchStorage, feedMemory } = sizes;
  const { nodeHour, diskGigabyteMonth } = OPENSEARCH.managed;
  const hour = Object.entries(nodeHour).find(([instance]) => instance === openSearchInstance)?.[1];
  if (hour === undefined)
    throw new ArchiveError(
      'bad-request',
      `What an hour of ${openSearchInstance} (openSearchInstance) costs is not in infra/prices.ts. There are ${Object.keys(nodeHour).join(', ')}.`,
    );
  const looks = HOURS_A_MONTH * 60;
  const fed = MEASURED.openSearch.feedMilliseconds + ASSUMED.feed.waitMilliseconds;
  return {
    [`${openSearchNodes} nodes, ${openSearchInstance}`]: openSearchNodes * hour * HOURS_A_MONTH,
    'their disks': openSearchNodes * openSearchStorage * diskGigabyteMonth,
    'the feeder’s looks at the log':
      lambda(feedMemory, looks * ASSUMED.feed.look.seconds, looks) + reads(looks * ASSUMED.feed.look.readUnits),
    // One that each look tells, and two of what comes in.
    'its metrics': (1 + (incoming > 0 ? 2 : 0)) * AWS.cloudwatch.metric,
    'feeder function': lambda(feedMemory, (incoming * fed) / 1000, 0),
  };
};
