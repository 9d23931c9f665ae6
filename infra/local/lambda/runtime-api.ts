import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isOfThisMachine } from '../loopback.ts';
import { readBody } from '../read-body.ts';
import { failed, type InvocationError, type InvocationResult, RESPONSE_LIMIT } from './invocation.ts';

/** One event for the function. `deadline` is in milliseconds since 1970. */
export type Invocation = {
  readonly requestId: string;
  readonly deadline: number;
  readonly functionArn: string;
  readonly traceId: string;
  readonly payload: Uint8Array;
};

/** The Lambda Runtime API of one execution environment, as one runtime inside it uses it. */
export type RuntimeApi = {
  /** `host:port`, the value of AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Settles when the runtime has initialised: null, or what it failed with. */
  readonly initialised: Promise<InvocationResult | null>;
  /** Hands over one event; one at a time. Settles when the runtime has answered it and asks for the next. */
  readonly run: (invocation: Invocation) => Promise<InvocationResult>;
  /** What the runtime answered to the event in hand, where it has answered but not asked for the next. */
  readonly answered: () => InvocationResult | null;
  readonly close: () => void;
};

const PREFIX = '/2018-06-01/runtime';
const ANSWER = /^\/2018-06-01\/runtime\/invocation\/([\w-]{1,64})\/(response|error)$/;

/** The error that a runtime posted: `{errorType, errorMessage, …}`; the header speaks where the body does not. */
const errorIn = (request: IncomingMessage, payload: Buffer): InvocationError => {
  const header = String(request.headers['lambda-runtime-function-error-type'] ?? 'Error');
  try {
    const { errorType, errorMessage } = JSON.parse(payload.toString()) as Record<string, unknown>;
    return { type: String(errorType ?? header), message: String(errorMessage ?? '') };
  } catch {
    return { type: header, message: '' };
  }
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/**
 * Opens the Runtime API on a free loopback port: `next`, `response`, `error` and `init/error`.
 * Source: Lambda Developer Guide, "Using the Lambda runtime API".
 */
export const openRuntimeApi = async (): Promise<RuntimeApi> => {
  let waiting: ServerResponse | null = null;
  let current: {
    invocation: Invocation;
    result: InvocationResult | null;
    done: (result: InvocationResult) => void;
  } | null = null;
  let initialise: (failure: InvocationResult | null) => void = () => undefined;
  const initialised = new Promise<InvocationResult | null>((resolve) => {
    initialise = resolve;
  });

  const hand = (): void => {
    if (waiting === null || current === null || current.result !== null) return;
    const { invocation } = current;
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'content-length': invocation.payload.length,
      'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
      'Lambda-Runtime-Deadline-Ms': invocation.deadline,
      'Lambda-Runtime-Invoked-Function-Arn': invocation.functionArn,
      'Lambda-Runtime-Trace-Id': invocation.traceId,
    });
    waiting.end(invocation.payload);
    waiting = null;
  };

  const next = (response: ServerResponse): void => {
    waiting = response;
    initialise(null);
    if (current !== null && current.result !== null) {
      const { done, result } = current;
      current = null;
      done(result);
    }
    hand();
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    kind: string,
  ): Promise<void> => {
    const payload = await readBody(request, RESPONSE_LIMIT);
    if (current === null || current.invocation.requestId !== id || current.result !== null) {
      reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
    } else if (payload === null) {
      const message = `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`;
      current.result = failed('Function.ResponseSizeTooLarge', message);
      reply(response, 413, { errorType: 'RequestEntityTooLarge', errorMessage: message });
    } else {
      current.result = { payload, error: kind === 'error' ? errorIn(request, payload) : null };
      reply(response, 202, { status: 'OK' });
    }
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '', headers } = request;
    // A page in a browser could find the port, and would take an event that is not its own.
    if (!isOfThisMachine(headers) || 'sec-fetch-site' in headers)
      return reply(response, 403, { errorType: 'Forbidden' });
    if (method === 'GET' && url === `${PREFIX}/invocation/next`) return next(response);
    const [, id, kind] = method === 'POST' ? (ANSWER.exec(url) ?? []) : [];
    if (id !== undefined && kind !== undefined) return answer(request, response, id, kind);
    if (method !== 'POST' || url !== `${PREFIX}/init/error`) return reply(response, 404, { errorType: 'NotFound' });
    const payload = (await readBody(request, RESPONSE_LIMIT)) ?? Buffer.from('{}');
    initialise({ payload, error: errorIn(request, payload) });
    reply(response, 202, { status: 'OK' });
  };

  const server = createServer((request, response) => {
    // A request that breaks off means that the child ended: its exit is what is reported.
    route(request, response).catch(() => response.destroy());
  });
  // The runtime's one connection is its lifeline (runtime/bootstrap.mjs): it must outlast any handler.
  server.keepAliveTimeout = 0;
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    initialised,
    run: (invocation) =>
      new Promise((done) => {
        current = { invocation, result: null, done };
        hand();
      }),
    answered: () => current?.result ?? null,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
