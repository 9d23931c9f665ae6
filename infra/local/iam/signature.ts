import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from './authentication-error.ts';
import { canonicalRequest, readQuery, type SignedRequest, sha256Hex } from './canonical-request.ts';

/** What a request claims of its signature (AWS Signature Version 4), in its header or, presigned, in its query. */
export type Claim = {
  readonly accessKeyId: string;
  /** Of the scope: `20261123`, `us-east-1`, `s3`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** `20261123T101500Z`, and the same as an instant. */
  readonly timestamp: string;
  readonly signedAt: number;
  /** How long a presigned request holds, in milliseconds; null for a signed header. */
  readonly holds: number | null;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken: string | null;
  /** The payload's SHA-256 or what stands for it, where the request says; null where the body itself must be hashed. */
  readonly payload: string | null;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** "Each request … within 15 minutes" of the server's time (S3 API Reference, "Error responses"). */
const LARGEST_SKEW = 15 * 60_000;
const LONGEST_PRESIGNED = 7 * 86_400;

/**
 * Reads the claim of a request.
 * @throws AuthenticationError `unsigned` where there is none, `malformed` where it is not as AWS documents it
 */
export const readClaim = (request: SignedRequest): Claim => {
  const authorization = request.headers.get('authorization');
  const query = queryOf(request.target);
  if (authorization !== undefined) return claimOfHeader(request, authorization);
  if (query.has('X-Amz-Signature')) return claimOfQuery(request, query);
  throw new AuthenticationError('unsigned', 'The request is not signed.');
};

/**
 * Holds a claim against the secret that its key stands for.
 * @param payloadHash SHA-256 of the body in hexadecimal, or what stands for it
 * @throws AuthenticationError `mismatch`, or `skewed` or `expired` by `now` (milliseconds since 1970)
 */
export const verifyClaim = (
  request: SignedRequest,
  claim: Claim,
  payloadHash: string,
  secret: string,
  now: number,
): void => {
  const { timestamp, signedAt, holds } = claim;
  const scope = `${claim.day}/${claim.region}/${claim.service}/aws4_request`;
  const canonical = canonicalOf(request, claim, payloadHash);
  const text = [ALGORITHM, timestamp, scope, sha256Hex(canonical)].join('\n');
  const wanted = hmac(signingKey(secret, scope), text);
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new AuthenticationError(
      'mismatch',
      'The request signature we calculated does not match the signature you provided. Check your secret key and how you sign.',
    );
  if (signedAt - now > LARGEST_SKEW || (holds === null && now - signedAt > LARGEST_SKEW))
    throw new AuthenticationError('skewed', 'The time of the request differs from this machine’s by over 15 minutes.');
  if (holds !== null && now > signedAt + holds) throw new AuthenticationError('expired', 'Request has expired');
};

const canonicalOf = (request: SignedRequest, { service, signedHeaders }: Claim, payloadHash: string): string => {
  try {
    return canonicalRequest(request, service, signedHeaders, payloadHash);
  } catch {
    throw malformed('The path of the request is not well encoded.');
  }
};

/** Keys are derived once for a day and service, as SDKs do, too. Few are asked for: of known secrets only. */
const signingKeys = new Map<string, Buffer>();
const MOST_KEYS = 100;

const signingKey = (secret: string, scope: string): string | Buffer => {
  const name = `${secret}/${scope}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  if (signingKeys.size >= MOST_KEYS) signingKeys.clear();
  signingKeys.set(name, Buffer.from(key));
  return key;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const malformed = (why: string): AuthenticationError => new AuthenticationError('malformed', why);

const queryOf = (target: string): ReadonlyMap<string, string> => {
  try {
    return new Map(readQuery(target).map(([name, value]) => [name, value]));
  } catch {
    throw malformed('The query of the request is not well encoded.');
  }
};

const claimOfHeader = (request: SignedRequest, authorization: string): Claim => {
  const { headers } = request;
  const parts =
    /^AWS4-HMAC-SHA256 {0,2}Credential=([^,\s]{1,256}), ?SignedHeaders=([^,\s]{1,4096}), ?Signature=([^,\s]{1,128})$/.exec(
      authorization,
    );
  if (parts === null) throw malformed(`The Authorization header is none of ${ALGORITHM}.`);
  const [, credential = '', signedHeaders = '', signature = ''] = parts;
  return {
    ...readScope(credential, headers.get('x-amz-date') ?? ''),
    ...checked(request, signedHeaders, signature),
    holds: null,
    sessionToken: headers.get('x-amz-security-token') ?? null,
    payload: headers.get('x-amz-content-sha256') ?? null,
  };
};

const claimOfQuery = (request: SignedRequest, query: ReadonlyMap<string, string>): Claim => {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) throw malformed(`X-Amz-Algorithm must be ${ALGORITHM}.`);
  const expires = query.get('X-Amz-Expires') ?? '';
  if (!/^\d{1,6}$/.test(expires) || Number(expires) > LONGEST_PRESIGNED)
    throw malformed(`X-Amz-Expires must be a number of seconds up to ${LONGEST_PRESIGNED}.`);
  return {
    ...readScope(query.get('X-Amz-Credential') ?? '', query.get('X-Amz-Date') ?? ''),
    ...checked(request, query.get('X-Amz-SignedHeaders') ?? '', query.get('X-Amz-Signature') ?? ''),
    holds: Number(expires) * 1000,
    sessionToken: query.get('X-Amz-Security-Token') ?? null,
    payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
};

type Scope = Pick<Claim, 'accessKeyId' | 'day' | 'region' | 'service' | 'timestamp' | 'signedAt'>;

const readScope = (credential: string, timestamp: string): Scope => {
  const digits = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp)?.slice(1).map(Number);
  if (digits === undefined) throw malformed('The request needs x-amz-date (or X-Amz-Date), as in 20261123T101500Z.');
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = digits;
  const parts = credential.split('/');
  const [accessKeyId = '', day = '', region = '', service = '', end = ''] = parts;
  if (parts.length !== 5 || end !== 'aws4_request' || !timestamp.startsWith(`${day}T`))
    throw malformed('The credential must be <key>/<day of the request>/<region>/<service>/aws4_request.');
  return {
    accessKeyId,
    day,
    region,
    service,
    timestamp,
    signedAt: Date.UTC(year, month - 1, date, hour, minute, second),
  };
};

/** Every `x-amz-` header must be signed, and the host: else somebody on the way could change what is asked for. */
const checked = (
  { headers }: SignedRequest,
  signedHeaders: string,
  signature: string,
): Pick<Claim, 'signedHeaders' | 'signature'> => {
  const names = signedHeaders.split(';');
  const missing = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))].find(
    (name) => !names.includes(name),
  );
  if (missing !== undefined) throw malformed(`The header ${missing} must be signed.`);
  if (!/^[0-9a-f]{64}$/.test(signature)) throw malformed('The signature must be 64 hexadecimal digits.');
  return { signedHeaders: names, signature };
};
