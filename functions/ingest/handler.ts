import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { systemChance, systemClock, uploadsFromEnvironment, writerFromEnvironment } from '../stores/environment.ts';
import { meterFromEnvironment } from '../stores/meter.ts';
import { ingest } from './ingest.ts';
import { makeFile } from './make-articles.ts';

const logger = new Logger({ serviceName: 'ingest' });
const { measure, flush } = meterFromEnvironment('ingest');
const dependencies = {
  archive: writerFromEnvironment(),
  uploads: uploadsFromEnvironment(),
  makeFile,
  clock: systemClock,
  chance: systemChance,
  measure,
};

/** One batch of S3 notifications; only the messages that failed come again. */
export const handler = async (batch: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  logger.addContext(context);
  const messages = batch.Records.map(({ messageId, body }) => ({ id: messageId, body }));
  const outcomes = await ingest(messages, {
    ...dependencies,
    remaining: () => context.getRemainingTimeInMillis(),
  });
  for (const { id, uploads, error } of outcomes) {
    if (error === null) logger.info('settled', { messageId: id, uploads });
    else logger.error('failed', { messageId: id, uploads, error: error instanceof Error ? error : String(error) });
  }
  flush();
  return {
    batchItemFailures: outcomes.flatMap(({ id, error }) => (error === null ? [] : [{ itemIdentifier: id }])),
  };
};
