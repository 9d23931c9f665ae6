import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { queryError } from '../cloudformation/service.ts';
import { renderXml } from '../cloudformation/xml.ts';
import type { AuthenticationError, AuthenticationFault } from '../iam/authentication-error.ts';

/** How a service speaks: S3's REST, JSON 1.0, the Query protocol, or JSON over REST as a domain of OpenSearch does. */
export type Protocol = 'rest' | 'json' | 'query' | 'rest-json';

type Codes = Readonly<Record<AuthenticationFault, readonly [status: number, code: string]>>;

/** S3 API Reference, "Error responses"; the others: IAM and DynamoDB references, "Common errors". */
const CODES: Readonly<Record<Protocol, Codes>> = {
  rest: {
    unsigned: [403, 'AccessDenied'],
    malformed: [400, 'AuthorizationHeaderMalformed'],
    'unknown-key': [403, 'InvalidAccessKeyId'],
    'wrong-token': [400, 'InvalidToken'],
    mismatch: [403, 'SignatureDoesNotMatch'],
    skewed: [403, 'RequestTimeTooSkewed'],
    expired: [403, 'AccessDenied'],
  },
  json: {
    unsigned: [400, 'MissingAuthenticationTokenException'],
    malformed: [400, 'IncompleteSignatureException'],
    'unknown-key': [400, 'UnrecognizedClientException'],
    'wrong-token': [400, 'UnrecognizedClientException'],
    mismatch: [400, 'InvalidSignatureException'],
    skewed: [400, 'InvalidSignatureException'],
    expired: [400, 'InvalidSignatureException'],
  },
  query: {
    unsigned: [403, 'MissingAuthenticationToken'],
    malformed: [400, 'IncompleteSignature'],
    'unknown-key': [403, 'InvalidClientTokenId'],
    'wrong-token': [403, 'InvalidClientTokenId'],
    mismatch: [403, 'SignatureDoesNotMatch'],
    skewed: [403, 'SignatureDoesNotMatch'],
    expired: [403, 'SignatureDoesNotMatch'],
  },
  'rest-json': {
    unsigned: [403, 'MissingAuthenticationTokenException'],
    malformed: [403, 'IncompleteSignatureException'],
    'unknown-key': [403, 'UnrecognizedClientException'],
    'wrong-token': [403, 'UnrecognizedClientException'],
    mismatch: [403, 'InvalidSignatureException'],
    skewed: [403, 'InvalidSignatureException'],
    expired: [403, 'InvalidSignatureException'],
  },
};

/** Answers a request whose sender is not known, in the words of the service that it was meant for. */
export const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  protocol: Protocol,
  { fault, message }: AuthenticationError,
): void => {
  const [status, code] = CODES[protocol][fault];
  answerError(request, response, protocol, status, code, message);
};

/** Answers with an error of the service's own form. */
export const answerError = (
  request: IncomingMessage,
  response: ServerResponse,
  protocol: Protocol,
  status: number,
  code: string,
  message: string,
): void => {
  const requestId = randomUUID();
  const [type, body] = render(protocol, code, message, requestId);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    [protocol === 'rest' ? 'x-amz-request-id' : 'x-amzn-requestid']: requestId,
    ...(protocol === 'rest-json' ? { 'x-amzn-errortype': code } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const render = (protocol: Protocol, code: string, message: string, requestId: string): readonly [string, string] => {
  switch (protocol) {
    case 'rest':
      return [
        'application/xml',
        renderXml('Error', null, [
          ['Code', code],
          ['Message', message],
          ['RequestId', requestId],
        ]),
      ];
    case 'json':
      return ['application/x-amz-json-1.0', JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message })];
    case 'rest-json':
      return ['application/json', JSON.stringify({ message })];
    case 'query':
      return ['text/xml', queryError('https://iam.amazonaws.com/doc/2010-05-08/', code, message, requestId)];
  }
};
