import { ANALYSER } from '../analysis.ts';
import { Guide, Health } from '../answers/service.ts';
import { NoParams } from '../params.ts';
import { apiPage } from './api-page.ts';
import { openApi } from './openapi.ts';
import type { OpenApi } from './openapi-types.ts';
import { drawHome } from './pages/search.ts';
import { defineRoute, NOTHING, type Route } from './route.ts';
import { OpenApiDocument, Page } from './schemas.ts';
import { API_VERSION } from './version.ts';
import { withPage } from './with-page.ts';

/** What tells of the archive itself. `all` is every route there is, these included. */
export const serviceRoutes = (all: () => readonly Route[]): readonly Route[] => {
  let made: OpenApi | null = null;
  const document = (): OpenApi => {
    made ??= openApi(all());
    return made;
  };
  const still = { tag: API_VERSION } as const;
  return [
    withPage(
      defineRoute({
        path: '/',
        name: 'guide',
        summary: 'Where to go from here',
        in: NOTHING,
        query: NoParams,
        answers: { 200: { 'application/json': Guide } },
        keeping: 'still',
        answer: ({ holds }) =>
          holds(still.tag)
            ? { ...still, status: 304 }
            : { ...still, status: 200, type: 'application/json', body: guide(all()) },
      }),
      drawHome,
    ),
    defineRoute({
      path: '/health',
      name: 'health',
      summary: 'How far the index is, what it holds and what it stands on',
      in: NOTHING,
      query: NoParams,
      answers: { 200: { 'application/json': Health } },
      keeping: 'momentary',
      answer: async (_, { replica, words }) => {
        const looked = words.look();
        const index = await replica.ask(await replica.current(), (it) => ({ commit: it.commit, ...it.counts() }));
        const from = replica.snapshot;
        const snapshot = from && { commit: from.commit, at: from.at, bytes: from.bytes, read: from.read };
        await looked;
        const body = {
          status: 'ok',
          ...index,
          engine: replica.engine,
          analyser: ANALYSER,
          snapshot,
          words: words.state,
        } as const;
        return { status: 200, type: 'application/json', body, tag: '', commit: index.commit };
      },
    }),
    defineRoute({
      path: '/openapi.json',
      name: 'document',
      summary: 'This description, for programs (OpenAPI 3.1)',
      in: NOTHING,
      query: NoParams,
      answers: { 200: { 'application/json': OpenApiDocument } },
      keeping: 'still',
      answer: ({ holds }) =>
        holds(still.tag)
          ? { ...still, status: 304 }
          : { ...still, status: 200, type: 'application/json', body: document() },
    }),
    defineRoute({
      path: '/api',
      name: 'page',
      summary: 'This description, for people',
      in: NOTHING,
      query: NoParams,
      answers: { 200: { 'text/html': Page } },
      keeping: 'still',
      answer: ({ holds }) =>
        holds(still.tag)
          ? { ...still, status: 304 }
          : { ...still, status: 200, type: 'text/html', body: apiPage(document()) },
    }),
  ];
};

const guide = (routes: readonly Route[]) => ({
  name: 'Cuttings',
  api: '/api',
  document: '/openapi.json',
  routes: Object.fromEntries(
    routes.map(({ name, path, query }) => [name, path + queryTemplate(Object.keys(query.shape))]),
  ),
});

/** As RFC 6570 writes the parameters that an address may have. */
const queryTemplate = (names: readonly string[]): string => (names.length === 0 ? '' : `{?${names.join(',')}}`);
