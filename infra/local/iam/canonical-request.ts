import { createHash } from 'node:crypto';

/** A request as its signer saw it: the raw target (path and query), and headers by lower-case name. */
export type SignedRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
};

/** Headers as the wire had them; values of one name are joined by a comma, runs of spaces become one. */
export const readHeaders = (raw: readonly string[]): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase();
    const value = String(raw[at + 1])
      .trim()
      .replace(/[ \t]+/g, ' ');
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
};

/**
 * The parameters of a raw target's query, in order, decoded.
 * @throws URIError where an escape is none
 */
export const readQuery = (target: string): readonly (readonly [name: string, value: string])[] => {
  const mark = target.indexOf('?');
  if (mark < 0) return [];
  const pairs = target.slice(mark + 1).split('&');
  return pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decode(name), decode(value)] as const;
    });
};

/**
 * The text whose hash is signed: IAM User Guide, "Create a signed AWS API request", step 1.
 * @throws URIError where an escape of the target is none
 */
export const canonicalRequest = (
  { method, target, headers }: SignedRequest,
  service: string,
  signedHeaders: readonly string[],
  payloadHash: string,
): string => {
  const [path = '/'] = target.split('?', 1);
  // Every service but S3 has the path encoded twice.
  const canonicalPath = path.split('/').map((part) => encode(service === 's3' ? decodeURIComponent(part) : part));
  const query = readQuery(target)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const lines = signedHeaders.map((name) => `${name}:${headers.get(name) ?? ''}\n`);
  return [method, canonicalPath.join('/'), query.join('&'), lines.join(''), signedHeaders.join(';'), payloadHash].join(
    '\n',
  );
};

export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** RFC 3986: everything but letters, digits and `-_.~`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
