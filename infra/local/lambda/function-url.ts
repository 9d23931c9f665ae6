import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../functions/archive/ports.ts';
import { isOfThisMachine, NOT_BY_LOOPBACK } from '../loopback.ts';
import { readBody } from '../read-body.ts';
import { forbidden, PAYLOAD_TOO_LARGE, type UrlAnswer, urlAnswer } from './function-url-answer.ts';
import { urlEvent } from './function-url-event.ts';
import { type Invokable, REQUEST_LIMIT } from './invocation.ts';

export type FunctionUrl = {
  /** `http://127.0.0.1:8787/` */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type UrlDependencies = {
  readonly target: Invokable;
  readonly clock: Pick<Clock, 'now'>;
  /** A port of 127.0.0.1; 0 takes any. */
  readonly port: number;
};

const KNOWN = new Set(['AuthType', 'TargetFunctionArn', 'InvokeMode']);

/**
 * Refuses what this machine's URL does not do.
 * @throws unless the URL answers in one piece, and sets no CORS. Who may ask it is for whoever opens it to see to.
 */
const check = (properties: Readonly<Record<string, unknown>>): void => {
  const unknown = Object.keys(properties).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new Error(`Function URL: ${unknown.join(', ')} is not supported on this machine`);
  if ((properties.InvokeMode ?? 'BUFFERED') !== 'BUFFERED')
    throw new Error('Function URL: InvokeMode RESPONSE_STREAM is not supported on this machine');
};

/** An answer to HEAD has no body, and says nothing of the length of the one that GET would have (RFC 9110, 8.6). */
const send = (response: ServerResponse, requestId: string, { status, headers, body }: UrlAnswer): void => {
  const bodiless = status === 204 || status === 304 || response.req.method === 'HEAD';
  const length = bodiless ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length, 'x-amzn-requestid': requestId });
  response.end(bodiless ? undefined : body);
};

/**
 * Serves a function's URL (the resolved properties of an AWS::Lambda::Url) on loopback.
 * @throws where the properties ask for what is not done here, or the port is taken
 */
export const openFunctionUrl = async (
  properties: Readonly<Record<string, unknown>>,
  { target, clock, port }: UrlDependencies,
): Promise<FunctionUrl> => {
  check(properties);
  const urlId = String(properties.TargetFunctionArn).split(':').at(-1) ?? '';

  const answer = async (request: IncomingMessage, requestId: string): Promise<UrlAnswer> => {
    const body = await readBody(request, REQUEST_LIMIT);
    // On AWS the URL is everybody's; what an archive on this machine holds is no other site's business.
    if (!isOfThisMachine(request.headers)) return forbidden(NOT_BY_LOOPBACK);
    if (body === null) return PAYLOAD_TOO_LARGE;
    const event = urlEvent(
      {
        method: request.method ?? 'GET',
        target: request.url ?? '/',
        rawHeaders: request.rawHeaders,
        body,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        port: request.socket.localPort ?? port,
        protocol: `HTTP/${request.httpVersion}`,
      },
      urlId,
      requestId,
      clock.now(),
    );
    return urlAnswer(await target.invoke(event, { requestId }));
  };

  const server = createServer((request, response) => {
    const requestId = randomUUID();
    answer(request, requestId)
      .then((result) => send(response, requestId, result))
      .catch(() => response.destroy()); // The client broke off in the middle of its request.
  });
  // As the AWS endpoint's: on a busy machine a client may use a connection that was just closed under it.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another process`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
};
