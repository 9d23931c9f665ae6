import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../service.ts';
import { S3Error } from '../errors.ts';
import type { Origin } from '../notification.ts';
import type { S3 } from '../store.ts';
import type { Address } from './address.ts';
import { type Content, renderXml } from './xml.ts';

/** One request and what is needed to answer it. */
export type Exchange = {
  readonly s3: S3;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly address: Address;
  readonly origin: Origin;
};

/** An exchange whose address names a bucket that exists, and one whose address names a key in it. */
export type BucketExchange = Exchange & { readonly bucket: string };
export type ObjectExchange = BucketExchange & { readonly key: string };

export type Headers = Readonly<Record<string, string | number>>;

/** Every header; presigned requests carry those that begin with `x-amz-` in their query instead. */
export const headersOf = ({ request, address }: Exchange): ReadonlyMap<string, string> => {
  const headers = new Map([...address.query].filter(([name]) => name.startsWith('x-amz-')));
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  return headers;
};

export const headerOf = ({ request, address }: Exchange, name: string): string | undefined => {
  const value = request.headers[name] ?? (name.startsWith('x-amz-') ? address.query.get(name) : undefined);
  return value === undefined ? undefined : String(value);
};

export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;
export const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/** @throws S3Error AccessDenied where the caller's policies do not allow this */
export const demand = (
  { caller }: Exchange,
  action: string,
  resource: string,
  context?: Readonly<Record<string, string>>,
): void => {
  if (caller.allows(action, resource, context)) return;
  throw new S3Error(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}"`,
  );
};

export const answer = ({ response }: Exchange, status: number, headers: Headers = {}, body?: Buffer | string): void => {
  response.writeHead(status, body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

export const answerXml = (exchange: Exchange, root: string, content: Content, headers: Headers = {}): void =>
  answer(exchange, 200, { ...headers, 'content-type': 'application/xml' }, renderXml(root, content));
