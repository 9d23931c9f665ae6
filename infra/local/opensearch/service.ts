import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { Caller, Service } from '../service.ts';
import type { BackedDomain } from './backed-domain.ts';
import { forward } from './forward.ts';

/** What a domain takes of one request on instances up to `large` (OpenSearch Service Developer Guide, "Network quotas"). */
const LARGEST_REQUEST = 10 * 1024 * 1024;

/** IAM's action for a method (Service Authorization Reference, "Amazon OpenSearch Service"). */
const ACTIONS: ReadonlyMap<string, string> = new Map(
  ['Delete', 'Get', 'Head', 'Patch', 'Post', 'Put'].map((name) => [name.toUpperCase(), `es:ESHttp${name}`]),
);

/**
 * A domain of OpenSearch Service as its endpoint on AWS: what the caller's policies allow is given to a real node, and its
 * answer given back. All of OpenSearch's API is there; on AWS some of it is not.
 * @param domain the stack's, or null where it has none
 */
export const openSearchService =
  (domain: BackedDomain | null): Service =>
  async (request, response, caller) => {
    response.setHeader('x-amzn-requestid', randomUUID());
    try {
      if (domain === null) throw new Refusal(404, 'NoDomain', 'The stack on this machine has no domain of OpenSearch.');
      demand(request, caller, domain.arn);
      const body = await readBody(request, LARGEST_REQUEST);
      if (body === null) throw new Refusal(413, 'TooLarge', `Request size exceeded ${LARGEST_REQUEST} bytes`);
      await forward(domain.node, request, body, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(request, response, error);
    }
  };

const demand = ({ method = '', url = '/' }: IncomingMessage, caller: Caller, arn: string): void => {
  const action = ACTIONS.get(method);
  if (action === undefined) throw new Refusal(405, 'NoSuchMethod', `A domain of OpenSearch knows no ${method}.`);
  const [path = '/'] = url.split('?', 1);
  if (!caller.allows(action, `${arn}${path}`))
    throw new Refusal(
      403,
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${arn}${path} because no identity-based policy allows the ${action} action`,
    );
};

/** A domain says what is wrong in `Message`, and has no code for it. */
const answer = ({ method }: IncomingMessage, response: ServerResponse, { status, message }: Refusal): void => {
  const body = JSON.stringify({ Message: message });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
};
