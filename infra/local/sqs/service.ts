import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../read-body.ts';
import type { Caller, Service } from '../service.ts';
import { SqsError } from './errors.ts';
import { type Answer, operations, type Queues } from './operations.ts';

const PROTOCOL = 'application/x-amz-json-1.0';
/** Ten messages of 1 MiB are never in one request: SQS takes 1 MiB in all. Escapes and the frame come on top. */
const LARGEST_REQUEST = 8 * 1024 * 1024;

/**
 * SQS's JSON 1.0 protocol for local queues: sending, receiving, deleting, visibility, attributes, purging, and moving
 * dead letters back. Refused, by name: making or changing queues (the template's part), FIFO, message attributes.
 */
export const sqsService =
  (queues: Queues): Service =>
  async (request, response, caller) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const answer = await perform(queues, request, caller, gone.signal);
      send(response, 200, answer, {});
    } catch (error) {
      const known = error instanceof SqsError ? error : new SqsError('InternalFailure', 'An internal error occurred.');
      if (!(error instanceof SqsError)) console.error(error);
      const fault = known.status >= 500 ? 'Receiver' : 'Sender';
      const body = { __type: `com.amazonaws.sqs#${known.code}`, message: known.message };
      send(response, known.status, body, { 'x-amzn-query-error': `${known.queryCode};${fault}` });
    }
  };

const perform = async (
  queues: Queues,
  request: IncomingMessage,
  caller: Caller,
  signal: AbortSignal,
): Promise<Answer> => {
  const [service, action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const operation = service === 'AmazonSQS' ? operations.get(action) : undefined;
  if (operation === undefined)
    throw new SqsError('UnsupportedOperation', `The local SQS does not implement ${action || 'this request'}.`);
  const body = await readBody(request, LARGEST_REQUEST);
  if (body === null) throw new SqsError('InvalidParameterValue', 'The request is too large.');
  const input = parse(body.toString());
  return operation({ queues, caller, input, signal, host: request.headers.host ?? '127.0.0.1' });
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new SqsError('InvalidParameterValue', 'The request is not JSON.');
  }
};

const send = (response: ServerResponse, status: number, body: Answer, headers: Record<string, string>): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-type': PROTOCOL, 'content-length': Buffer.byteLength(text) });
  response.end(text);
};
