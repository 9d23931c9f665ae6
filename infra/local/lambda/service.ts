import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { ACCOUNT, REGION, type Service } from '../service.ts';
import { type Invokable, REQUEST_LIMIT, THROTTLED, TOO_LARGE } from './invocation.ts';

/** Where Lambda's API has its functions. */
export const FUNCTIONS = '/2015-03-31/functions/';

/** Lambda's own exceptions and their status: API Reference, Invoke, "Errors". Any other error is the function's. */
const EXCEPTIONS: Readonly<Record<string, number>> = { [THROTTLED]: 429, [TOO_LARGE]: 413, ServiceException: 500 };

/**
 * Lambda's REST protocol, as far as a function is invoked with it and its answer waited for: Invoke with `RequestResponse`.
 * @param find the function of an ARN
 */
export const lambdaService =
  (find: (arn: string) => Invokable | undefined): Service =>
  async (request, response, caller) => {
    const requestId = randomUUID();
    try {
      const name = nameIn(request.method, request.url ?? '');
      const type = String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse');
      if (type !== 'RequestResponse')
        throw new Refusal(400, 'InvalidParameterValueException', `The local Lambda does not invoke by ${type}.`);
      for (const header of ['x-amz-log-type', 'x-amz-client-context'])
        if (request.headers[header] !== undefined && request.headers[header] !== 'None')
          throw new Refusal(400, 'InvalidParameterValueException', `The local Lambda does not know ${header}.`);
      const arn = name.startsWith('arn:') ? name : `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
      if (!caller.allows('lambda:InvokeFunction', arn))
        throw new Refusal(
          403,
          'AccessDeniedException',
          `User: ${caller.arn} is not authorized to perform: lambda:InvokeFunction on resource: ${arn}`,
        );
      const target = find(arn);
      if (target === undefined) throw new Refusal(404, 'ResourceNotFoundException', `Function not found: ${arn}`);
      const body = await readBody(request, REQUEST_LIMIT);
      if (body === null) throw new Refusal(413, TOO_LARGE, 'The request is too large.');
      const { payload, error } = await target.invoke(body.length === 0 ? {} : body, { requestId });
      const status = error === null ? undefined : EXCEPTIONS[error.type];
      if (error !== null && status !== undefined) throw new Refusal(status, error.type, error.message);
      send(response, 200, payload, {
        'x-amz-executed-version': '$LATEST',
        'x-amzn-requestid': requestId,
        ...(error === null ? {} : { 'x-amz-function-error': 'Unhandled' }),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = Buffer.from(JSON.stringify({ Type: 'User', Message: error.message, message: error.message }));
      send(response, error.status, body, { 'x-amzn-errortype': error.code, 'x-amzn-requestid': requestId });
    }
  };

const nameIn = (method: string | undefined, url: string): string => {
  const [, name, query] = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(\?.*)?$/.exec(url) ?? [];
  if (method !== 'POST' || name === undefined)
    throw new Refusal(400, 'InvalidParameterValueException', 'The local Lambda only invokes functions.');
  if (query !== undefined)
    throw new Refusal(400, 'InvalidParameterValueException', 'The local Lambda knows no versions of a function.');
  return decodeURIComponent(name);
};

const send = (response: ServerResponse, status: number, body: Buffer, headers: Record<string, string>): void => {
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
};
