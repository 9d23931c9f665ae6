import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from './authentication-error.ts';
import { readQuery, type SignedRequest } from './canonical-request.ts';

/** What an address that was presigned by Signature Version 2 claims. */
export type PresignedV2 = {
  readonly accessKeyId: string;
  readonly signature: string;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly sessionToken: string | null;
};

type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * Reads the claim of an address that was presigned the old way, or null where it was not. boto3 and version 1 of the
 * AWS command line still presign so in us-east-1 unless they are told otherwise.
 * @throws AuthenticationError `malformed`
 */
export const readPresignedV2 = ({ target }: SignedRequest): PresignedV2 | null => {
  if (!/[?&]AWSAccessKeyId=/.test(target)) return null;
  const query = new Map(pairsOf(target));
  const expires = query.get('Expires') ?? '';
  if (!/^\d{1,11}$/.test(expires) || !query.has('Signature'))
    throw new AuthenticationError('malformed', 'A presigned address needs AWSAccessKeyId, Signature and Expires.');
  return {
    accessKeyId: query.get('AWSAccessKeyId') ?? '',
    signature: query.get('Signature') ?? '',
    expires: Number(expires),
    sessionToken: query.get('x-amz-security-token') ?? null,
  };
};

/**
 * Holds a presigned address against the secret that its key stands for.
 * @throws AuthenticationError `mismatch`, or `expired` by `now` (milliseconds since 1970)
 */
export const verifyPresignedV2 = (
  request: SignedRequest,
  { signature, expires }: PresignedV2,
  secret: string,
  now: number,
): void => {
  const wanted = createHmac('sha1', secret).update(textToSign(request, expires)).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new AuthenticationError('mismatch', 'The presigned address was changed, or signed for something else.');
  if (now > expires * 1000) throw new AuthenticationError('expired', 'Request has expired');
};

/** Of the query, what says which thing is asked for; the `response-…` overrides too. */
const SUBRESOURCES =
  /^(?:acl|delete|lifecycle|location|logging|notification|partNumber|policy|requestPayment|response-[a-z-]{1,32}|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website)$/;

/** S3 User Guide, "Signing and authenticating REST requests", and "Query string request authentication alternative". */
const textToSign = ({ method, target, headers }: SignedRequest, expires: number): string => {
  const query = pairsOf(target);
  const given = new Map([...query, ...headers]);
  const amazons = [...given].filter(([name]) => name.startsWith('x-amz-')).sort(byName);
  const named = query.filter(([name]) => SUBRESOURCES.test(name)).sort(byName);
  const [path = '/'] = target.split('?', 1);
  const bucket = /^(.{1,63})\.localhost(?::|$)/.exec(headers.get('host') ?? '')?.[1];
  const resource = `${bucket === undefined ? '' : `/${bucket}`}${path}`;
  const asked = named.map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join('&');
  return [
    method,
    given.get('content-md5') ?? '',
    given.get('content-type') ?? '',
    String(expires),
    ...amazons.map(([name, value]) => `${name}:${value}`),
    asked === '' ? resource : `${resource}?${asked}`,
  ].join('\n');
};

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);

const pairsOf = (target: string): Pairs => {
  try {
    return readQuery(target);
  } catch {
    throw new AuthenticationError('malformed', 'The query of the request is not well encoded.');
  }
};
