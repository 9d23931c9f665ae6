import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AuthenticationError } from '../iam/authentication-error.ts';
import { readHeaders, type SignedRequest } from '../iam/canonical-request.ts';
import type { Iam } from '../iam/iam.ts';
import { FUNCTIONS } from '../lambda/service.ts';
import { isOfThisMachine, NOT_BY_LOOPBACK } from '../loopback.ts';
import type { Service } from '../service.ts';
import { listen } from './ports.ts';
import { answerError, type Protocol, refuse } from './refusal.ts';
import { readSignedBody } from './signed-body.ts';

/** What is behind the endpoint. */
export type Backend = {
  readonly iam: Pick<Iam, 'authenticate'>;
  /** By the name that a signature's scope has for them. */
  readonly services: Readonly<Record<ServiceName, Service>>;
};
type ServiceName = 's3' | 'sqs' | 'dynamodb' | 'cloudformation' | 'lambda' | 'es';

export type Endpoint = {
  /** `http://127.0.0.1:4566` */
  readonly url: string;
  /** Lets requests through; until then they wait. */
  readonly serve: (backend: Backend) => void;
  /** Breaks off what is under way. */
  readonly close: () => Promise<void>;
};

/**
 * The one address of every AWS service on this machine: a request is held against its signature, then given to the
 * service that it is meant for.
 * @throws StartError where the port is taken
 */
export const openEndpoint = async (port: number, log: (line: string) => void): Promise<Endpoint> => {
  let serve: Endpoint['serve'] = () => {};
  const backend = new Promise<Backend>((resolve) => {
    serve = resolve;
  });
  const server = createServer((request, response) => {
    backend
      .then((it) => handle(request, response, it))
      .catch((error: unknown) => {
        if (!request.destroyed)
          log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
        response.destroy();
      });
  });
  // Uploads may take as long as they need; nobody but this machine's own user can hold a connection open.
  server.requestTimeout = 0;
  // Longer than a function is idle between two batches: no client finds its connection closed under it.
  server.keepAliveTimeout = 60_000;
  const open = await listen(server, port, 'AWS_PORT');
  return {
    url: `http://127.0.0.1:${open}`,
    serve: (it) => serve(it),
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
};

type Destination = { readonly name: ServiceName; readonly protocol: Protocol };

/** Which service a request is meant for, or null for one that is not here. */
const destinationOf = ({ method, url, headers }: IncomingMessage): Destination | null => {
  // On AWS a domain of OpenSearch has a host of its own, and any path and body: only the signature tells it here.
  if (headers.authorization?.includes('/es/aws4_request')) return { name: 'es', protocol: 'rest-json' };
  const target = headers['x-amz-target'];
  if (target !== undefined) {
    if (String(target).startsWith('DynamoDB_20120810.')) return { name: 'dynamodb', protocol: 'json' };
    return String(target).startsWith('AmazonSQS.') ? { name: 'sqs', protocol: 'json' } : null;
  }
  if (url?.startsWith(FUNCTIONS)) return { name: 'lambda', protocol: 'json' };
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return method === 'POST' && url === '/' && isForm
    ? { name: 'cloudformation', protocol: 'query' }
    : { name: 's3', protocol: 'rest' };
};

const handle = async (request: IncomingMessage, response: ServerResponse, backend: Backend): Promise<void> => {
  const destination = destinationOf(request);
  if (destination === null) {
    const message = `${String(request.headers['x-amz-target'])} is of no service on this machine.`;
    return answerError(request, response, 'json', 400, 'UnknownOperationException', message);
  }
  const { name, protocol } = destination;
  if (!isOfThisMachine(request.headers))
    return answerError(request, response, protocol, 403, 'AccessDenied', NOT_BY_LOOPBACK);
  const signed: SignedRequest = {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: readHeaders(request.rawHeaders),
  };
  // S3 alone says its body's hash in a header, and checks it as the bytes come in.
  const read = name === 's3' ? { body: null, again: request } : await readSignedBody(request);
  if (read === null)
    return answerError(request, response, protocol, 413, 'RequestEntityTooLargeException', 'The request is too large.');
  try {
    const caller = backend.iam.authenticate(signed, name, read.body);
    await backend.services[name](read.again, response, caller);
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    refuse(request, response, protocol, error);
  }
};
