import { ArchiveError } from '../archive/errors.ts';

import type { Problem } from './answers/service.ts';

const TITLES = {
  'bad-parameter': [400, 'A parameter is wrong'],
  'not-found': [404, 'There is nothing here'],
  'wrong-method': [405, 'This can only be read'],
  'not-acceptable': [406, 'It can only be sent compressed'],
  'too-long': [414, 'The address is too long'],
  unavailable: [503, 'Not available at this moment'],
  unexpected: [500, 'Something went wrong on our side'],
} as const;

/** @param request the id of the request */
export const problem = (
  kind: keyof typeof TITLES,
  detail: string,
  request: string,
  more: Pick<Problem, 'parameter' | 'commit'> = {},
): Problem => {
  const [status, title] = TITLES[kind];
  const instance = `urn:cuttings:request:${request}`;
  return { type: `urn:cuttings:problem:${kind}`, title, status, detail, instance, ...more };
};

/** What readers are told of an error. Of what they did not cause they learn the request's id alone. */
export const problemOf = (error: unknown, request: string): Problem => {
  if (error instanceof ArchiveError && error.code === 'bad-request') {
    const { parameter, commit } = error.detail;
    return problem('bad-parameter', `"${parameter}" ${error.message}.`, request, {
      parameter: String(parameter),
      ...(typeof commit === 'number' ? { commit } : {}),
    });
  }
  if (error instanceof ArchiveError && error.code === 'not-found') {
    return problem('not-found', `${error.message}.`, request);
  }
  if (error instanceof ArchiveError && error.retryable) {
    return problem('unavailable', 'The archive does not answer. Try again in a moment.', request);
  }
  return problem('unexpected', 'The request was logged under the id in `instance`.', request);
};

export const problemResponse = (it: Problem, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(it), {
    status: it.status,
    headers: { 'content-type': 'application/problem+json', ...problemHeaders(it), ...headers },
  });

/** A problem is of this moment: nobody keeps it, in whatever form it is told. */
export const problemHeaders = ({ status }: Problem): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  ...(status === 503 ? { 'retry-after': '1' } : {}),
});
