import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { LambdaContext } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { numberVariable, readerFromEnvironment, snapshotsFromEnvironment, systemClock } from '../stores/environment.ts';
import { prefetched } from './prefetch.ts';
import { Replica } from './replica.ts';
import { routes } from './routes.ts';

const logger = new Logger({ serviceName: 'search' });
const archive = readerFromEnvironment();
const replica = new Replica({
  archive,
  snapshots: prefetched(snapshotsFromEnvironment(1)), // only read here: how many are kept is not ours to say
  clock: systemClock,
  freshness: numberVariable('FRESHNESS_MS'),
  report: (message, detail) => logger.info(message, { ...detail }),
});

const app = routes({
  archive,
  replica,
  clock: systemClock,
  log: logger,
  requestId: (environment) =>
    (environment as { readonly lambdaContext?: LambdaContext } | undefined)?.lambdaContext?.awsRequestId ??
    randomUUID(),
});

/** One request of the function's URL. */
export const handler = handle(app);
