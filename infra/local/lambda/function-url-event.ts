import { TextDecoder } from 'node:util';

/** An HTTP request to a function's URL. `target` is the request line's: path and query as they were sent. */
export type UrlRequest = {
  readonly method: string;
  readonly target: string;
  /** Names and values in turn, as node's `rawHeaders`. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly sourceIp: string;
  readonly port: number;
  readonly protocol: string;
};

/** Values of one name joined by commas. Through a map, so that no name, `__proto__` included, is special. */
const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const earlier = values.get(name);
    values.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return Object.fromEntries(values);
};

const headersOf = (rawHeaders: readonly string[]): { headers: Record<string, string>; cookies: string[] } => {
  const pairs = rawHeaders.flatMap((name, i): [string, string][] =>
    i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] ?? '']] : [],
  );
  const cookies = pairs.flatMap(([name, value]) => (name === 'cookie' ? value.split(';') : []));
  return {
    headers: joined(pairs.filter(([name]) => name !== 'cookie')),
    cookies: cookies.map((cookie) => cookie.trim()).filter((cookie) => cookie !== ''),
  };
};

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml|[\w.-]{1,100}\+(?:json|xml))(?:;|$))/i;

/** The body as text where its type is a textual one and its bytes are UTF-8, else in base64. */
const bodyOf = (body: Uint8Array, type: string): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const encoded = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  if (!TEXT.test(type)) return encoded;
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), isBase64Encoded: false };
  } catch {
    return encoded; // Not what its type says: the function gets the very bytes.
  }
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `07/Mar/2027:09:05:00 +0000` */
const clfTime = (time: number): string => {
  const [date = '', clock = ''] = new Date(time).toISOString().slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock} +0000`;
};

/** The event of a request, payload format 2.0 (Developer Guide, "Request and response payloads" of function URLs). */
export const urlEvent = (request: UrlRequest, urlId: string, requestId: string, time: number) => {
  const { headers, cookies } = headersOf(request.rawHeaders);
  const mark = request.target.indexOf('?');
  const rawPath = mark < 0 ? request.target : request.target.slice(0, mark);
  const rawQueryString = mark < 0 ? '' : request.target.slice(mark + 1);
  const query = joined(new URLSearchParams(rawQueryString));
  const domainName = headers.host ?? '127.0.0.1';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: {
      ...headers,
      'x-forwarded-for': request.sourceIp,
      'x-forwarded-port': String(request.port),
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: 'anonymous',
      apiId: urlId,
      domainName,
      domainPrefix: urlId,
      http: {
        method: request.method,
        path: rawPath,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: clfTime(time),
      timeEpoch: time,
    },
    ...bodyOf(request.body, headers['content-type'] ?? ''),
  };
};
