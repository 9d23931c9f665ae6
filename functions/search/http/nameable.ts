import type { LambdaEvent } from 'hono/aws-lambda';

const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * The event as a `Request` can stand for it: there is none of these methods (Fetch Standard, "forbidden method"). As the
 * routes refuse whatever is neither GET, HEAD nor OPTIONS alike, another name does.
 */
export const nameable = (event: LambdaEvent): LambdaEvent => {
  if (!('rawPath' in event) || !FORBIDDEN.has(event.requestContext.http.method.toUpperCase())) return event;
  const { requestContext } = event;
  return { ...event, requestContext: { ...requestContext, http: { ...requestContext.http, method: 'FORBIDDEN' } } };
};
