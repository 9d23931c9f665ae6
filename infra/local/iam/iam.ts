import { timingSafeEqual } from 'node:crypto';
import { ACCOUNT, type Caller } from '../service.ts';
import { AuthenticationError } from './authentication-error.ts';
import { type SignedRequest, sha256Hex } from './canonical-request.ts';
import type { Identity, Keys } from './identity.ts';
import { type AccessRequest, isAllowed, type Policy, type Principal } from './policy.ts';
import { readPresignedV2, verifyPresignedV2 } from './presigned-v2.ts';
import { type Claim, readClaim, verifyClaim } from './signature.ts';

/** Who there is on this machine and what they may do. */
export type Iam = {
  readonly addIdentity: (identity: Identity, keys: Keys) => void;
  /** Attaches a policy to a bucket, queue or function. */
  readonly addResourcePolicy: (arn: string, policy: Policy) => void;
  /**
   * Who signed a request to `service` (as a signature's scope names it, e.g. `dynamodb`).
   * @param body where the service signs its body's hash; null where the request says the hash itself, as with S3
   * @throws AuthenticationError
   */
  readonly authenticate: (request: SignedRequest, service: string, body: Uint8Array | null) => Caller;
  /** Whether a resource's own policy lets somebody in who has no policies here: an AWS service, or anyone at all. */
  readonly resourceAllows: (
    principal: Principal,
    action: string,
    resource: string,
    context: Readonly<Record<string, string>>,
  ) => boolean;
  /** Whether an identity may do this, e.g. a role, before anything is built upon it. */
  readonly callerOf: (identity: Identity) => Caller;
};

/** What somebody asked for, and whether a policy gave it. */
export type Decision = AccessRequest & { readonly allowed: boolean };

/**
 * @param now milliseconds since 1970, against which the times of signatures are held
 * @param tell is told every decision, as CloudTrail would be
 */
export const openIam = (now: () => number, tell: (decision: Decision) => void = () => {}): Iam => {
  const known = new Map<string, { readonly keys: Keys; readonly caller: Caller }>();
  const resourcePolicies = new Map<string, readonly Policy[]>();

  const decide = (
    principal: Principal,
    identityPolicies: readonly Policy[],
    action: string,
    resource: string,
    context: Readonly<Record<string, string>>,
  ): boolean => {
    const request = { principal, action, resource, context: contextOf(principal, context) };
    const ofResource = resourcePolicies.get(policyHolder(resource)) ?? [];
    const allowed = isAllowed(request, [...identityPolicies, ...ofResource]);
    tell({ ...request, allowed });
    return allowed;
  };

  const callerOf: Iam['callerOf'] = ({ arn, principal: id, policies }) => ({
    arn,
    allows: (action, resource, context = {}) => decide({ kind: 'AWS', id }, policies, action, resource, context),
  });

  return {
    callerOf,
    addIdentity: (identity, keys) => {
      known.set(keys.accessKeyId, { keys, caller: callerOf(identity) });
    },
    addResourcePolicy: (arn, policy) => {
      resourcePolicies.set(arn, [...(resourcePolicies.get(arn) ?? []), policy]);
    },
    authenticate: (request, service, body) => {
      const claim = (service === 's3' ? readPresignedV2(request) : null) ?? readClaim(request);
      if ('service' in claim && claim.service !== service)
        throw new AuthenticationError(
          'malformed',
          `The credential must be scoped to ${service}, not ${claim.service}. This machine has s3, dynamodb, sqs, lambda, es and cloudformation.`,
        );
      const entry = known.get(claim.accessKeyId);
      if (entry === undefined)
        throw new AuthenticationError('unknown-key', 'The access key ID you provided does not exist in our records.');
      const { secretAccessKey, sessionToken } = entry.keys;
      if ('service' in claim) verifyClaim(request, claim, payloadHashOf(claim, body), secretAccessKey, now());
      else verifyPresignedV2(request, claim, secretAccessKey, now());
      if (!sameToken(claim.sessionToken, sessionToken))
        throw new AuthenticationError('wrong-token', 'The security token included in the request is invalid.');
      return entry.caller;
    },
    resourceAllows: (principal, action, resource, context) => decide(principal, [], action, resource, context),
  };
};

/** The ARN whose resource policy speaks for a resource: for an object its bucket's, for an index its table's or domain's. */
const policyHolder = (resource: string): string => {
  if (resource.startsWith('arn:aws:s3:::')) return resource.split('/', 1)[0] ?? resource;
  return /^arn:aws:(?:dynamodb|es):/.test(resource) ? resource.split('/', 2).join('/') : resource;
};

/** The loopback endpoint stands for AWS's own, which is reached by TLS: so policies that demand it are met. */
const contextOf = (principal: Principal, given: Readonly<Record<string, string>>): ReadonlyMap<string, string> => {
  const context = {
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
    ...(principal.kind === 'AWS'
      ? { 'aws:PrincipalArn': principal.id, 'aws:PrincipalAccount': ACCOUNT }
      : { 'aws:SourceAccount': ACCOUNT }),
    ...given,
  };
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
};

/** What a sender may put in the place of a payload's hash: S3 API Reference, "Signature calculations". */
const STAND_INS = [
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
];

const payloadHashOf = ({ payload }: Claim, body: Uint8Array | null): string => {
  if (body !== null) return sha256Hex(body);
  if (payload !== null && (STAND_INS.includes(payload) || /^[0-9a-f]{64}$/.test(payload))) return payload;
  throw new AuthenticationError(
    'malformed',
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… or the payload’s SHA-256.',
  );
};

const sameToken = (given: string | null, wanted: string | null): boolean => {
  const [one, other] = [given, wanted].map((token) => Buffer.from(token ?? ''));
  return one !== undefined && other !== undefined && one.length === other.length && timingSafeEqual(one, other);
};
