import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { numberVariable, readerFromEnvironment, systemClock, wordsFromEnvironment } from '../stores/environment.ts';
import { meterFromEnvironment } from '../stores/meter.ts';
import { nameable } from './http/nameable.ts';
import type { IndexSource } from './index-source.ts';
import { bundledAssets } from './page/assets.ts';
import type { Report } from './report.ts';
import { routes } from './routes.ts';
import { OwnWords } from './words/own-words.ts';

const logger = new Logger({ serviceName: 'search' });
const { measure, flush } = meterFromEnvironment('search');
const archive = readerFromEnvironment();
const report: Report = (message, detail) => logger.info(message, { ...detail });

/** What an index is kept in step with, and where it says what it does. */
export const surroundings = {
  archive,
  clock: systemClock,
  freshness: numberVariable('FRESHNESS_MS'),
  report,
  measure,
};

const TO_SAY_SO = 2_000; // ms; one that Lambda times out has its process ended, and its index with it

const contextOf = (environment: unknown): Partial<LambdaContext> | undefined =>
  (environment as { readonly lambdaContext?: Partial<LambdaContext> } | undefined)?.lambdaContext;

/** The handler of the function's URL, one request each, which answers from an index. Called once, at module top. */
export const serve = (replica: IndexSource) => {
  const words = new OwnWords({
    store: wordsFromEnvironment(),
    clock: systemClock,
    freshness: numberVariable('WORDS_FRESHNESS_MS'),
    report,
  });
  void words.look(); // while the function starts, as the snapshot is: the first request then waits for less
  const answer = handle(
    routes({
      archive,
      replica,
      words,
      clock: systemClock,
      measure,
      assets: bundledAssets(new URL('./assets/', import.meta.url)),
      log: logger,
      address: process.env.ADDRESS || null,
      hostHeader: process.env.HOST_HEADER || null,
      requestId: (environment) => contextOf(environment)?.awsRequestId ?? randomUUID(),
      timeLeft: (environment) =>
        (contextOf(environment)?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY) - TO_SAY_SO,
    }),
  );
  return async (event: LambdaEvent, context?: LambdaContext) => {
    try {
      return await answer(nameable(event), context);
    } finally {
      flush();
    }
  };
};
