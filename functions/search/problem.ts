import { ArchiveError } from '../archive/errors.ts';

/** A refusal or failure as readers get it: RFC 9457, "Problem Details for HTTP APIs". */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The parameter at fault. */
  readonly parameter?: string;
  /** How far the index is, where that is the trouble. */
  readonly commit?: number;
  /** To be named to the newsroom's engineers. */
  readonly request?: string;
};

const TITLES = {
  'bad-parameter': [400, 'A parameter is wrong'],
  'not-found': [404, 'There is nothing here'],
  'wrong-method': [405, 'This can only be read'],
  unavailable: [503, 'Not available at this moment'],
  unexpected: [500, 'Something went wrong on our side'],
} as const;

export const problem = (
  kind: keyof typeof TITLES,
  detail: string,
  more: Pick<Problem, 'parameter' | 'commit' | 'request'> = {},
): Problem => {
  const [status, title] = TITLES[kind];
  return { type: `urn:cuttings:problem:${kind}`, title, status, detail, ...more };
};

/** What readers are told of an error. Of what they did not cause they learn the request's id alone. */
export const problemOf = (error: unknown, request: string): Problem => {
  if (error instanceof ArchiveError && error.code === 'bad-request') {
    const parameter = String(error.detail.parameter);
    return problem('bad-parameter', `"${parameter}" ${error.message}.`, { parameter });
  }
  if (error instanceof ArchiveError && error.code === 'not-found') return problem('not-found', `${error.message}.`);
  if (error instanceof ArchiveError && error.retryable) {
    const { commit } = error.detail;
    return typeof commit === 'number'
      ? problem('unavailable', `${error.message}.`, { commit, request })
      : problem('unavailable', 'The archive does not answer. Try again in a moment.', { request });
  }
  return problem('unexpected', 'The request was logged under this id.', { request });
};

export const problemResponse = (it: Problem, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(it), {
    status: it.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(it.status === 503 ? { 'retry-after': '1' } : {}),
      ...headers,
    },
  });
