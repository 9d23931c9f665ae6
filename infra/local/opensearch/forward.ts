import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../refusal.ts';

const LONGEST = 60_000; // ms without a byte

/** What a node is told of a request besides its body, and a caller of the answer; who signed is between IAM and them. */
const ASKED = ['accept', 'accept-encoding', 'content-encoding', 'content-type', 'x-opaque-id'];
const ANSWERED = ['content-encoding', 'content-length', 'content-type', 'warning', 'x-opaque-id'];

/**
 * Has a node answer a request.
 * @param node `http://127.0.0.1:9200/`
 * @param body of the request, already read
 * @throws Refusal where the node does not answer
 */
export const forward = async (
  node: URL,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = node;
    const length = body.length === 0 ? {} : { 'content-length': body.length };
    const asked = send({ hostname, port, method, path: url, headers: { ...only(ASKED, headers), ...length } });
    response.on('close', () => asked.destroy());
    asked.setTimeout(LONGEST, () =>
      asked.destroy(new Refusal(504, 'TimeOut', `${node.origin} did not answer in time.`)),
    );
    asked.on('error', (error) => reject(error instanceof Refusal ? error : unreachable(node, error)));
    asked.on('response', resolve);
    asked.end(body);
  });
  response.writeHead(answer.statusCode ?? 502, only(ANSWERED, answer.headers));
  await pipeline(answer, response);
};

const only = (names: readonly string[], headers: IncomingMessage['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const unreachable = (node: URL, error: Error): Refusal =>
  new Refusal(503, 'Unavailable', `The node of OpenSearch at ${node.origin} cannot be reached: ${error.message}`);
