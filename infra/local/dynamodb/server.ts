import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { readBody } from '../read-body.ts';
import type { Caller, Service } from '../service.ts';
import type { Dynamo } from './engine.ts';
import { ServiceError, unreadable } from './errors.ts';
import { permissionsFor } from './permissions.ts';

const LARGEST_REQUEST = 32 * 1024 * 1024; // bytes: 16 MB of binary in base64, and room
const TARGET = /^DynamoDB_20120810\.([A-Za-z]{1,64})$/u;

// AWS names the errors of its front end by other namespaces; SDKs look at what follows the sign only.
const NAMESPACES: Readonly<Record<string, string>> = {
  ValidationException: 'com.amazon.coral.validate',
  SerializationException: 'com.amazon.coral.service',
  UnknownOperationException: 'com.amazon.coral.service',
  AccessDeniedException: 'com.amazon.coral.service',
};

/** DynamoDB's protocol, JSON 1.0 over POST, in front of an engine; each call needs what IAM asks for it. */
export const dynamoService =
  (dynamo: Dynamo): Service =>
  async (request, response, caller) => {
    try {
      answer(response, 200, await serve(dynamo, request, caller));
    } catch (error) {
      const { type, message, status, fields } = asServiceError(error);
      const namespace = NAMESPACES[type] ?? 'com.amazonaws.dynamodb.v20120810';
      answer(response, status, { __type: `${namespace}#${type}`, message, ...fields });
    }
  };

const serve = async (dynamo: Dynamo, request: IncomingMessage, caller: Caller): Promise<object> => {
  const [, operation] = TARGET.exec(String(request.headers['x-amz-target'])) ?? [];
  if (request.method !== 'POST' || operation === undefined) {
    throw new ServiceError('UnknownOperationException', 'Expected POST with X-Amz-Target: DynamoDB_20120810.Operation');
  }
  const body = await readBody(request, LARGEST_REQUEST);
  if (body === null) {
    throw new ServiceError('RequestEntityTooLargeException', 'Request size is too large', { status: 413 });
  }
  const input = parse(body.toString());
  for (const { action, resource } of permissionsFor(operation, input)) {
    if (caller.allows(action, resource)) continue;
    throw new ServiceError(
      'AccessDeniedException',
      `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    );
  }
  return dynamo.call(operation, input);
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw unreadable('The request is not JSON');
  }
};

/** What is not an answer of DynamoDB is our bug: a 500, in full, since nobody but its own user sees it. */
const asServiceError = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ServiceError('InternalServerError', words, { status: 500 });
};

const answer = (response: ServerResponse, status: number, body: object): void => {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
    'x-amz-crc32': crc32(bytes),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(bytes);
};
