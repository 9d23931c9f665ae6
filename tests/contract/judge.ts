import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApi, Operation, Response } from '../../functions/search/http/openapi-types.ts';
import type { Answered } from '../support/reader.ts';
import type { Made } from './requests.ts';

/** Answers may have more members than the document says, for the readers' part; ours may not. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.fromEntries(Object.entries(schema).map(([name, member]) => [name, closed(member)]));
  return members.type === 'object' && 'properties' in members ? { additionalProperties: false, ...members } : members;
};

/** Whether a cursor or a commit is good is not in its form. */
const OF_THE_MOMENT = /[?&](?:cursor|atLeast)=/;

/** What is wrong with an answer by the document, in words; null for one as it should be. */
export const judgeBy = (document: OpenApi): ((made: Made, answer: Answered) => string | null) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'document', components: closed(document.components) });
  const fits = (ref: string, body: unknown): string | null => {
    const validate = ajv.getSchema(`document${ref}`);
    if (validate === undefined) return `no schema ${ref}`;
    return validate(body) ? null : ajv.errorsText(validate.errors);
  };
  const resolve = (operation: Operation, status: number): Response | undefined => {
    const response = operation.responses[status];
    if (response === undefined || !('$ref' in response)) return response;
    return document.components.responses[response.$ref.slice(response.$ref.lastIndexOf('/') + 1)];
  };

  return ({ method, template, target, wrong: all }, { status, headers, body }) => {
    // A field that was left empty in a form is not asked for: a page knows no such mistake.
    const given = new URL(target, 'http://archive.example').searchParams;
    const isPage = status === 304 || headers.get('content-type')?.startsWith('text/html') === true;
    const wrong = isPage ? all.filter((name) => given.getAll(name).some((value) => value.trim() !== '')) : all;
    if (status >= 500) return 'a fault of ours';
    if (method === 'OPTIONS') return status === 204 ? null : 'no preflight';
    if (method !== 'GET' && method !== 'HEAD') {
      return status === 405 && headers.get('allow') !== null
        ? fits('#/components/schemas/Problem', body)
        : 'not refused';
    }
    // Of two mistakes a page tells the first: what is not there has no parameters.
    if (wrong.length > 0 && status !== 400 && !(isPage && status === 404)) return `${wrong} should have been refused`;
    if (all.length === 0 && status === 400 && !OF_THE_MOMENT.test(target))
      return 'refused, though nothing is wrong with it';
    const path = document.paths[template];
    const response = path && resolve(method === 'GET' ? path.get : path.head, status);
    if (response === undefined) return 'a status that the document does not know';
    for (const name of Object.keys(response.headers ?? {})) {
      if (!headers.has(name)) return `no ${name}`;
    }
    if (method === 'HEAD' || status === 304) return body === null ? null : 'a body where there is none';
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const schema = response.content?.[type]?.schema;
    if (schema === undefined) return `${type} is not in the document`;
    return '$ref' in schema ? fits(String(schema.$ref), body) : typeof body === schema.type ? null : 'no text';
  };
};
