import type { Process } from './process.ts';

/** An error as the SDK throws it: by name, with the status of the answer. */
export const serviceError = (name: string, status: number, message = name): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });

/** The connection ended without an answer. */
export const timedOut = (): Error =>
  Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

// @smithy/service-error-classification, constants.ts: errors of throttling, passing ones, and statuses of the server.
const REPEATED =
  /^(?:Throttling|ThrottlingException|ThrottlingError|RequestLimitExceeded|ProvisionedThroughputExceededException|SlowDown|TransactionInProgressException|TimeoutError|RequestTimeout)$/u;
const STATUSES: readonly unknown[] = [500, 502, 503, 504];

const mayRepeat = (error: unknown): boolean => {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return REPEATED.test(name) || STATUSES.includes($metadata?.httpStatusCode);
};

/** Calls as the SDK does, up to `most` times, with growing pauses. */
export const attempting = async <T>(most: number, process: Process, call: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === most || !mayRepeat(error)) throw error;
      await process.step(`${(error as Error).name}, try ${attempt + 1}`, 50 * 2 ** attempt);
    }
  }
};
