import type { Parameter, Ref, Response } from './openapi-types.ts';

/** What the operations of the document have in common. */

export const STATUSES: Readonly<Record<string, string>> = {
  200: 'The answer.',
  400: 'A parameter is wrong, unknown or given twice.',
  404: 'There is no such thing, or not yet.',
  406: 'It can only be sent compressed: accept gzip or br.',
  410: 'It was withdrawn: what stays is a notice.',
  414: 'The address is too long.',
  500: 'A fault of ours.',
  503: 'Not available at this moment: try again.',
};

export const header = (name: string): Ref => ({ $ref: `#/components/headers/${name}` });
export const KEPT = { ETag: header('ETag'), 'Cache-Control': header('Cache-Control'), Vary: header('Vary') };
export const HEADERS = {
  ETag: {
    description: 'The state of the archive that this reflects; weak (RFC 9110, 8.8.3).',
    schema: { type: 'string' },
  },
  'Cache-Control': { description: 'How long it may be kept (RFC 9111, 5.2).', schema: { type: 'string' } },
  Vary: { description: 'Which of your headers this depends upon.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds.', schema: { type: 'string' } },
} as const;

export const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of an answer that you have.',
  schema: { type: 'string' },
};

const problemOf = (status: string, headers: Record<string, Ref> = {}): Response => ({
  description: STATUSES[status] ?? '',
  headers: { 'Cache-Control': header('Cache-Control'), ...headers },
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    'text/html': { schema: { type: 'string' } }, // to whoever asks with a browser
  },
});
export const PROBLEMS = {
  BadParameter: problemOf('400'),
  NotFound: problemOf('404'),
  NotAcceptable: problemOf('406'),
  TooLong: problemOf('414'),
  Unexpected: problemOf('500'),
  Unavailable: problemOf('503', { 'Retry-After': header('Retry-After') }),
};
