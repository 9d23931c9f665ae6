import * as z from 'zod/mini';
import { NoParams } from '../params.ts';
import { defineRoute, type Route } from './route.ts';
import { Page } from './schemas.ts';

/** What pages are dressed in and moved by. */
export const ASSET_ROUTES: readonly Route[] = [
  defineRoute({
    path: '/assets/{name}',
    name: 'asset',
    summary: 'The style sheet or the script of the pages',
    description:
      'Pages name them. A name changes with what is in it, so that it may be kept for ever. A page of another version gets those of this one, and asks again.',
    in: z.strictObject({
      name: z.string().check(z.regex(/^[\w-]{16}\.(?:css|js)$/), z.describe('As a page has it.')),
    }),
    query: NoParams,
    answers: { 200: { 'text/css': Page, 'text/javascript': Page } },
    missing: 'There is no such file',
    keeping: 'immutable',
    answer: ({ path: { name }, holds }, { assets }) => {
      const { path, type, text } = name.endsWith('.css') ? assets.style : assets.script;
      const tag = path.slice('/assets/'.length);
      // While one version takes another's place, either may be asked for the other's: asked again, it may be there.
      const keeping = tag === name ? 'immutable' : 'article';
      return holds(tag) ? { status: 304, tag, keeping } : { status: 200, tag, keeping, type, body: text };
    },
  }),
];
