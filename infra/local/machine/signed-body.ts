import { IncomingMessage } from 'node:http';
import { readBody } from '../read-body.ts';

/** Whole requests to services that sign their bodies; larger ones none of them takes. */
const LARGEST = 32 * 1024 * 1024;

/**
 * Reads the body of a request, and gives the request again with the body in front of it for the service to read: the
 * signature must hold before a service sees any of it.
 * @returns null where the body is too large
 */
export const readSignedBody = async (
  request: IncomingMessage,
): Promise<{ readonly body: Buffer; readonly again: IncomingMessage } | null> => {
  const body = await readBody(request, LARGEST);
  if (body === null) return null;
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.headers = request.headers;
  again.httpVersion = request.httpVersion;
  again.complete = true;
  again.push(body);
  again.push(null);
  return { body, again };
};
