import { ArchiveError } from '../archive/errors.ts';

const PASSING =
  /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|TransactionInProgress|TransactionConflict|InternalServer|InternalError|ServiceUnavailable|SlowDown|RequestTimeout|Timeout|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|NetworkingError)/u;
const DENIED = /^(AccessDenied|Forbidden|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken)/u;
const ABSENT = /^(NoSuchKey|NoSuchVersion|NotFound|MethodNotAllowed)/u;

const words = (error: unknown): { name: string; code: string; message: string; status: number } => {
  const of = error as { name?: string; code?: string; message?: string; $metadata?: { httpStatusCode?: number } };
  return {
    name: of?.name ?? '',
    code: of?.code ?? '',
    message: of?.message ?? String(error),
    status: of?.$metadata?.httpStatusCode ?? 0,
  };
};

/**
 * The one place where an error of the AWS SDK becomes ours: what may pass is `unavailable`, what a policy forbids is
 * `denied`, an object that is not there is `not-found`; anything else is a bug and stays what it is.
 * @param doing what was tried, for the message: "read incoming/a.txt"
 */
export const translate = (error: unknown, doing: string): unknown => {
  if (error instanceof ArchiveError) return error;
  const { name, code, message, status } = words(error);
  const because = `Could not ${doing}: ${name || code || 'error'}: ${message}`;
  if (ABSENT.test(name)) return new ArchiveError('not-found', because, { cause: error });
  if (DENIED.test(name)) return new ArchiveError('denied', because, { cause: error });
  if (PASSING.test(name) || PASSING.test(code) || status >= 500 || status === 429) {
    return new ArchiveError('unavailable', because, { cause: error });
  }
  return error;
};

/** Runs one call of the SDK and translates what it throws. */
export const calling = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw translate(error, doing);
  }
};
