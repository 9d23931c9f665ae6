import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\]|localhost|[a-z0-9][a-z0-9.-]{0,252}\.localhost)(?::\d{1,5})?$/i;

/** What those are told who come by another way. */
export const NOT_BY_LOOPBACK = 'This machine answers to 127.0.0.1 and localhost only, and to no page of another site.';

/** Whether a request names this machine. Else it is of a page whose own name was made to lead here ("DNS rebinding"). */
const namesLoopback = ({ host = '' }: IncomingHttpHeaders): boolean => LOOPBACK.test(host);

/**
 * Whether a request is of no page of another site. Any page may have its reader's browser send to 127.0.0.1, where the
 * keys are known to everybody; whatever could change anything has its `Origin` then (Fetch Standard, "Origin header").
 */
export const isOfThisMachine = (headers: IncomingHttpHeaders): boolean =>
  namesLoopback(headers) && (headers.origin === undefined || LOOPBACK.test(headers.origin.replace(/^https?:\/\//, '')));
