import { ownReplica } from './own-replica.ts';
import { serve } from './serve.ts';

/** Answers readers from an index in memory. */
export const handler = serve(ownReplica());
