/** A failure as a caller of Lambda sees it: the function's own, or one of the service's exceptions. */
export type InvocationError = { readonly type: string; readonly message: string };

/** What an invocation came to. With an error, `payload` is Lambda's JSON of it: `{errorType, errorMessage, trace?}`. */
export type InvocationResult = { readonly payload: Buffer; readonly error: InvocationError | null };

/** A function as its event sources see it. Bytes are sent as they are, anything else as its JSON. Never rejects. */
export type Invokable = {
  readonly invoke: (payload: unknown, options?: { readonly requestId?: string }) => Promise<InvocationResult>;
};

/** The most bytes that a synchronous invocation takes: 6 MB (Lambda quotas). */
export const REQUEST_LIMIT = 6_291_456;

/** The most bytes that a function may answer: Lambda's own message names this number. */
export const RESPONSE_LIMIT = 6_291_556;

/** The exception of HTTP status 429. */
export const THROTTLED = 'TooManyRequestsException';

/** The exception of HTTP status 413. */
export const TOO_LARGE = 'RequestEntityTooLargeException';

/** An invocation that failed before or outside the function's own code. */
export const failed = (type: string, message: string): InvocationResult => ({
  payload: Buffer.from(JSON.stringify({ errorType: type, errorMessage: message })),
  error: { type, message },
});
