import { type InvocationResult, THROTTLED, TOO_LARGE } from './invocation.ts';

/** The HTTP response to a request to a function's URL. A header with several values is sent several times. */
export type UrlAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
};

const plain = (status: number, message: string): UrlAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ Message: message })),
});

/** What AWS answers to a request whose Host is not the URL's. */
export const forbidden = (message: string): UrlAnswer => plain(403, message);

export const PAYLOAD_TOO_LARGE = plain(413, 'Request Entity Too Large');

const FAILED: UrlAnswer = {
  status: 502,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from('Internal Server Error'),
};

/** Headers of the connection, which are the server's to set. */
const OF_CONNECTION = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

type Answered = {
  readonly statusCode?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
};

/** The headers that a function gave, or null where they cannot be sent. */
const headersOf = ({ headers, cookies }: Answered): Record<string, string | readonly string[]> | null => {
  const result: Record<string, string | readonly string[]> = { 'content-type': 'application/json' };
  if (typeof (headers ?? {}) !== 'object' || Array.isArray(headers)) return null;
  for (const [key, value] of Object.entries(headers ?? {})) {
    const name = key.toLowerCase();
    if (typeof value === 'object') return null; // before it is made text: one with a `toString` of its own cannot be
    const text = String(value);
    if (!NAME.test(name) || !VALUE.test(text)) return null;
    if (!OF_CONNECTION.has(name)) result[name] = text;
  }
  if (cookies === undefined || cookies === null) return result;
  if (!Array.isArray(cookies) || !cookies.every((cookie) => typeof cookie === 'string' && VALUE.test(cookie)))
    return null;
  return { ...result, 'set-cookie': cookies };
};

/** A number, or a number written as text; whatever else a function may give is no status. */
const statusOf = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;

const bodyOf = ({ body, isBase64Encoded }: Answered): Buffer | null => {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body !== 'string') return null;
  return Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
};

/**
 * Makes the HTTP response of what a function answered: an object with a `statusCode` is a response, any other value is
 * the JSON body of a 200. Throttling is 429; an error, and a response that cannot be sent, is 502.
 * Source: Developer Guide, "Request and response payloads" of function URLs, payload format 2.0.
 */
export const urlAnswer = ({ payload, error }: InvocationResult): UrlAnswer => {
  if (error?.type === THROTTLED) return plain(429, 'Rate Exceeded.');
  if (error?.type === TOO_LARGE) return PAYLOAD_TOO_LARGE;
  if (error !== null) return FAILED;
  const value: unknown = JSON.parse(payload.toString());
  if (typeof value !== 'object' || value === null || !('statusCode' in value))
    return { status: 200, headers: { 'content-type': 'application/json' }, body: payload };
  const status = statusOf(value.statusCode);
  const headers = headersOf(value);
  const body = bodyOf(value);
  if (!Number.isInteger(status) || status < 200 || status > 599 || headers === null || body === null) return FAILED;
  return { status, headers, body };
};
