import { clusterOf } from '../stores/cluster.ts';
import { variable } from '../stores/environment.ts';
import { feederFunction } from '../stores/feeder-function.ts';
import { openSearchFromEnvironment } from '../stores/opensearch.ts';
import { SharedIndex } from './opensearch/shared-index.ts';
import { untilComplete } from './opensearch/until-complete.ts';
import { ownReplica } from './own-replica.ts';
import { serve, surroundings } from './serve.ts';

const shared = new SharedIndex({
  ...surroundings,
  cluster: clusterOf(openSearchFromEnvironment()),
  feeder: feederFunction(variable('FEEDER_NAME')),
});

/** Answers readers from OpenSearch, and from an index in memory until the one there is complete. */
export const handler = serve(untilComplete(shared, ownReplica));
