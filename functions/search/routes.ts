import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import type { Problem } from './answers/service.ts';
import { preferred, preferredLanguage } from './http/accept.ts';
import { inTime } from './http/in-time.ts';
import { holds } from './http/keeping.ts';
import { type KnownAs, originOf } from './http/origin.ts';
import { isForPeople, problemPageResponse } from './http/problem-page.ts';
import type { Request, Route, Sources } from './http/route.ts';
import { commonHeaders } from './http/security-headers.ts';
import { ROUTES } from './http/table.ts';
import { problem, problemOf, problemResponse } from './problem.ts';
import { METHODS, preflight, respond } from './respond.ts';

export type RouteDependencies = Sources &
  KnownAs & {
    readonly log: Record<'info' | 'error', (message: string, fields: Readonly<Record<string, unknown>>) => void>;
    /** The id of a request, from what the platform passes along with it. */
    readonly requestId: (environment: unknown) => string;
    /** How long a request may still take, in ms, from the same. */
    readonly timeLeft?: (environment: unknown) => number;
  };

/** Characters of an address: the longest query that is looked for whole, written in three bytes a character, fits in. */
const LONGEST_ADDRESS = 32_768;

type Routes = Hono<{ Variables: { commit?: number } }>;
type RouteContext = Context<{ Variables: { commit?: number } }>;

/** What readers may ask: GET, HEAD and a browser's preflight. A web application of no platform in particular, made of the table of routes. */
export const routes = (dependencies: RouteDependencies): Routes => {
  const { clock, log, requestId, timeLeft = () => Number.POSITIVE_INFINITY } = dependencies;
  const app: Routes = new Hono();

  // Neither query nor path is logged: what somebody looks for is nobody else's business.
  app.use(async (c, next) => {
    const started = clock.now();
    await next();
    for (const [name, value] of Object.entries(commonHeaders(c.res.status))) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    log.info('answered', {
      requestId: requestId(c.env),
      method: c.req.raw.method,
      route: routePath(c, -1),
      status: c.res.status,
      took: clock.now() - started,
      commit: c.get('commit'),
    });
  });

  app.use(async (c, next) => {
    if (c.req.url.length <= LONGEST_ADDRESS) return next();
    return problemResponse(problem('too-long', `It has at most ${LONGEST_ADDRESS} characters.`, requestId(c.env)));
  });

  const refuse = (c: RouteContext, told: Problem): Response => {
    const request = requestOf(c, [], dependencies);
    return isForPeople(request) ? problemPageResponse(told, request, dependencies) : problemResponse(told);
  };

  for (const route of ROUTES) {
    const path = honoPath(route);
    app.get(path, async (c) => {
      const asked = requestOf(c, Object.keys(route.in.shape), dependencies);
      const reply = await inTime(route.answer(asked, dependencies), timeLeft(c.env));
      c.set('commit', reply.commit);
      const detail = 'Ask with "Accept-Encoding: gzip" or "br".';
      return (
        respond(reply, route, c.req.header('accept-encoding')) ??
        refuse(c, problem('not-acceptable', detail, requestId(c.env)))
      );
    });
    app.options(path, preflight);
    app.all(path, (c) =>
      problemResponse(problem('wrong-method', 'Ask with GET or HEAD.', requestId(c.env)), { allow: METHODS }),
    );
  }
  app.notFound((c) =>
    refuse(c, problem('not-found', 'There is no such path; / names those that there are.', requestId(c.env))),
  );
  app.onError((error, c) => {
    const told = problemOf(error, requestId(c.env));
    if (told.status >= 500) log.error('failed', { requestId: requestId(c.env), route: routePath(c, -1), error });
    return refuse(c, told);
  });
  return app;
};

/** As hono writes the parameters of a path. */
const honoPath = ({ path }: Route): string => path.replace(/\{(\w+)\}/g, ':$1');

/** @param names of what the path holds */
const requestOf = (c: RouteContext, names: readonly string[], known: KnownAs): Request => {
  const url = new URL(c.req.url);
  return {
    path: Object.fromEntries(names.map((name) => [name, c.req.param(name) ?? ''])),
    pathname: url.pathname,
    query: url.searchParams,
    origin: originOf(url, (name) => c.req.header(name), known),
    holds: (tag: string) => holds(c.req.header('if-none-match'), tag),
    prefers: <T extends string>(types: readonly [T, ...T[]]): T => preferred(types, c.req.header('accept')),
    reads: <L extends string>(languages: readonly [L, ...L[]]): L =>
      preferredLanguage(languages, c.req.header('accept-language')),
  };
};
