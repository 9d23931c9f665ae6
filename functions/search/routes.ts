import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import { ArchiveError } from '../archive/errors.ts';
import { ANALYSER } from './analysis.ts';
import type { ArchiveIndex } from './archive-index.ts';
import {
  ArticleParams,
  NoParams,
  PersonParams,
  QuotationsParams,
  readParams,
  SearchParams,
  SpeakersParams,
} from './params.ts';
import { findSpeakers } from './people/find-speakers.ts';
import { personPage } from './people/person.ts';
import { problem, problemOf, problemResponse } from './problem.ts';
import { findQuotations } from './quotations/find-quotations.ts';
import type { Replica } from './replica.ts';
import { jsonResponse, notModified, SECURITY_HEADERS } from './respond.ts';
import { search } from './search.ts';
import type { ShowDependencies } from './show.ts';
import { visible } from './visibility.ts';

export type RouteDependencies = Omit<ShowDependencies, 'replica'> & {
  readonly replica: Replica;
  readonly log: Record<'info' | 'error', (message: string, fields: Readonly<Record<string, unknown>>) => void>;
  /** The id of a request, from what the platform passes along with it. */
  readonly requestId: (environment: unknown) => string;
};

type Routes = Hono<{ Variables: { commit?: number } }>;
type RouteContext = Context<{ Variables: { commit?: number } }>;

const GUIDE = {
  name: 'Cuttings',
  routes: {
    search: '/search?q={words}&limit={1..100}&cursor={cursor}&atLeast={commit}',
    article: '/articles/{id}',
    quotations:
      '/quotes?q={words}&speaker={id}&from={day}&to={day}&sort={relevance|newest}&limit={1..100}&cursor={cursor}',
    speakers: '/speakers?q={name}&limit={1..100}&atLeast={commit}',
    speaker: '/speakers/{id}?limit={1..100}&cursor={cursor}&atLeast={commit}',
    health: '/health',
  },
} as const;

/** What readers may ask: GET and HEAD, JSON. A web application of no platform in particular. */
export const routes = (dependencies: RouteDependencies): Routes => {
  const { replica, archive, clock, log, requestId } = dependencies;
  const app: Routes = new Hono();

  // Neither query nor path is logged: what somebody looks for is nobody else's business.
  app.use(async (c, next) => {
    const started = clock.now();
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
    log.info('answered', {
      requestId: requestId(c.env),
      method: c.req.raw.method,
      route: routePath(c, -1),
      status: c.res.status,
      took: clock.now() - started,
      commit: c.get('commit'),
    });
  });

  app.get('/', (c) => {
    readParams(NoParams, paramsOf(c));
    return notModified(c.req.header('if-none-match'), ANALYSER) ?? jsonResponse(GUIDE, ANALYSER);
  });

  app.get('/search', async (c) => {
    const started = clock.now();
    const { atLeast, ...request } = readParams(SearchParams, paramsOf(c));
    return fromIndex(c, await indexAt(replica, atLeast), async (index) => {
      const { answer, version } = await search(request, index, dependencies);
      return { answer: { ...answer, took: clock.now() - started }, version };
    });
  });

  app.get('/quotes', async (c) => {
    const { atLeast, ...request } = readParams(QuotationsParams, paramsOf(c));
    return fromIndex(c, await indexAt(replica, atLeast), (index) => findQuotations(request, index, dependencies));
  });

  app.get('/speakers', async (c) => {
    const { atLeast, ...request } = readParams(SpeakersParams, paramsOf(c));
    return fromIndex(c, await indexNow(replica, atLeast), (index) => findSpeakers(request, index, dependencies));
  });

  app.get('/speakers/:id', async (c) => {
    const { atLeast, ...request } = readParams(PersonParams, paramsOf(c));
    const person = c.req.param('id');
    return fromIndex(c, await indexNow(replica, atLeast), (index) =>
      personPage({ ...request, person }, index, dependencies),
    );
  });

  // Read from the table itself, which holds every commit that a receipt can name: `atLeast` is always true.
  app.get('/articles/:id', async (c) => {
    readParams(ArticleParams, paramsOf(c));
    const id = c.req.param('id');
    const head = ID.test(id) ? (await archive.heads([id])).get(id) : undefined;
    const answer = head?.state === 'withdrawn' ? head : visible(head, clock.now());
    if (answer === null) throw new ArchiveError('not-found', 'There is no such article');
    c.set('commit', answer.commit);
    const tag = `${answer.id}.${answer.revision}`;
    if (answer.state === 'withdrawn') return jsonResponse(answer, tag, 410);
    return notModified(c.req.header('if-none-match'), tag) ?? jsonResponse(answer, tag);
  });

  app.get('/health', async (c) => {
    readParams(NoParams, paramsOf(c));
    const index = await replica.ask(await replica.current(), (it) => ({ commit: it.commit, ...it.counts() }));
    c.set('commit', index.commit);
    const from = replica.snapshot;
    const snapshot = from && { commit: from.commit, at: from.at, bytes: from.bytes, read: from.read };
    const body = { status: 'ok', ...index, analyser: ANALYSER, snapshot };
    return new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  });

  for (const path of ['/', '/search', '/quotes', '/articles/:id', '/speakers', '/speakers/:id', '/health']) {
    app.all(path, () => problemResponse(problem('wrong-method', 'Ask with GET or HEAD.'), { allow: 'GET, HEAD' }));
  }
  app.notFound(() => problemResponse(problem('not-found', 'There is no such path; / names those that there are.')));
  app.onError((error, c) => {
    const told = problemOf(error, requestId(c.env));
    if (told.status >= 500) log.error('failed', { requestId: requestId(c.env), route: routePath(c, -1), error });
    return problemResponse(told);
  });
  return app;
};

const ID = /^[0-9a-z]{1,64}$/;

const paramsOf = (c: RouteContext): URLSearchParams => new URL(c.req.url).searchParams;

const indexAt = (replica: Replica, commit: number | undefined): Promise<ArchiveIndex> =>
  commit === undefined ? replica.current() : replica.atLeast(commit);

/** For what is told of more articles than are looked up in the table: a withdrawal is in the log, so read that first. */
const indexNow = async (replica: Replica, commit: number | undefined): Promise<ArchiveIndex> => {
  const index = await replica.renewed();
  return commit === undefined || index.commit >= commit ? index : replica.atLeast(commit);
};

/** Answers from the index, unless the reader has the answer of this very state of it already. */
const fromIndex = async (
  c: RouteContext,
  index: ArchiveIndex,
  ask: (index: ArchiveIndex) => Promise<{ readonly answer: { readonly commit: number }; readonly version: string }>,
): Promise<Response> => {
  c.set('commit', index.commit);
  const held = notModified(c.req.header('if-none-match'), tagOf(index.version));
  if (held !== null) return held;
  const { answer, version } = await ask(index);
  c.set('commit', answer.commit);
  return jsonResponse(answer, tagOf(version));
};

const tagOf = (version: string): string => `${ANALYSER}.${version}`;
