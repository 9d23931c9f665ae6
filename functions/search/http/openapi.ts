import * as z from 'zod/mini';
import { namedSchemas, refTo, schemaOf } from './json-schema.ts';
import { HEADERS, header, IF_NONE_MATCH, KEPT, PROBLEMS, STATUSES } from './openapi-parts.ts';
import type { OpenApi, Operation, Parameter, Response } from './openapi-types.ts';
import type { Route } from './route.ts';
import { API_VERSION } from './version.ts';

const DESCRIPTION = `The archive of a newsroom, for programs: who said what, where and when.

Everything is read with GET (or HEAD), needs no key, and may be asked by pages of any site. Parameters are strict: one that
is unknown, given twice or wrong is refused with a problem (RFC 9457) that names it. Answers name the commit that they
reflect; \`atLeast\` waits for one that stands on a receipt. Answers have an \`ETag\`, and are 304 while nothing has changed.
Who would rather have HTML, as browsers would, gets the same as a page. Members may be added to answers; take no notice of what you do not know.`;

/** The description of these routes, from the schemas that check their requests and describe their answers. */
export const openApi = (routes: readonly Route[]): OpenApi => ({
  openapi: '3.1.1',
  info: { title: 'Cuttings', version: API_VERSION, description: DESCRIPTION },
  servers: [{ url: '/' }],
  paths: Object.fromEntries(routes.map((route) => [route.path, { get: getOf(route), head: headOf(route) }])),
  components: {
    schemas: namedSchemas(),
    headers: HEADERS,
    parameters: { 'If-None-Match': IF_NONE_MATCH },
    responses: PROBLEMS,
  },
});

const getOf = (route: Route): Operation => ({
  operationId: route.name,
  summary: route.summary,
  ...(route.description === undefined ? {} : { description: route.description }),
  parameters: [
    ...parametersOf(route.in, 'path', route.example),
    ...parametersOf(route.query, 'query', route.example),
    ...(route.keeping === 'momentary' ? [] : [{ $ref: '#/components/parameters/If-None-Match' }]),
  ],
  responses: {
    ...Object.fromEntries(
      Object.entries(route.answers).map(([status, media]) => [status, answerOf(route, status, media)]),
    ),
    ...(route.keeping === 'momentary' ? {} : { 304: { description: 'What you have still holds.', headers: KEPT } }),
    400: { $ref: '#/components/responses/BadParameter' },
    ...(route.missing === undefined ? {} : { 404: { $ref: '#/components/responses/NotFound' } }),
    406: { $ref: '#/components/responses/NotAcceptable' },
    414: { $ref: '#/components/responses/TooLong' },
    500: { $ref: '#/components/responses/Unexpected' },
    503: { $ref: '#/components/responses/Unavailable' },
  },
});

/** The same without bodies. */
const headOf = (route: Route): Operation => {
  const { operationId, summary, parameters, responses } = getOf(route);
  return {
    operationId: `${operationId}Head`,
    summary: `${summary}: the headers alone`,
    ...(parameters === undefined ? {} : { parameters }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        '$ref' in response
          ? { description: STATUSES[status] ?? '' }
          : { description: response.description, ...(response.headers ? { headers: response.headers } : {}) },
      ]),
    ),
  };
};

const answerOf = (route: Route, status: string, media: Readonly<Record<string, z.ZodMiniType>>): Response => ({
  description: STATUSES[status] ?? '',
  headers: route.keeping === 'momentary' ? { 'Cache-Control': header('Cache-Control') } : KEPT,
  content: Object.fromEntries(Object.entries(media).map(([type, schema]) => [type, { schema: refTo(schema) }])),
});

const parametersOf = (fields: z.ZodMiniObject, where: 'path' | 'query', examples: Route['example'] = {}): Parameter[] =>
  Object.entries(fields.shape).map(([name, field]) => {
    const { description, ...schema } = schemaOf(field);
    const required = !z.safeParse(field, undefined).success;
    const { [name]: example } = examples;
    return {
      name,
      in: where,
      required,
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
      schema,
    };
  });
