import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCAL_REGION } from '../names.ts';

/** Who signed a request, and what its policies let it do. */
export type Caller = {
  readonly arn: string;
  /** IAM's decision for one action on one resource. `context` holds condition keys, e.g. `s3:prefix`. */
  readonly allows: (action: string, resource: string, context?: Readonly<Record<string, string>>) => boolean;
};

/** One local AWS service behind the shared endpoint: the request is authentic, what it may do is the service's to ask. */
export type Service = (request: IncomingMessage, response: ServerResponse, caller: Caller) => Promise<void>;

/** The account and region that every local ARN names. */
export const ACCOUNT = '000000000000';
export const REGION = LOCAL_REGION;
